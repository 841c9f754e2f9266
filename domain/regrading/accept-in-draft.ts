import { listAt } from '@/domain/items/edit-draft'
import type { Item } from '@/domain/items/item'
import type { Draft } from '@/domain/items/item-form'
import { type CourseTexts, readDraft, withPlaceholders } from '@/domain/items/read-draft'
import { addToKey } from './add-to-key'

interface Acceptance {
  /** The versions before and after the answers were accepted. */
  readonly previous: Item | null
  readonly next: Item
  readonly responses: readonly unknown[]
}

/**
 * Adds accepted answers to a draft's key, so that publishing it later keeps them. Everything else stays as its author left it.
 */
export function draftWithAccepted(
  draft: Draft,
  slug: string,
  texts: CourseTexts,
  { previous, next, responses }: Acceptance,
): Draft {
  return withResponses(draft, slug, texts, responses) ?? withChanges(draft, { ...previous }, { ...next })
}

/** @returns null if the draft's key is incomplete, or can't include the answers; a missing explanation or other common field doesn't matter */
function withResponses(
  draft: Draft,
  slug: string,
  texts: CourseTexts,
  responses: readonly unknown[],
): Draft | null {
  const read = readDraft(withPlaceholders(draft), slug, texts)
  if (!read.ok) return null
  let { item } = read
  for (const response of responses) {
    const accepted = addToKey(item, response)
    if (!accepted.ok) return null
    item = accepted.item
  }
  const before = new Map(Object.entries(read.item))
  const changed = Object.entries(item).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before.get(name)),
  )
  return { ...draft, ...Object.fromEntries(changed) }
}

/** Repeats in a draft what a version changed in the key: new answers come first, since the first match counts, and new keys are marked. */
function withChanges(draft: Draft, before: Draft, after: Draft): Draft {
  const changed = { ...draft }
  if (Array.isArray(draft.answers)) changed.answers = [...addedRows(before, after), ...draft.answers]
  for (const name of ['options', 'regions'])
    if (Array.isArray(draft[name]))
      changed[name] = listAt(draft, [name]).map((row) =>
        isNewKey(row.id, listAt(before, [name]), listAt(after, [name]))
          ? { ...row, key: true, fraction: undefined }
          : row,
      )
  if (Array.isArray(draft.gaps))
    changed.gaps = listAt(draft, ['gaps']).map((gap) => {
      const [gapBefore = {}, gapAfter = {}] = [before, after].map((version) => rowOf(version, 'gaps', gap.id))
      return gapAfter.type === gap.type ? withChanges(gap, gapBefore, gapAfter) : gap
    })
  return changed
}

function addedRows(before: Draft, after: Draft): Draft[] {
  const known = new Set(listAt(before, ['answers']).map((row) => JSON.stringify(row)))
  return listAt(after, ['answers']).filter((row) => !known.has(JSON.stringify(row)))
}

function isNewKey(id: unknown, before: readonly Draft[], after: readonly Draft[]): boolean {
  const isKey = (rows: readonly Draft[]) => rows.some((row) => row.id === id && row.key === true)
  return isKey(after) && !isKey(before)
}

function rowOf(version: Draft, name: string, id: unknown): Draft | undefined {
  return listAt(version, [name]).find((row) => row.id === id)
}
