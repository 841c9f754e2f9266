import type { Course } from '@/domain/content/course'
import { listFactsDoneToday } from './facts-done-today'
import { countDue, type DueCount } from './queue-statements'
import { getStudySettings, type StudySettings } from './study-settings'

/** Counts a learner's cards of a course that are due on this study day. @param known the settings, if they are read already */
export async function countDueToday(
  learnerId: string,
  course: Course,
  now: Date,
  known?: StudySettings,
): Promise<DueCount> {
  const settings = known ?? (await getStudySettings(learnerId))
  const spent = await listFactsDoneToday(learnerId, course, { settings, now })
  return countDue(learnerId, course.slug, { settings, spent, now })
}
