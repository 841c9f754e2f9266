import type { Draft } from '@/domain/items/item-form'
import { type CourseTexts, readDraft, withPlaceholders } from '@/domain/items/read-draft'
import { withAcceptedResponse } from './accept-response'

/**
 * Adds accepted answers to a draft's key, so that publishing it later doesn't take them back. Everything else stays as its author left it, and texts
 * that are still missing, such as the explanation, don't matter.
 * @returns null if the draft's key can't be read yet or can't include the answers
 */
export function draftWithAccepted(
  draft: Draft,
  slug: string,
  texts: CourseTexts,
  responses: readonly unknown[],
): Draft | null {
  const read = readDraft(withPlaceholders(draft), slug, texts)
  if (!read.ok) return null
  let { item } = read
  for (const response of responses) {
    const accepted = withAcceptedResponse(item, response)
    if (!accepted.ok) return null
    item = accepted.item
  }
  const before = new Map(Object.entries(read.item))
  const changed = Object.entries(item).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before.get(name)),
  )
  return { ...draft, ...Object.fromEntries(changed) }
}
