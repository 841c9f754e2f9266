import { type Reading, readable } from '@/domain/items/response'
import { readChoice } from '@/domain/items/response-shapes'
import type { TypeResponse } from '@/domain/items/types/item-type'

/** A boolean. In a form, `true` or `false`. */
export const trueFalseResponse = {
  read: (_, raw) => readTruth(raw),
  fromForm: (_, form) => truthFrom(form.field()),
  format: (_, response) => (response === true ? 'True' : response === false ? 'False' : null),
} satisfies TypeResponse<'true-false'>

/** `true`, `false`, or `null`; nothing else is converted. */
export function readTruth(raw: unknown): Reading<boolean | null> {
  if (typeof raw === 'boolean') return readable(raw)
  const none = readChoice(raw, [])
  return none.ok ? readable(null) : none
}

function truthFrom(value: string | null): boolean | string | null {
  if (value === 'true') return true
  return value === 'false' ? false : value
}
