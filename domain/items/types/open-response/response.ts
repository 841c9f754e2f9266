import { formatTyped } from '@/domain/items/format-parts'
import { readable, type Reading, responseLimits } from '@/domain/items/response'
import { readText } from '@/domain/items/response-shapes'
import type { TypeResponse } from '@/domain/items/types/item-type'

/** As typed, with plain line breaks. */
export const openResponseResponse = {
  read: (_, raw) => readEssay(raw),
  fromForm: (_, form) => withPlainLines(form.field()),
  format: (_, response) => formatTyped(response),
} satisfies TypeResponse<'open-response'>

export function readEssay(raw: unknown): Reading<string | null> {
  const typed = readText(raw, responseLimits.essayCharacters)
  return typed.ok ? readable(withPlainLines(typed.value)) : typed
}

/** A form sends line breaks as two characters, and a script as one. */
function withPlainLines(typed: string | null): string | null {
  return typed === null ? null : typed.replaceAll(/\r\n?/g, '\n')
}
