import 'server-only'
import { drawItems } from '@/domain/attempts/draw-items'
import type { Quiz } from '@/domain/attempts/quiz'
import { db } from '@/server/db'
import { AppError } from '@/server/errors'

export type Draw = {
  courseSlug: string
  definition: Quiz
  seed: string
  /** Items that are drawn only where a pool has no other. */
  seenIds?: string[]
}

/** The item versions that an attempt with this seed asks, in order. @throws AppError NOT_FOUND where there is none */
export async function drawPlaces({ courseSlug, definition, seed, seenIds }: Draw) {
  const bank = await db().item.findMany({
    where: { course: { slug: courseSlug }, retiredAt: null },
    select: { slug: true, concept: true, currentVersionId: true, isCheck: true },
  })
  const byId = new Map(bank.map((item) => [item.slug, item]))
  const entries = bank.map(({ slug, concept, isCheck }) => ({ id: slug, concept, isCheck }))
  const { itemIds } = drawItems(definition, entries, seed, seenIds)
  const places = itemIds.flatMap((id) => {
    const item = byId.get(id)
    return item?.currentVersionId ? [{ itemVersionId: item.currentVersionId, concept: item.concept }] : []
  })
  if (places.length === 0) throw new AppError('NOT_FOUND')
  return places
}
