import { textOr } from './draft-rows'
import type { Item } from './item'
import type { Draft } from './item-form'
import { type CourseTexts, readDraft, withPlaceholders } from './read-draft'
import { findAuthoring } from './types/authoring-by-type'

/**
 * A draft as a student would see it, with “…” for missing texts. For display only: keys, claims, and feedback are placeholders.
 * Takes any JSON.
 * @returns null if there is too little to show
 */
export function previewDraft(draft: Draft, slug: string, texts: CourseTexts): Item | null {
  const read = readDraft(
    {
      ...withPlaceholders(draft),
      ...findAuthoring(draft.type)?.preview(draft, texts),
      stem: textOr(draft.stem),
    },
    slug,
    texts,
  )
  return read.ok ? read.item : null
}
