import type { Course } from '@/domain/content/course'
import { startOfStudyDay, studyDayOf } from '@/domain/scheduling/study-day'
import { addDays } from '@/domain/time/calendar'
import { type Db, db, type Tx } from '@/server/platform/db'
import { factKey, factsOf } from './course-facts'
import { currentEntries } from './replay-cards'
import type { StudySettings } from './study-settings'

/**
 * Lists facts whose questions were all answered on this study day. They don't come up before tomorrow, because the learner has seen the feedback and
 * another answer wouldn't affect scheduling.
 * @returns the keys of these facts
 */
export async function listFactsDoneToday(
  learnerId: string,
  course: Course,
  { settings, now }: { settings: StudySettings; now: Date },
  client: Db | Tx = db(),
): Promise<string[]> {
  const day = studyDayOf(now, settings.clock)
  const log = await client.reviewLog.findMany({
    where: {
      ...{ learnerId, courseSlug: course.slug, day },
      reviewedAt: { gte: startOfStudyDay(addDays(day, -1), settings.clock) },
    },
    select: { id: true, concept: true, itemSlug: true, rating: true, amendsId: true, receivedAt: true },
  })
  const rows = currentEntries(log)
  const answered = new Set(rows.map(({ itemSlug }) => itemSlug))
  const concepts = new Set(rows.map(({ concept }) => concept))
  return [...factsOf(course).values()]
    .filter(({ concept, items }) => concepts.has(concept) && items.every(({ id }) => answered.has(id)))
    .map(factKey)
}
