import { withoutInvisible } from '@/domain/items/invisible-characters'
import {
  type NumberWithUnit,
  type Reading,
  readable,
  responseLimits,
  unreadable,
} from '@/domain/items/response'

/** Readers for the parts of responses. Each takes any JSON and returns a value or a problem. */

const isBlankValue = (raw: unknown) => raw === null || raw === undefined || raw === ''

/** One of `ids`, or `null` for none. */
export function readChoice(raw: unknown, ids: readonly string[], part?: string): Reading<string | null> {
  if (isBlankValue(raw)) return readable(null)
  if (typeof raw !== 'string') return unreadable('wrong-shape', 'This answer isn’t one of the choices.', part)
  if (!ids.includes(raw))
    return unreadable('unknown-choice', 'This choice doesn’t belong to the question.', part)
  return readable(raw)
}

/** Some of `ids`, each once, as they come. */
export function readChoices(raw: unknown, ids: readonly string[]): Reading<string[]> {
  if (isBlankValue(raw)) return readable([])
  if (!Array.isArray(raw)) return unreadable('wrong-shape', 'This answer isn’t a list of choices.')
  if (raw.length > responseLimits.entries) return unreadable('too-long', 'This answer has too many choices.')
  const known = new Set(ids)
  const chosen = new Set<string>()
  for (const entry of raw as readonly unknown[]) {
    if (typeof entry !== 'string') return unreadable('wrong-shape', 'This answer isn’t a list of choices.')
    if (!known.has(entry)) return unreadable('unknown-choice', 'This choice doesn’t belong to the question.')
    chosen.add(entry)
  }
  return readable([...chosen])
}

/** The entries of an object whose keys are among `ids`; any other key is a problem. */
export function readRecord(raw: unknown, ids: readonly string[]): Reading<Map<string, unknown>> {
  if (isBlankValue(raw)) return readable(new Map())
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return unreadable('wrong-shape', 'This answer doesn’t match the question type.')
  }
  const entries = new Map<string, unknown>(Object.entries(raw))
  const known = new Set(ids)
  for (const id of entries.keys()) {
    if (!known.has(id))
      return unreadable('unknown-choice', 'Part of this answer doesn’t belong to the question.')
  }
  return readable(entries)
}

/** For each of `stemIds` one of `choiceIds`, or `null`. */
export function readPairs(
  raw: unknown,
  stemIds: readonly string[],
  choiceIds: readonly string[],
): Reading<Map<string, string | null>> {
  const entries = readRecord(raw, stemIds)
  if (!entries.ok) return entries
  const pairs = new Map<string, string | null>()
  for (const stem of stemIds) {
    const choice = readChoice(entries.value.get(stem), choiceIds, stem)
    if (!choice.ok) return choice
    pairs.set(stem, choice.value)
  }
  return readable(pairs)
}

/** All of `ids`, each at one position; `null` if the order wasn’t changed. */
export function readOrder(raw: unknown, ids: readonly string[]): Reading<string[] | null> {
  if (isBlankValue(raw)) return readable(null)
  if (!Array.isArray(raw)) return unreadable('wrong-shape', 'This answer isn’t an order of elements.')
  if (raw.length > responseLimits.entries) return unreadable('too-long', 'This order has too many entries.')
  const order: string[] = []
  for (const entry of raw as readonly unknown[]) {
    if (typeof entry !== 'string') return unreadable('wrong-shape', 'This answer isn’t an order of elements.')
    if (entry !== '' && !ids.includes(entry)) {
      return unreadable('unknown-choice', 'Part of this order doesn’t belong to the question.')
    }
    order.push(entry)
  }
  if (order.every((entry) => entry === '')) return readable(null)
  if (order.length !== ids.length || !ids.every((id) => order.includes(id))) {
    return unreadable('incomplete-order', 'Give every element a different position.')
  }
  return readable(order)
}

/** Typed text as it is; `null` if it is only white space. */
export function readText(raw: unknown, limit: number, part?: string): Reading<string | null> {
  if (isBlankValue(raw)) return readable(null)
  if (typeof raw !== 'string') return unreadable('wrong-shape', 'This answer isn’t text.', part)
  if (raw.length > limit) {
    return unreadable('too-long', `This answer is longer than ${limit} characters.`, part)
  }
  // A database can’t store NUL or half a surrogate pair in JSON.
  if (raw.includes('\u0000') || /\p{Surrogate}/u.test(raw)) {
    return unreadable('unreadable-text', 'This answer contains characters that can’t be read.', part)
  }
  return readable(withoutInvisible(raw).trim() === '' ? null : raw)
}

/** A number as typed, with or without a unit from a separate field. The number itself isn’t parsed here. */
export function readTypedNumber(raw: unknown, part?: string): Reading<string | NumberWithUnit | null> {
  const limit = responseLimits.numberCharacters
  if (typeof raw !== 'object' || raw === null) return readText(raw, limit, part)
  const entries = readRecord(raw, ['number', 'unit'])
  if (!entries.ok) return unreadable('wrong-shape', 'This answer isn’t a number.', part)
  const number = readText(entries.value.get('number'), limit, part)
  if (!number.ok) return number
  const unit = readText(entries.value.get('unit'), limit, part)
  if (!unit.ok) return unit
  return readable(number.value === null ? null : { number: number.value, unit: unit.value ?? '' })
}

/** The IDs of a list, in its order. */
export function idsOf(list: readonly { readonly id: string }[]): string[] {
  return list.map(({ id }) => id)
}
