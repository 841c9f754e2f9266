import type { z } from 'zod'
import { type Item, ItemSchema } from './item'
import type { Draft } from './item-form'
import { passageText } from './passage-text'

/** The texts of regions and passages, which drafts take from the course. */
export interface CourseTexts {
  /** Names of regions by id. */
  readonly regions: Readonly<Record<string, string>>
  /** Plain text of passages by `lesson#section.2`. */
  readonly passages: Readonly<Record<string, string>>
}

export type ReadDraft =
  | {
      readonly ok: true
      readonly item: Item
      /** Paths of draft fields that the question type doesn’t have, left over from another type. The item doesn’t include them. */
      readonly dropped: readonly string[]
    }
  | { readonly ok: false; readonly issues: readonly z.core.$ZodIssue[] }

/**
 * Parses a draft as an item: skips empty fields and fields of other types, and adds texts from the course. Takes any JSON.
 */
export function readDraft(draft: Draft, slug: string, texts: CourseTexts): ReadDraft {
  let value: unknown = { ...withCourseTexts(tidy(draft) as Draft, texts), id: slug }
  const dropped: string[] = []
  for (;;) {
    const parsed = ItemSchema.safeParse(value)
    if (parsed.success) return { ok: true, item: parsed.data, dropped }
    const { issues } = parsed.error
    const leftovers = issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys.map((name) => [...issue.path, name]) : [],
    )
    if (leftovers.length === 0) return { ok: false, issues }
    for (const path of leftovers) {
      value = withoutKey(value, path)
      dropped.push(path.join('.'))
    }
  }
}

/** Replaces the fields that all types share with placeholders, so that the type's own fields can be read before these are filled in. */
export function withPlaceholders(draft: Draft): Draft {
  return {
    ...draft,
    ...{ stem: '…', explanation: '…', hints: [] },
    ...{ concept: 'any', section: 'any#any', claims: ['f00'], paragraphs: [1] },
  }
}

function withoutKey(value: unknown, [at, ...rest]: readonly PropertyKey[]): unknown {
  if (at === undefined || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value))
    return value.map((entry, index) => (index === at ? withoutKey(entry, rest) : entry))
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, entry]) => {
      if (name !== at) return [[name, entry]]
      return rest.length === 0 ? [] : [[name, withoutKey(entry, rest)]]
    }),
  )
}

/** Removes empty fields, and converts `'true'` and `'false'` from a select to booleans. */
function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).flatMap(([name, entry]) => {
    if (entry === '' || entry === null || entry === undefined) return []
    if (name === 'answer' && (entry === 'true' || entry === 'false'))
      return [[name, entry === 'true'] as const]
    const tidied = tidy(entry)
    const isHollow =
      name === 'otherwise' && typeof tidied === 'object' && Object.keys(tidied ?? {}).length === 0
    return isHollow ? [] : [[name, tidied] as const]
  })
  return Object.fromEntries(entries)
}

function withCourseTexts(draft: Draft, { regions, passages }: CourseTexts): Draft {
  if (draft.type === 'hotspot' && Array.isArray(draft.regions))
    return {
      ...draft,
      regions: draft.regions.map((row) =>
        withText(row, (region) => regions[String(region.id)] ?? region.text),
      ),
    }
  if (draft.type === 'evidence' && Array.isArray(draft.passages))
    return {
      ...draft,
      passages: draft.passages.map((row) =>
        withText(row, ({ at, paragraph, quote }) =>
          passageText(passages[String(at)] ?? '', {
            paragraph: typeof paragraph === 'number' ? paragraph : undefined,
            quote: typeof quote === 'string' ? quote : undefined,
          }),
        ),
      ),
    }
  return draft
}

/** A row with its text. What isn't a row stays as it is, for the schema to reject. */
function withText(row: unknown, textOf: (row: Draft) => unknown): unknown {
  return typeof row === 'object' && row !== null ? { ...row, text: textOf({ ...row }) } : row
}
