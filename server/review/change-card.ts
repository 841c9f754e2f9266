import 'server-only'
import type { z } from 'zod'
import type { CardChangeSchema, ReportSchema } from '@/contract/schemas/review-schemas'
import { endOfStudyDay } from '@/domain/scheduling/study-day'
import { getCourse } from '@/server/content/read-course'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { factKey, factsOf } from './course-facts'
import { getStudySettings } from './study-settings'

/** Skips, suspends, or resumes a card. @throws AppError NOT_FOUND if the course has no such fact */
export async function changeCard(
  learnerId: string,
  courseSlug: string,
  { concept, fact, change, versionId }: z.infer<typeof CardChangeSchema>,
  now: Date,
): Promise<void> {
  if (!factsOf(getCourse(courseSlug)).has(factKey({ concept, fact }))) throw new AppError('NOT_FOUND')
  const { clock } = await getStudySettings(learnerId)
  const data = {
    bury: { buriedUntil: endOfStudyDay(now, clock) },
    suspend: { suspendedAt: now, leechAt: null },
    resume: { suspendedAt: null, buriedUntil: null, leechAt: null, hiddenItem: null },
  }[change]
  if (change !== 'resume' && versionId)
    Object.assign(data, { hiddenItem: await findItemSlug(courseSlug, versionId) })
  await db().reviewCard.upsert({
    where: { learnerId_courseSlug_concept_fact: { learnerId, courseSlug, concept, fact } },
    create: { learnerId, courseSlug, concept, fact, dueAt: now, createdAt: now, ...data },
    update: data,
  })
}

async function findItemSlug(courseSlug: string, versionId: string): Promise<string | null> {
  const item = await db().item.findFirst({
    where: { versions: { some: { id: versionId } }, classId: null, course: { slug: courseSlug } },
    select: { slug: true },
  })
  return item?.slug ?? null
}

/** Reports a problem with an item. @throws AppError NOT_FOUND if the item isn't in the course's bank */
export async function reportItem(
  learnerId: string,
  courseSlug: string,
  { versionId, why }: z.infer<typeof ReportSchema>,
): Promise<void> {
  const version = await db().itemVersion.findFirst({
    where: { id: versionId, item: { classId: null, course: { slug: courseSlug } } },
    select: { id: true },
  })
  if (!version) throw new AppError('NOT_FOUND')
  await db().itemReport.create({ data: { learnerId, itemVersionId: versionId, why } })
}
