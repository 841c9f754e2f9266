import type { z } from 'zod'
import { type Item, ItemSchema } from './item'
import type { Draft } from './item-form'

/** What a draft says of regions and passages is filled in from the course. */
export interface CourseTexts {
  /** Names of regions by id. */
  readonly regions: Readonly<Record<string, string>>
  /** Plain text of passages by `lesson#section.2`. */
  readonly passages: Readonly<Record<string, string>>
}

export type ReadDraft =
  | { readonly ok: true; readonly item: Item }
  | { readonly ok: false; readonly issues: readonly z.core.$ZodIssue[] }

/** A draft as an item, where it is one: empty fields are left out, texts of the course filled in. Takes any JSON. */
export function readDraft(draft: Draft, slug: string, texts: CourseTexts): ReadDraft {
  const parsed = ItemSchema.safeParse({ ...withCourseTexts(tidy(draft) as Draft, texts), id: slug })
  return parsed.success ? { ok: true, item: parsed.data } : { ok: false, issues: parsed.error.issues }
}

/** Without what was left empty; `true` and `false` of a list to choose from are truth values. */
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
      regions: draft.regions.map((region: Draft) => ({
        ...region,
        text: regions[String(region.id)] ?? region.text,
      })),
    }
  if (draft.type === 'evidence' && Array.isArray(draft.passages))
    return {
      ...draft,
      passages: draft.passages.map((passage: Draft) => ({
        ...passage,
        text: passages[String(passage.at)] ?? '',
      })),
    }
  return draft
}
