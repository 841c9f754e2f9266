import type { z } from 'zod'
import { NOT_YET } from './draft-rows'
import { type Item, ItemSchema } from './item'
import type { Draft } from './item-form'
import { findAuthoring } from './types/authoring-by-type'

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

/** Replaces the texts that all types share with a placeholder and leaves out their other fields, so that the type's own fields can be read by themselves. */
export function withPlaceholders(draft: Draft): Draft {
  const { hints, concept, section, claims, paragraphs, tags, ...own } = draft
  return { ...own, stem: NOT_YET, explanation: NOT_YET }
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

function withCourseTexts(draft: Draft, texts: CourseTexts): Draft {
  return findAuthoring(draft.type)?.withCourseTexts?.(draft, texts) ?? draft
}
