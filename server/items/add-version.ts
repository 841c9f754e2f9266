import { createHash, randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { type Item, ItemSchema } from '@/domain/items/item'
import { validateItem } from '@/domain/items/validate-item'
import { parsedItem } from '@/server/content/parsed-items'
import { lockRow } from '@/server/platform/database-statements'
import type { Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'
import { recordImageUses } from './image-uses'
import { settleDraft } from './settle-draft'

/**
 * Locks an item until the transaction ends. Call it before reading what a new version is based on, so that no version or draft is lost that someone
 * else adds at the same time.
 */
export async function lockItem(tx: Tx, itemId: string): Promise<void> {
  await lockRow(tx, 'Item', itemId, 'FOR UPDATE')
}

/**
 * Publishes and logs a new version of a class's own item, which becomes the current one. Existing versions never change. The draft is settled:
 * it's removed if it has no other changes.
 * @returns the version; the current one if nothing changed
 * @param accepted the responses that the version newly accepts, after regrade requests
 * @param isCopy whether it copies a published version; copies aren't validated, so that an old question never prevents copying a class
 * @throws AppError INVALID_INPUT if the content isn't an item, or isn't one that can be answered for full points
 */
export async function addItemVersion(
  tx: Tx,
  {
    itemId,
    content,
    by,
    accepted = [],
    isCopy = false,
  }: {
    itemId: string
    content: Item
    by: ActingPerson
    accepted?: readonly unknown[]
    isCopy?: boolean
  },
): Promise<{ id: string; number: number; isNew: boolean }> {
  await lockItem(tx, itemId)
  const item = await tx.item.findUniqueOrThrow({
    where: { id: itemId },
    select: {
      slug: true,
      classId: true,
      originVersionId: true,
      currentVersion: { select: { id: true, number: true, content: true } },
      versions: { orderBy: { number: 'desc' }, take: 1, select: { number: true } },
    },
  })
  const parsed = ItemSchema.safeParse({ ...content, id: item.slug })
  if (!parsed.success) throw new AppError('INVALID_INPUT', { cause: parsed.error })
  const errors = isCopy ? [] : validateItem(parsed.data).filter(({ severity }) => severity === 'error')
  if (errors.length > 0)
    throw notPublishable(errors.map(({ path, message }) => ({ path: path.join('.'), message })))
  const text = JSON.stringify(parsed.data)
  const contentHash = createHash('sha256').update(text).digest('hex')
  const { currentVersion } = item
  const previous = currentVersion && parsedItem(currentVersion)
  await settleDraft(tx, itemId, { previous, next: parsed.data, accepted })
  // Not by the hash: a migration that renames a field changes the content of stored versions.
  if (currentVersion && isDeepStrictEqual(currentVersion.content, JSON.parse(text)))
    return { id: currentVersion.id, number: currentVersion.number, isNew: false }
  const number = (item.versions[0]?.number ?? 0) + 1
  const { id } = await tx.itemVersion.create({
    data: {
      itemId,
      number,
      contentHash,
      content: JSON.parse(text),
      createdById: by.id,
    },
    select: { id: true },
  })
  const { classId, originVersionId } = item
  const uses = { id, item: parsed.data, classId, originVersionId, byId: by.id }
  const missing = await recordImageUses(tx, uses)
  if (missing.length > 0 && !isCopy) throw notPublishable(missing)
  await tx.item.update({
    where: { id: itemId },
    data: { currentVersionId: id, type: parsed.data.type, concept: parsed.data.concept ?? null },
  })
  await writeAudit(tx, by, {
    action: 'item.publish',
    classId: item.classId,
    subject: { type: 'item', id: itemId },
    before: currentVersion && { version: currentVersion.number, content: previous },
    after: { version: number, content: parsed.data },
  })
  return { id, number, isNew: true }
}

/**
 * Copies an item to a class, which can then edit it. Option IDs stay the same, so that the copy can grade answers to the original. A class has one
 * copy of an item, so an existing copy is returned. The copy of an assignment-only item is assignment-only.
 * @returns the copy's item and its current version
 */
export async function copyToClass(
  tx: Tx,
  { classId, versionId, by }: { classId: string; versionId: string; by: ActingPerson },
): Promise<{ itemId: string; versionId: string }> {
  const origin = await tx.itemVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: { itemId: true, content: true, item: { select: { courseId: true, isAssignmentOnly: true } } },
  })
  const known = await tx.item.findFirst({
    where: { classId, originVersion: { itemId: origin.itemId }, currentVersionId: { not: null } },
    select: { id: true, currentVersionId: true },
  })
  if (known?.currentVersionId) return { itemId: known.id, versionId: known.currentVersionId }
  const content = ItemSchema.parse(origin.content)
  const { id: itemId } = await tx.item.create({
    data: {
      courseId: origin.item.courseId,
      classId,
      slug: newItemSlug(),
      type: content.type,
      concept: content.concept ?? null,
      isAssignmentOnly: origin.item.isAssignmentOnly,
      originVersionId: versionId,
    },
    select: { id: true },
  })
  const version = await addItemVersion(tx, { itemId, content, by, isCopy: true })
  return { itemId, versionId: version.id }
}

/** Creates the error for a question that can't be published, with all errors by path. */
export function notPublishable(errors: readonly { path: string; message: string }[]): AppError {
  const fieldErrors: Record<string, string> = {}
  for (const { path, message } of errors)
    fieldErrors[path] = [fieldErrors[path], message].filter(Boolean).join(' ')
  return new AppError('INVALID_INPUT', {
    userMessage: errors.map(({ message }) => message).join(' ') || 'The question isn’t complete.',
    fieldErrors,
  })
}

/** Creates a random slug for a class's own item, which reveals nothing about it. */
export function newItemSlug(): string {
  return `own-${randomUUID()}`
}
