import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { ITEM_TYPES, type Item, type ItemType } from '@/domain/items/item'
import { TagsSchema } from '@/domain/items/item-fields'
import { matchesSearch } from '@/domain/text/fold-for-search'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import type { ClassForMember } from '@/server/access/class-access'
import { parsedItem } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'
import { MAX_CHANGED } from './change-items'
import { draftOf } from './write-item'

export const ItemSearchSchema = z.object({
  text: z.string().trim().max(TEXT_LIMITS.search).catch('').default(''),
  type: z
    .enum(['', ...ITEM_TYPES])
    .catch('')
    .default(''),
  concept: idText.catch('').default(''),
  whose: z.enum(['own', 'course']).catch('own').default('own'),
  retired: z.enum(['', 'yes']).catch('').default(''),
})
export type ItemSearch = z.infer<typeof ItemSearchSchema>

export type ListedItem = {
  id: string
  type: ItemType
  stem: string
  concept: string | null
  tags: readonly string[]
  /** Null if it was never published. */
  version: number | null
  isAssignmentOnly: boolean
  isRetired: boolean
  /** The number of attempts that contain it. */
  asked: number
  /** For a copy, where it was copied from. */
  origin: string | null
  /** For a course item: the item with its key, which is public. */
  item: Item | null
}

const TypeSchema = z.enum(ITEM_TYPES)

/** Lists a class's own questions, or those of its course. The caller has checked access with `requireClassPermission`. */
export async function listItems(ofClass: ClassForMember, search: ItemSearch): Promise<ListedItem[]> {
  const isOwn = search.whose === 'own'
  const rows = await db().item.findMany({
    where: {
      courseId: ofClass.courseId,
      classId: isOwn ? ofClass.id : null,
      isLessonCheck: false,
      ...(search.retired !== 'yes' && { retiredAt: null }),
      ...(search.type && { type: search.type }),
      ...(search.concept && { concept: search.concept }),
    },
    orderBy: [{ createdAt: 'desc' }, { slug: 'asc' }],
    select: {
      id: true,
      slug: true,
      type: true,
      concept: true,
      draft: true,
      isAssignmentOnly: true,
      retiredAt: true,
      currentVersion: { select: { id: true, number: true, content: true } },
      originVersion: { select: { item: { select: { classId: true } } } },
      versions: { select: { _count: { select: { attemptItems: true } } } },
    },
  })
  return rows
    .map((row) => {
      const item = row.currentVersion && parsedItem(row.currentVersion)
      const stem = item?.stem ?? String(draftOf(row).stem ?? '')
      return {
        id: row.id,
        type: TypeSchema.parse(row.type),
        stem: stem || 'No text yet',
        concept: row.concept,
        tags: item?.tags ?? TagsSchema.catch([]).parse(draftOf(row).tags),
        version: row.currentVersion?.number ?? null,
        isAssignmentOnly: row.isAssignmentOnly,
        isRetired: row.retiredAt !== null,
        asked: row.versions.reduce((sum, { _count }) => sum + _count.attemptItems, 0),
        origin:
          row.originVersion && (row.originVersion.item.classId === null ? 'the course' : 'another class'),
        item: isOwn ? null : item,
      }
    })
    .filter(({ stem, tags }) => [stem, ...tags].some((text) => matchesSearch(text, search.text)))
}

export type SelectedItem = {
  id: string
  slug: string
  stem: string
  tags: readonly string[]
  isPublished: boolean
  isRetired: boolean
}

/** Lists questions of a class by their IDs, without those that it doesn't have. The caller has checked access with `requireClassPermission`. */
export async function listOwnItems(
  classId: string,
  ids: readonly string[],
  { isRetired }: { isRetired?: boolean } = {},
): Promise<SelectedItem[]> {
  if (ids.length === 0) return []
  const rows = await db().item.findMany({
    where: {
      classId,
      id: { in: ids.slice(0, MAX_CHANGED) },
      ...(isRetired !== undefined && { retiredAt: isRetired ? { not: null } : null }),
    },
    orderBy: [{ createdAt: 'desc' }, { slug: 'asc' }],
    select: {
      id: true,
      slug: true,
      draft: true,
      retiredAt: true,
      currentVersion: { select: { id: true, content: true } },
    },
  })
  return rows.map((row) => {
    const item = row.currentVersion && parsedItem(row.currentVersion)
    return {
      id: row.id,
      slug: row.slug,
      stem: (item?.stem ?? String(draftOf(row).stem ?? '')) || 'No text yet',
      tags: item?.tags ?? TagsSchema.catch([]).parse(draftOf(row).tags),
      isPublished: item !== null,
      isRetired: row.retiredAt !== null,
    }
  })
}

/** Counts the assignments that select any of these questions, by slug. Those of other classes of its staff count too. */
export async function countAssignmentsWith(slugs: readonly string[], courseId: string): Promise<number> {
  if (slugs.length === 0) return 0
  return db().assignment.count({
    where: {
      removedAt: null,
      quiz: {
        courseId,
        OR: slugs.map((slug) => ({ definition: { path: ['items'], array_contains: [slug] } })),
      },
    },
  })
}
