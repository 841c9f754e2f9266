import { isBlank } from '@/domain/items/is-blank'
import type { PublicGap, PublicItem, PublicOption } from '@/domain/items/public-item'
import { readResponse } from '@/domain/items/read-response'
import { plainText } from '@/domain/items/rich-text'

/** The maximum number of characters shown of a response that can’t be read. */
const MAX_UNREADABLE = 300

/**
 * Formats a response for display, using only what the learner has seen, without a key. Takes any JSON: an unreadable response is shown as
 * it is, cut at 300 characters; a readable one is never cut. @returns `null` if it is unanswered
 */
export function formatResponse(item: PublicItem, response: unknown): string | null {
  if (isBlank(item, response)) return null
  const words = wordsOf(item, response) ?? JSON.stringify(response) ?? ''
  const isCut = words.length > MAX_UNREADABLE && !readResponse(item, response).ok
  return (isCut ? `${words.slice(0, MAX_UNREADABLE - 1)}…` : words) || null
}

function wordsOf(item: PublicItem, response: unknown): string | null {
  switch (item.type) {
    case 'single-choice':
      return textsOf(item.options, [response])
    case 'multiple-response':
      return textsOf(item.options, response)
    case 'true-false':
      return response === true ? 'True' : response === false ? 'False' : null
    case 'hotspot':
      return textsOf(item.regions, Array.isArray(response) ? response : [response])
    case 'evidence':
      return textsOf(item.passages, response)
    case 'ordering':
      return Array.isArray(response)
        ? response.map((id, index) => `${index + 1}. ${textOf(item.elements, id) ?? '–'}`).join('; ')
        : null
    case 'matching':
    case 'categorize':
      return pairs(item.stems, (id) => textOf(item.choices, fieldOf(response, id)))
    case 'numeric':
    case 'short-text':
      return typed(response)
    case 'cloze':
      return pairs(
        item.gaps.map(({ id, label }) => ({ id, text: label })),
        (id) =>
          formatGapResponse(
            item.gaps.find((gap) => gap.id === id),
            fieldOf(response, id),
          ),
      )
  }
}

function formatGapResponse(gap: PublicGap | undefined, response: unknown): string | null {
  return gap?.type === 'choice' ? textOf(gap.options, response) : typed(response)
}

function textsOf(options: readonly PublicOption[], response: unknown): string | null {
  const ids = Array.isArray(response) ? response : []
  const texts = ids.map((id) => textOf(options, id))
  return texts.length > 0 && texts.every((text) => text !== null) ? texts.join('; ') : null
}

function textOf(options: readonly PublicOption[], id: unknown): string | null {
  const found = options.find((option) => option.id === id)
  return found ? plainText(found.text) : null
}

function pairs(parts: readonly PublicOption[], answerTo: (id: string) => string | null): string {
  return parts.map(({ id, text }) => `${plainText(text)}: ${answerTo(id) ?? '–'}`).join('; ')
}

function typed(response: unknown): string | null {
  if (typeof response === 'string') return response
  const parts = [fieldOf(response, 'number'), fieldOf(response, 'unit')]
  return parts.filter((part) => typeof part === 'string').join(' ') || null
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined
}
