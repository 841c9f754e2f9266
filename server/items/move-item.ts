import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { plural } from '@/domain/text/format'
import { assertRoomForDraft } from '@/server/access/caps'
import { requireClassPermission, storedRolesWith } from '@/server/access/class-access'
import { getOwnItem } from '@/server/access/item-access'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { toJson } from '@/server/platform/json'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'
import { lockItem, newItemSlug } from './add-version'
import { copyItem, draftOf } from './write-item'

type Target = { classId: string; itemId: string }

/**
 * Duplicates a question of a class as an unpublished draft of the same class, with what its editor shows.
 * @returns the ID of the duplicate @throws AppError as `getOwnItem`
 */
export async function duplicateItem(actor: ActingPerson, target: Target, now: Date): Promise<string> {
  const own = await getOwnItem(actor.id, target)
  await assertRoomForDraft(db(), own.class.id)
  const { id } = await db().item.create({
    data: {
      courseId: own.class.courseId,
      classId: own.class.id,
      slug: newItemSlug(),
      type: own.type,
      isAssignmentOnly: own.isAssignmentOnly,
      draft: toJson(draftOf(own)),
      draftSavedAt: now,
    },
    select: { id: true },
  })
  return id
}

export const MoveItemSchema = z.object({
  class: idText,
  item: idText,
  to: idText.min(1, 'Select a class.'),
})

/**
 * Moves a question of a class, with its draft and versions, to another class of the same course in which the actor teaches. A question that an
 * assignment selects or an attempt contains stays, because its class must be able to edit and regrade it.
 * @throws AppError as `getOwnItem` for either class; NOT_FOUND for a class of another course; CONFLICT if the question is used
 */
export async function moveItem(
  actor: ActingPerson,
  { class: classId, item: itemId, to }: z.infer<typeof MoveItemSchema>,
): Promise<void> {
  await db().$transaction(async (tx) => {
    await lockItem(tx, itemId)
    const own = await getOwnItem(actor.id, { classId, itemId }, tx)
    const target = await requireClassPermission(actor.id, to, 'teach', { client: tx })
    if (to === classId || target.courseId !== own.class.courseId) throw new AppError('NOT_FOUND')
    const { assignments, attempts } = await countUses(own, tx)
    if (assignments > 0 || attempts > 0)
      throw new AppError('CONFLICT', {
        userMessage: `${plural(assignments, 'assignment selects', 'assignments select')} this question, and ${plural(attempts, 'attempt contains', 'attempts contain')} it, so it stays in this class. Copy it to the other class instead.`,
      })
    await tx.item.update({ where: { id: itemId }, data: { classId: to } })
    const entry = { action: 'item.move', subject: { type: 'item', id: itemId } } as const
    await writeAudit(
      tx,
      actor,
      { ...entry, classId, after: { to } },
      { ...entry, classId: to, after: { from: classId } },
    )
  })
}

/**
 * Copies a published question of a class to another class of the same course in which the actor teaches.
 * @returns the ID of the copy @throws AppError as `moveItem`
 */
export async function copyToOtherClass(
  actor: ActingPerson,
  { class: classId, item: itemId, to }: z.infer<typeof MoveItemSchema>,
): Promise<string> {
  await getOwnItem(actor.id, { classId, itemId })
  return copyItem(actor, { class: to, item: itemId })
}

/** Counts what uses a question: assignments that select it, removed ones too, and answers in attempts. */
export async function countUses(
  { id, slug, class: ofClass }: { id: string; slug: string; class: { courseId: string } },
  client: Tx = db(),
): Promise<{ assignments: number; attempts: number }> {
  const [assignments, attempts] = [
    await client.assignment.count({
      where: {
        quiz: { courseId: ofClass.courseId, definition: { path: ['items'], array_contains: [slug] } },
      },
    }),
    await client.attemptItem.count({ where: { itemVersion: { itemId: id } } }),
  ]
  return { assignments, attempts }
}

/** Lists the other classes of the same course in which a user teaches. */
export function listTaughtClasses(
  userId: string,
  { id, courseId }: { id: string; courseId: string },
): Promise<{ id: string; name: string; term: string | null }[]> {
  return db().class.findMany({
    where: {
      id: { not: id },
      courseId,
      archivedAt: null,
      members: { some: { userId, role: { in: storedRolesWith('teach') }, leftAt: null } },
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true, name: true, term: true },
  })
}
