import { fieldOf, formatOption, formatPairs, formatTyped } from '@/domain/items/format-parts'
import { type GapResponse, type Reading, readable, responseLimits } from '@/domain/items/response'
import { idsOf, readChoice, readRecord, readText, readTypedNumber } from '@/domain/items/response-shapes'
import type { TypeResponse } from '@/domain/items/types/item-type'
import { numberFrom } from '@/domain/items/types/numeric/response'
import type { PublicGap } from './public-item'

/** By the ID of each gap: an option’s ID, or what was typed. In a form, the field of a gap, and of its unit. */
export const clozeResponse = {
  read: ({ gaps }, raw) => readGaps(raw, gaps),
  fromForm: ({ gaps }, form) =>
    Object.fromEntries(
      gaps.map(({ id }): [string, GapResponse] => [id, numberFrom(form.field(id), form.field(id, 'unit'))]),
    ),
  format: ({ gaps }, response) =>
    formatPairs(
      gaps.map(({ id, label }) => ({ id, text: label })),
      (id) =>
        formatGapResponse(
          gaps.find((gap) => gap.id === id),
          fieldOf(response, id),
        ),
    ),
  partIds: ({ gaps }) => idsOf(gaps),
  numbers: ({ gaps }) =>
    gaps.flatMap((gap) => (gap.type === 'numeric' ? [{ format: gap, part: gap.id }] : [])),
} satisfies TypeResponse<'cloze'>

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

function formatGapResponse(gap: PublicGap | undefined, response: unknown): string | null {
  return gap?.type === 'choice' ? formatOption(gap.options, response) : formatTyped(response)
}
