import 'server-only'
import { z } from 'zod'
import { drawItems, type Met } from '@/domain/attempts/draw-items'
import type { Quiz } from '@/domain/attempts/quiz'
import { ITEM_TYPES } from '@/domain/items/item'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'

const ItemTypeSchema = z.enum(ITEM_TYPES)

export type Draw = {
  courseSlug: string
  definition: Quiz
  /** Whose own items may be drawn beside those of the course; null for a quiz of the course and for practice. */
  classId: string | null
  seed: string
  met?: Met
}

/**
 * What a quiz may ask.
 * @param items selected by hand, which another class of the same instructor may lend
 * @param classId whose own items may be drawn beside those of the course; null for none
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
        // Picked by hand from another class of the same instructor.
        { isReserved: false, slug: { in: [...items] } },
      ],
    },
    select: { slug: true, type: true, concept: true, currentVersionId: true, isCheck: true, classId: true },
  })
  return rows.map(({ slug, type, currentVersionId, classId: ownerId, ...item }) => ({
    ...{ ...item, id: slug, type: ItemTypeSchema.parse(type) },
    isLent: ownerId !== null && ownerId !== classId,
    itemVersionId: currentVersionId ?? '',
  }))
}

/**
 * The item versions that an attempt with this seed asks, in order.
 * @throws AppError NOT_FOUND where there is none, CLOSED where the learner has met all of them too lately
 */
export async function drawPlaces({ seed, met, ...quiz }: Draw) {
  const { courseSlug, definition, classId } = quiz
  const bank = await readBank({ courseSlug, items: definition.items, classId })
  const byId = new Map(bank.map((item) => [item.id, item]))
  const { itemIds } = drawItems(quiz.definition, bank, seed, met)
  const places = itemIds.flatMap((id) => {
    const item = byId.get(id)
    return item ? [{ itemVersionId: item.itemVersionId, concept: item.concept }] : []
  })
  if (places.length === 0)
    throw met?.metLatelyIds?.length
      ? new AppError('CLOSED', { userMessage: 'You have met every question of this quiz too lately.' })
      : new AppError('NOT_FOUND')
  return places
}
