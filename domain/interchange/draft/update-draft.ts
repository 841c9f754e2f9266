import { rowsIn } from '@/domain/items/draft-rows'
import type { Draft } from '@/domain/items/item-form'

const LISTS = ['options', 'stems', 'choices', 'elements', 'gaps'] as const
/** What only this site has: an update from the source doesn’t remove it. */
const OWN_FIELDS: readonly string[] = ['concept', 'section', 'claims', 'paragraphs', 'demand']
/** Kept if the source has none. */
const OPTIONAL_FIELDS: readonly string[] = ['explanation', 'hints', 'tags']

/**
 * A changed question of a source over the question that was imported earlier: IDs of rows with the same text stay, so that answers and
 * comparisons still fit, and so do the concept and whatever else the source doesn’t have.
 */
export function updateDraft(before: Draft, fresh: Draft): Draft {
  const kept = before.type === fresh.type ? withIdsOf(before, fresh) : fresh
  const isOwn = (name: string) => OWN_FIELDS.includes(name)
  const isKept = (name: string) =>
    isOwn(name) || (OPTIONAL_FIELDS.includes(name) && isBlank(kept[name]) && !isBlank(before[name]))
  return Object.fromEntries([
    ...Object.entries(kept).filter(([name]) => !isOwn(name)),
    ...Object.entries(before).filter(([name]) => isKept(name)),
  ])
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function withIdsOf(before: Draft, fresh: Draft): Draft {
  const ids = new Map<string, string>()
  collectIds(before, fresh, ids)
  return ids.size === 0 ? fresh : (replaced(fresh, ids) as Draft)
}

/** Pairs rows of the same text; what is left is paired by position, if the lists have the same length. */
function collectIds(before: Draft, fresh: Draft, ids: Map<string, string>): void {
  for (const name of LISTS) {
    const [old, rows] = [rowsIn(before[name]), rowsIn(fresh[name])]
    const free = new Set(old)
    const left: Draft[] = []
    for (const row of rows) {
      const same = [...free].find(({ text }) => text !== undefined && text === row.text)
      if (same) pair(same, row)
      else left.push(row)
    }
    if (old.length === rows.length)
      for (const row of left) {
        const [next] = free
        if (next) pair(next, row)
      }
    function pair(same: Draft, row: Draft): void {
      free.delete(same)
      if (typeof same.id === 'string' && typeof row.id === 'string') ids.set(row.id, same.id)
      if (name === 'gaps') collectIds(same, row, ids)
    }
  }
}

/** Only whole values are IDs; texts are never searched for them. */
function replaced(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((entry) => replaced(entry, ids))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) =>
      (name === 'id' || name === 'choice') && typeof entry === 'string'
        ? [name, ids.get(entry) ?? entry]
        : [name, replaced(entry, ids)],
    ),
  )
}

/** The draft without its random IDs, for comparing what a source says now with what it said earlier. */
export function contentOfDraft(draft: Draft): string {
  const names = new Map<string, string>()
  const named = (id: string) => names.get(id) ?? names.set(id, `id-${names.size}`).get(id)
  return JSON.stringify(draft, (name, value: unknown) =>
    (name === 'id' || name === 'choice') && typeof value === 'string' ? named(value) : value,
  )
}
