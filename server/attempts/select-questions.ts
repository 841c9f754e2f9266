import 'server-only'
import { z } from 'zod'
import { DEFAULT_POINTS } from '@/domain/attempts/default-points'
import type { Quiz } from '@/domain/attempts/quiz'
import { type Met, selectItems } from '@/domain/attempts/select-items'
import { ITEM_TYPES } from '@/domain/items/item'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'

const ItemTypeSchema = z.enum(ITEM_TYPES)

export type SelectionRequest = {
  courseSlug: string
  definition: Quiz
  /** The class whose own items can be selected in addition to those of the course; null for a course quiz and for practice. */
  classId: string | null
  seed: string
  met?: Met
  /** Assignment-only questions are never practiced. */
  isPractice?: boolean
}

/**
 * Reads the items that a quiz can include.
 * @param items manually selected items, which can belong to another class of the same instructor
 * @param classId the class whose own items can be selected in addition to those of the course; null for none
 */
export async function readBank(quiz: {
  courseSlug: string
  items: readonly string[]
  classId: string | null
}) {
  const { courseSlug, items, classId } = quiz
  const rows = await db().item.findMany({
    where: {
      course: { slug: courseSlug },
      retiredAt: null,
      currentVersionId: { not: null },
      OR: [
        { classId: null },
        ...(classId ? [{ classId }] : []),
        // Manually selected from another class of the same instructor.
        { isAssignmentOnly: false, slug: { in: [...items] } },
      ],
    },
    select: {
      slug: true,
      type: true,
      concept: true,
      currentVersionId: true,
      isLessonCheck: true,
      isAssignmentOnly: true,
      classId: true,
    },
  })
  return rows.map(({ slug, type, currentVersionId, classId: ownerId, ...item }) => ({
    ...{ ...item, id: slug, type: ItemTypeSchema.parse(type) },
    isLent: ownerId !== null && ownerId !== classId,
    itemVersionId: currentVersionId ?? '',
  }))
}

/**
 * Selects the item versions of an attempt with this seed, in order.
 * @throws AppError NOT_FOUND if there are none, CLOSED if the learner has seen all of them recently
 */
export async function selectQuestions({ seed, met, ...quiz }: SelectionRequest) {
  const { courseSlug, definition, classId } = quiz
  const all = await readBank({ courseSlug, items: definition.items, classId })
  const bank = quiz.isPractice ? all.filter(({ isAssignmentOnly }) => !isAssignmentOnly) : all
  const byId = new Map(bank.map((item) => [item.id, item]))
  const { itemIds, points } = selectItems(quiz.definition, bank, seed, met)
  const attemptItems = itemIds.flatMap((id) => {
    const item = byId.get(id)
    if (!item) return []
    const { itemVersionId, concept } = item
    return [{ itemVersionId, concept, points: points.get(id) ?? DEFAULT_POINTS }]
  })
  if (attemptItems.length === 0)
    throw met?.seenRecentlyIds?.length
      ? new AppError('CLOSED', { userMessage: 'You’ve seen all these questions recently.' })
      : new AppError('NOT_FOUND')
  return attemptItems
}
