import type { Course } from '@/domain/content/course'
import { startOfStudyDay, studyDayOf } from '@/domain/scheduling/study-day'
import { addDays } from '@/domain/time/calendar'
import { type Db, db, type Tx } from '@/server/platform/db'
import { factKey, factsOf } from './course-facts'
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
  const rows = await client.$queryRaw<{ concept: string; itemSlug: string }[]>`
    SELECT DISTINCT log."concept", log."itemSlug" FROM "ReviewLog" log
    WHERE log."learnerId" = ${learnerId} AND log."courseSlug" = ${course.slug} AND log."day" = ${day} AND log."amendsId" IS NULL
      AND log."reviewedAt" >= ${startOfStudyDay(addDays(day, -1), settings.clock)}
      AND NOT EXISTS (SELECT 1 FROM "ReviewLog" amend WHERE amend."amendsId" = log."id" AND amend."rating" = 0)`
  const answered = new Set(rows.map(({ itemSlug }) => itemSlug))
  const concepts = new Set(rows.map(({ concept }) => concept))
  return [...factsOf(course).values()]
    .filter(({ concept, items }) => concepts.has(concept) && items.every(({ id }) => answered.has(id)))
    .map(factKey)
}
