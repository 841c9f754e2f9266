import { commonFields, fieldsOfType } from '@/domain/items/form/fields-of-type'
import type { Item } from './item'
import type { Draft, FieldSpec, FormContext } from './item-form'
import { plainText } from './rich-text'

export interface ItemChange {
  /** The field, as the editor labels it: `Option “Mali”: Correct`. */
  readonly location: string
  /** `null` if it was added or removed. */
  readonly before: string | null
  readonly after: string | null
}

/** One field: its label and its text. */
interface Entry {
  readonly location: string
  readonly text: string
}

/** An item as a list of fields. Keys consist of names and IDs, so that they don’t depend on texts. */
interface Flat {
  readonly fields: Map<string, Entry>
  /** Rows of lists, which are added and removed as a whole. */
  readonly rows: Map<string, Entry>
  /** The rows of each list with IDs, in order. */
  readonly orders: Map<string, { readonly location: string; readonly rows: readonly Row[] }>
}

interface Row {
  readonly id: string
  readonly name: string
}

type Fields = readonly FieldSpec[]
type ListSpec = Extract<FieldSpec, { kind: 'list' }>

/**
 * The changes between two versions of an item, field by field. Rows are matched by ID, whatever their position. A new order is one change,
 * and so is an added or removed row.
 */
export function compareItems(before: Item, after: Item, context: FormContext): ItemChange[] {
  return compareDrafts({ ...before }, { ...after }, context)
}

/** As `compareItems`, for drafts of the same type, which can be incomplete. */
export function compareDrafts(before: Draft, after: Draft, context: FormContext): ItemChange[] {
  const [old, fresh] = [flattenDraft(before, context), flattenDraft(after, context)]
  const rows = differing(old.rows, fresh.rows).filter(([, { before, after }]) => !before || !after)
  const isOfSuchRow = (key: string) => rows.some(([row]) => key.startsWith(`${row}/`))
  const changes = [...differing(old.fields, fresh.fields), ...rows].flatMap(([key, { before, after }]) =>
    isOfSuchRow(key)
      ? []
      : [
          {
            location: after?.location ?? before?.location ?? '',
            before: before?.text ?? null,
            after: after?.text ?? null,
          },
        ],
  )
  return [...changes, ...newOrders(old, fresh)]
}

/** Lists in which the rows of both versions have another order. */
function newOrders(old: Flat, fresh: Flat): ItemChange[] {
  return [...fresh.orders].flatMap(([key, { location, rows }]) => {
    const before = old.orders.get(key)?.rows ?? []
    const common = (list: readonly Row[], other: readonly Row[]) =>
      list.filter(({ id }) => other.some((row) => row.id === id))
    const [was, is] = [common(before, rows), common(rows, before)]
    if (was.every(({ id }, index) => id === is[index]?.id)) return []
    return [{ location: `${location}: order`, before: inOrder(was), after: inOrder(is) }]
  })
}

function inOrder(rows: readonly Row[]): string {
  return rows.map(({ name }) => name).join(' · ')
}

function differing(before: Map<string, Entry>, after: Map<string, Entry>) {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const pair = { before: before.get(key), after: after.get(key) }
    return pair.before?.text === pair.after?.text ? [] : [[key, pair] as const]
  })
}

function flattenDraft(draft: Draft, context: FormContext): Flat {
  const flat: Flat = { fields: new Map(), rows: new Map(), orders: new Map() }
  const fields = [STEM, ...fieldsOfType(draft, context), ...commonFields(context)]
  flattenObject(flat, draft, fields, { key: '', location: '' })
  return flat
}

const STEM = { kind: 'area', name: 'stem', label: 'Question' } as const

type At = { readonly key: string; readonly location: string }

function flattenObject(flat: Flat, value: object, fields: Fields, at: At): void {
  for (const [name, entry] of Object.entries(value)) {
    const spec = fields.find((field) => field.name === name)
    // The ID identifies the row and isn’t shown.
    if (entry === undefined || (name === 'id' && !spec)) continue
    const below = { key: `${at.key}/${name}`, location: at.location + (spec?.label ?? name) }
    if (Array.isArray(entry) && entry.some((row) => typeof row === 'object'))
      flattenList(flat, entry, spec?.kind === 'list' ? spec : null, { ...below, location: at.location })
    else if (typeof entry === 'object' && entry !== null && !Array.isArray(entry))
      flattenObject(flat, entry, spec?.kind === 'group' ? spec.fields : [], {
        ...below,
        location: `${below.location}: `,
      })
    else flat.fields.set(below.key, { location: below.location, text: inWords(entry, spec) })
  }
}

function flattenList(flat: Flat, list: readonly unknown[], spec: ListSpec | null, at: At): void {
  const rows = list.map((entry) => Object(entry) as Draft)
  for (const [index, row] of rows.entries()) {
    const one = capital(spec?.one ?? 'entry')
    const location = row.id === undefined ? `${one} ${index + 1}` : `${one} “${nameOf(row)}”`
    const key = `${at.key}/${row.id ?? index}`
    flat.rows.set(key, { location: at.location + one, text: nameOf(row) })
    flattenObject(flat, row, spec?.fields(row) ?? [], { key, location: `${at.location}${location}: ` })
  }
  if (rows.every(({ id }) => id !== undefined))
    flat.orders.set(at.key, {
      location: at.location + (spec?.label ?? 'Entries'),
      rows: rows.map((row) => ({ id: String(row.id), name: nameOf(row) })),
    })
}

function inWords(value: unknown, spec: FieldSpec | undefined): string {
  if (Array.isArray(value)) return value.join(' · ')
  if (spec?.kind === 'select')
    return spec.options.find(([option]) => option === String(value))?.[1] ?? String(value)
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
}

function nameOf({ text, label, value, id }: Draft): string {
  const name = plainText(String(text ?? label ?? value ?? id ?? ''))
  return name.length > 50 ? `${name.slice(0, 50)}…` : name
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
