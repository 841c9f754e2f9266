import type { Course } from '@/domain/content/course'
import { listFactsDoneToday } from './facts-done-today'
import { countDue, type DueCount } from './queue-statements'
import { getStudySettings } from './study-settings'

/** Counts a learner's cards of a course that are due on this study day. */
export async function countDueToday(learnerId: string, course: Course, now: Date): Promise<DueCount> {
  const settings = await getStudySettings(learnerId)
  const spent = await listFactsDoneToday(learnerId, course, { settings, now })
  return countDue(learnerId, course.slug, { settings, spent, now })
}
