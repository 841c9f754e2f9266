import type { PublicOption } from './item-lists'
import { plainText } from './rich-text'

/** Parts of responses as text. Each takes any JSON. */

/** The text of an option. @returns null if there is no such option */
export function formatOption(options: readonly PublicOption[], id: unknown): string | null {
  const found = options.find((option) => option.id === id)
  return found ? plainText(found.text) : null
}

/** The texts of options. @returns null if there are none, or if one of them doesn’t exist */
export function formatOptions(options: readonly PublicOption[], response: unknown): string | null {
  const ids = Array.isArray(response) ? response : []
  const texts = ids.map((id) => formatOption(options, id))
  return texts.length > 0 && texts.every((text) => text !== null) ? texts.join('; ') : null
}

/** The answer to each part after the part’s name. */
export function formatPairs(parts: readonly PublicOption[], answerTo: (id: string) => string | null): string {
  return parts.map(({ id, text }) => `${plainText(text)}: ${answerTo(id) ?? '–'}`).join('; ')
}

/** What was typed, with the unit from a separate field. */
export function formatTyped(response: unknown): string | null {
  if (typeof response === 'string') return response
  const parts = [fieldOf(response, 'number'), fieldOf(response, 'unit')]
  return parts.filter((part) => typeof part === 'string').join(' ') || null
}

/** A property of any JSON, if it has it. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined
}
