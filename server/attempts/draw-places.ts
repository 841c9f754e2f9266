import 'server-only'
import { z } from 'zod'
import { drawItems } from '@/domain/attempts/draw-items'
import type { Quiz } from '@/domain/attempts/quiz'
import { ITEM_TYPES } from '@/domain/items/item'
import { db } from '@/server/db'
import { AppError } from '@/server/errors'

const ItemTypeSchema = z.enum(ITEM_TYPES)

export type Draw = {
  courseSlug: string
  definition: Quiz
  /** Whose own items may be drawn beside those of the course; null for a quiz of the course and for practice. */
  classId: string | null
  seed: string
  /** Items that are drawn only where a pool has no other. */
  seenIds?: string[]
}

/** The item versions that an attempt with this seed asks, in order. @throws AppError NOT_FOUND where there is none */
export async function drawPlaces({ courseSlug, definition, classId, seed, seenIds }: Draw) {
  const bank = await db().item.findMany({
    where: {
      course: { slug: courseSlug },
      retiredAt: null,
      currentVersionId: { not: null },
      OR: [
        { classId: null },
        ...(classId ? [{ classId }] : []),
        // Picked by hand from another class of the same instructor.
        { isReserved: false, slug: { in: definition.items } },
      ],
    },
    select: { slug: true, type: true, concept: true, currentVersionId: true, isCheck: true },
  })
  const byId = new Map(bank.map((item) => [item.slug, item]))
  const entries = bank.map(({ slug, type, concept, isCheck }) => ({
    id: slug,
    type: ItemTypeSchema.parse(type),
    concept,
    isCheck,
  }))
  const { itemIds } = drawItems(definition, entries, seed, seenIds)
  const places = itemIds.flatMap((id) => {
    const item = byId.get(id)
    return item?.currentVersionId ? [{ itemVersionId: item.currentVersionId, concept: item.concept }] : []
  })
  if (places.length === 0) throw new AppError('NOT_FOUND')
  return places
}
