import type { Course } from '@/domain/content/course'
import { becameLeech } from '@/domain/scheduling/leech'
import { db, type Tx } from '@/server/platform/db'
import { factsOf } from './course-facts'

type Lapses = { id: string; before: number; after: number }

/** Suspends cards that became leeches, and resumes leeches whose lapse was undone. */
export async function suspendLeeches(tx: Tx, changes: readonly Lapses[], now: Date): Promise<void> {
  const leeches = changes.filter(({ before, after }) => becameLeech(before, after)).map(({ id }) => id)
  const undone = changes.filter(({ before, after }) => becameLeech(after, before)).map(({ id }) => id)
  if (leeches.length > 0)
    await tx.reviewCard.updateMany({
      where: { id: { in: leeches } },
      data: { leechAt: now, suspendedAt: now },
    })
  if (undone.length > 0)
    await tx.reviewCard.updateMany({
      where: { id: { in: undone }, leechAt: { not: null } },
      data: { leechAt: null, suspendedAt: null },
    })
}

/** Returns leeches to the queue whose section the learner has just read again. @param sections `lesson-slug#section-id` */
export async function resumeReread(
  learnerId: string,
  course: Course,
  sections: readonly string[],
): Promise<void> {
  const facts = [...factsOf(course).values()].filter(({ items }) =>
    items.some(({ section }) => sections.includes(section)),
  )
  if (facts.length === 0) return
  await db().reviewCard.updateMany({
    where: {
      ...{ learnerId, courseSlug: course.slug, leechAt: { not: null } },
      OR: facts.map(({ concept, fact }) => ({ concept, fact })),
    },
    data: { leechAt: null, suspendedAt: null, hiddenItem: null },
  })
}
