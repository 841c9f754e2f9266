import type { PublicGap, PublicItem } from '@/domain/items/public-item'
import {
  type GapResponse,
  type ItemResponse,
  type Reading,
  readable,
  responseLimits,
} from '@/domain/items/response'
import {
  readChoice,
  readChoices,
  readOrder,
  readPairs,
  readRecord,
  readText,
  readTypedNumber,
} from '@/domain/items/response-shapes'

/**
 * Parses any JSON as a response to the item, in the shape of its type, or returns why it doesn’t have that shape. Works with public
 * and full items. Doesn’t check whether typed text is a number; `validateResponse` does.
 */
export function readResponse(item: PublicItem, raw: unknown): Reading<ItemResponse> {
  switch (item.type) {
    case 'single-choice':
      return readChoice(raw, idsOf(item.options))
    case 'true-false':
      return readTruth(raw)
    case 'multiple-response':
      return readChoices(raw, idsOf(item.options))
    case 'matching':
    case 'categorize': {
      const pairs = readPairs(raw, idsOf(item.stems), idsOf(item.choices))
      return pairs.ok ? readable(Object.fromEntries(pairs.value)) : pairs
    }
    case 'ordering':
      return readOrder(raw, idsOf(item.elements))
    case 'numeric':
      return readTypedNumber(raw)
    case 'short-text':
      return readText(raw, responseLimits.textCharacters)
    case 'cloze':
      return readGaps(raw, item.gaps)
    case 'hotspot':
      return item.multiple ? readChoices(raw, idsOf(item.regions)) : readChoice(raw, idsOf(item.regions))
    case 'evidence':
      return readChoices(raw, idsOf(item.passages))
  }
}

/** `true`, `false`, or `null`; nothing else is converted. */
export function readTruth(raw: unknown): Reading<boolean | null> {
  if (typeof raw === 'boolean') return readable(raw)
  const none = readChoice(raw, [])
  return none.ok ? readable(null) : none
}

/** Parses the shape of one gap’s response. */
function readGap(gap: PublicGap, raw: unknown): Reading<GapResponse> {
  switch (gap.type) {
    case 'choice':
      return readChoice(raw, idsOf(gap.options), gap.id)
    case 'numeric':
      return readTypedNumber(raw, gap.id)
    case 'text':
      return readText(raw, responseLimits.textCharacters, gap.id)
  }
}

function readGaps(raw: unknown, gaps: readonly PublicGap[]): Reading<Record<string, GapResponse>> {
  const entries = readRecord(raw, idsOf(gaps))
  if (!entries.ok) return entries
  const responses: [string, GapResponse][] = []
  for (const gap of gaps) {
    const response = readGap(gap, entries.value.get(gap.id))
    if (!response.ok) return response
    responses.push([gap.id, response.value])
  }
  return readable(Object.fromEntries(responses))
}

function idsOf(list: readonly { readonly id: string }[]): string[] {
  return list.map(({ id }) => id)
}
