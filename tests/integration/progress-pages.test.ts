import { expect, test } from 'vitest'
import { getCalibration } from '@/server/progress/get-calibration'
import { getForecast } from '@/server/progress/get-forecast'
import { getKnowledge } from '@/server/progress/get-knowledge'
import { getProgress } from '@/server/progress/get-progress'
import { getStudyDays } from '@/server/progress/get-study-days'
import { listGraded, listReadings } from '@/server/progress/queries'
import { getGoalSettings } from '@/server/review/goal-settings'
import { readBundledCourse } from '@/tests/support/bundled-course'
import { listStatements } from '@/tests/support/count-statements'
import { createLearner } from '@/tests/support/sample-attempt'
import { useTestDatabase } from '@/tests/support/test-database'

useTestDatabase()

/** The tables that a statement starts from. */
function tablesOf(statements: readonly string[]): string[] {
  const tables = statements.map(
    (statement) => statement.match(/\bFROM (?:"public"\.)?"(\w+)"/)?.[1] ?? statement,
  )
  return [...new Set(tables)].sort()
}

test('each progress page reads only what it shows', async () => {
  const course = readBundledCourse()
  const learnerId = await createLearner()
  const viewer = { id: learnerId, role: 'LEARNER', isGuest: true, email: null, name: null } as const
  const now = new Date()
  const pages: Record<string, [read: () => Promise<unknown>, tables: string[]]> = {
    overview: [
      () => getProgress(learnerId, course, now),
      ['Attempt', 'LessonProgress', 'ReviewCard', 'ReviewLog', 'ReviewSettings'],
    ],
    concepts: [() => getKnowledge(learnerId, course, now), ['ReviewCard', 'ReviewLog']],
    forecast: [() => getForecast(learnerId, course, now), ['Assignment', 'ReviewCard', 'ReviewSettings']],
    'study days': [() => getStudyDays(learnerId, course, now), ['Attempt', 'ReviewSettings', 'StudyDay']],
    goal: [() => getGoalSettings(viewer, now), ['DailyGoal', 'ReviewSettings']],
    quizzes: [
      () => Promise.all([listReadings(learnerId, course.slug), listGraded(learnerId, course.slug, now)]),
      ['Attempt', 'LessonProgress'],
    ],
    calibration: [() => getCalibration(learnerId, course), ['ReviewLog']],
  }
  for (const [page, [read, tables]] of Object.entries(pages)) {
    const statements = await listStatements(read)
    expect(tablesOf(statements), page).toEqual(tables)
    expect(statements.length, page).toBeLessThanOrEqual(7)
  }
})
