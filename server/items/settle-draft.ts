import { isDeepStrictEqual } from 'node:util'
import type { Item } from '@/domain/items/item'
import type { Draft } from '@/domain/items/item-form'
import { type CourseTexts, readDraft } from '@/domain/items/read-draft'
import { draftWithAccepted } from '@/domain/regrading/accept-in-draft'
import { Prisma } from '@/generated/prisma/client'
import type { Tx } from '@/server/platform/db'
import { toJson } from '@/server/platform/json'
import { courseTexts } from './form-context'

/**
 * Removes the draft of an item that gets a version, if it is the new version or has no changes from the previous one. A draft with other changes
 * stays, and accepted answers are added to its key, so that publishing it keeps them. The caller has locked the item.
 * @param accepted the responses that the version newly accepts. An editor that is open then gets a conflict, because what it shows lacks them.
 */
export async function settleDraft(
  tx: Tx,
  itemId: string,
  { previous, next, accepted }: { previous: Item | null; next: Item; accepted: readonly unknown[] },
): Promise<void> {
  const { draft, slug, course } = await tx.item.findUniqueOrThrow({
    where: { id: itemId },
    select: { draft: true, slug: true, course: { select: { slug: true } } },
  })
  const changes = isDraft(draft)
    ? changesOf(draft, slug, { texts: courseTexts(course.slug), previous, next, accepted })
    : {}
  const revised = accepted.length > 0 ? { draftRevision: { increment: 1 } } : {}
  const data = { ...changes, ...revised }
  if (Object.keys(data).length > 0) await tx.item.update({ where: { id: itemId }, data })
}

type Around = {
  texts: CourseTexts
  previous: Item | null
  next: Item
  accepted: readonly unknown[]
}

function changesOf(draft: Draft, slug: string, { texts, previous, next, accepted }: Around) {
  const read = readDraft(draft, slug, texts)
  const isSaved =
    read.ok && [previous, next].some((version) => isDeepStrictEqual(toJson(version), toJson(read.item)))
  if (isSaved) return { draft: Prisma.DbNull, draftSavedAt: null }
  if (accepted.length === 0) return {}
  return { draft: toJson(draftWithAccepted(draft, slug, texts, { previous, next, responses: accepted })) }
}

/** Whether a stored value is a draft. Its fields are checked when they are read. */
export function isDraft(value: unknown): value is Draft {
  return typeof value === 'object' && value !== null
}
