import 'server-only'
import type { Course } from '@/domain/content/course'
import { meetsThreshold } from '@/domain/grading/meets-threshold'
import { studyDayOf } from '@/domain/scheduling/study-day'
import { db } from '@/server/platform/db'
import { currentEntries } from './replay-cards'
import type { StudySettings } from './study-settings'

/**
 * Lists the quick checks that a learner answered incorrectly on an earlier study day, and not correctly since, in a lesson or a review. They come back
 * in review. On the same day, the feedback would be repeated, so other questions on the fact are asked instead.
 * @returns the IDs of the items
 */
export async function listMissedChecks(
  learnerId: string,
  course: Course,
  { settings, now }: { settings: StudySettings; now: Date },
): Promise<Set<string>> {
  const checks = course.items.flatMap(({ item, isLessonCheck }) => (isLessonCheck ? [item.id] : []))
  const log = await db().reviewLog.findMany({
    where: { learnerId, courseSlug: course.slug, itemSlug: { in: checks } },
    orderBy: { reviewedAt: 'desc' },
    select: {
      ...{ id: true, itemSlug: true, rating: true, amendsId: true, receivedAt: true },
      ...{ fraction: true, day: true },
    },
  })
  const today = studyDayOf(now, settings.clock)
  const answers = currentEntries(log)
  return new Set(
    checks.filter((id) => {
      const latest = answers.find(({ itemSlug }) => itemSlug === id)
      return latest !== undefined && latest.day < today && !meetsThreshold(latest.fraction, 1)
    }),
  )
}
