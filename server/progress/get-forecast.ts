import 'server-only'
import type { Course } from '@/domain/content/course'
import { meanRecall } from '@/domain/mastery/recall'
import { type ExamDate, findExamDate } from '@/server/review/exam-date'
import { getStudySettings } from '@/server/review/study-settings'
import { getMemory } from './get-knowledge'

export type Forecast = {
  /** Average chance of recall of facts answered from memory, from today on without further reviews; empty below 3 answers. */
  points: { days: number; recall: number }[]
  exam: ExamDate | null
  /** How many cards and answers from memory it is based on. */
  cards: number
  answers: number
}

const FORECAST_DAYS = [0, 1, 3, 7, 14, 21, 30]

export async function getForecast(learnerId: string, course: Course, now: Date): Promise<Forecast> {
  const settings = await getStudySettings(learnerId)
  const [exam, memory] = await Promise.all([
    findExamDate(learnerId, course.slug, settings, now),
    getMemory(learnerId, course, now),
  ])
  const ahead = [...new Set([...FORECAST_DAYS, ...(exam ? [exam.daysLeft] : [])])].sort((a, b) => a - b)
  return {
    points: (memory.isEnough ? ahead : []).flatMap((days) => {
      const recall = meanRecall(memory.all, days)
      return recall === null ? [] : [{ days, recall }]
    }),
    exam,
    cards: memory.all.length,
    answers: memory.answers,
  }
}
