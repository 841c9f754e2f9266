import { formatPercent } from '@/domain/text/format'

/** A value of an audit entry: words, or an instant to show in the reader’s time zone; null if there was none. */
export type ChangedValue = { readonly text: string } | { readonly at: Date } | null

export interface ChangedField {
  readonly label: string
  readonly before: ChangedValue
  readonly after: ChangedValue
}

/** Names that the fields alone don’t explain. The others are split into words: `timeLimitMinutes` → “Time limit minutes”. */
const LABELS: Readonly<Record<string, string>> = {
  isBack: 'Returned',
  isExcused: 'Excused',
  isFinal: 'Final override',
  isLate: 'Late',
  isNew: 'New code',
  isOn: 'Joining with a code',
  isRemoved: 'Removed',
  back: 'Returned',
  manualRatio: 'Manual grade',
  pools: 'Random rules',
  items: 'Selected questions',
  stays: 'Stays as teaching assistant',
}

/** Stored names that users know in another form. */
const WORDS: Readonly<Record<string, string>> = {
  STUDENT: 'student',
  ASSISTANT: 'teaching assistant',
  OBSERVER: 'observer',
  INSTRUCTOR: 'instructor',
}

const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * What an audit entry changed, in words: each field whose value differs, with IDs replaced by names.
 * @param nameOf the name of an ID; undefined if it has none
 */
export function describeChange(
  before: unknown,
  after: unknown,
  nameOf: (id: string) => string | undefined,
): ChangedField[] {
  const [old, now] = [flatten(before), flatten(after)]
  const paths = [...new Set([...old.keys(), ...now.keys()])]
  return paths
    .filter((path) => JSON.stringify(old.get(path)) !== JSON.stringify(now.get(path)))
    .map((path) => ({
      label: labelOf(path),
      before: old.has(path) ? toValue(path, old.get(path), nameOf) : null,
      after: now.has(path) ? toValue(path, now.get(path), nameOf) : null,
    }))
}

/** The IDs in a stored value. An ID inside a longer text isn’t one, because people can write it. */
export function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return UUID.test(value) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return [...new Set(Object.values(value).flatMap(idsIn))]
}

/** The slugs of the selected questions in a stored value, `items`. */
export function slugsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, entry]) =>
    name === 'items' && Array.isArray(entry)
      ? entry.filter((slug): slug is string => typeof slug === 'string')
      : slugsIn(entry),
  )
}

/** The values by path, `limits.dueAt`; lists are values. */
function flatten(value: unknown, path = ''): Map<string, unknown> {
  if (value === null || value === undefined) return path === '' ? new Map() : new Map([[path, null]])
  if (typeof value !== 'object' || Array.isArray(value)) return new Map([[path, value]])
  return new Map(
    Object.entries(value).flatMap(([name, entry]) => [
      ...flatten(entry, path === '' ? name : `${path}.${name}`),
    ]),
  )
}

function labelOf(path: string): string {
  const words = path.split('.').map((name) => LABELS[name] ?? wordsOf(name))
  return words
    .map((word, index) => (index === 0 ? word : word.charAt(0).toLowerCase() + word.slice(1)))
    .join(', ')
}

function wordsOf(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_]/g, ' ')
    .toLowerCase()
    .replace(/ at$/, '')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

type NameOf = (id: string) => string | undefined

function toValue(path: string, value: unknown, nameOf: NameOf): ChangedValue {
  if (typeof value === 'string' && ISO_INSTANT.test(value)) return { at: new Date(value) }
  if (typeof value === 'number' && /ratio$/i.test(path)) return { text: formatPercent(value, 2) }
  if (/(^|\.)items$/.test(path) && Array.isArray(value) && value.length > 0)
    return { text: value.map((slug) => `“${nameOf(String(slug)) ?? slug}”`).join(', ') }
  return { text: textOf(value, nameOf) }
}

function textOf(value: unknown, nameOf: NameOf): string {
  if (value === null || value === undefined || value === '') return 'none'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return UUID.test(value) ? (nameOf(value) ?? value) : (WORDS[value] ?? value)
  if (Array.isArray(value)) {
    // What has several fields needs a stronger separator.
    const separator = value.some((entry) => typeof entry === 'object' && entry !== null) ? '; ' : ', '
    return value.length === 0 ? 'none' : value.map((entry) => textOf(entry, nameOf)).join(separator)
  }
  if (typeof value !== 'object') return String(value)
  const fields = Object.entries(value).map(
    ([name, entry]) => `${(LABELS[name] ?? wordsOf(name)).toLowerCase()}: ${textOf(entry, nameOf)}`,
  )
  return fields.length === 0 ? 'none' : fields.join(', ')
}
