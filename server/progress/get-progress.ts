import 'server-only'
import { type Calibration, calibrationOf } from '@/domain/calibration/calibration'
import type { Course } from '@/domain/content/course'
import { type ConceptStrength, conceptStrengths } from '@/domain/mastery/concept-strength'
import { type Level, levelOf } from '@/domain/mastery/level'
import { type NextStep, suggestNextStep } from '@/domain/mastery/next-step'
import { daysBetween, studyDayOf } from '@/domain/scheduling/study-day'
import { db } from '@/server/db'
import { factsOf } from '@/server/review/course-facts'
import { type ExamDate, findExamDate } from '@/server/review/exam-date'
import { feedCards } from '@/server/review/feed-cards'
import { listDue } from '@/server/review/queue-queries'
import { getStudySettings } from '@/server/review/study-settings'
import { type AttemptResult, type LessonReading, listAttempts, listReadings } from './queries'
import {
  listLastAnswers,
  listRecall,
  listRecallByDay,
  listStatedAnswers,
  listStudyDays,
  type StudyDayRow,
} from './recall-queries'

type ConceptProgress = ConceptStrength & {
  level: Level
  /** Mean chance that its facts are recalled now; null where none was asked. */
  recall: number | null
}

export type Progress = {
  readings: LessonReading[]
  /** Graded, oldest first. */
  results: AttemptResult[]
  open: AttemptResult[]
  /** Of the course, in its order. */
  concepts: ConceptProgress[]
  /** Facts of the course, those that were asked, and how many of these are expected to be recalled now. */
  facts: { all: number; asked: number; known: number }
  /** Mean recall of what was asked, if nothing more is, from today on. */
  forecast: { days: number; recall: number }[]
  exam: (ExamDate & { daysLeft: number }) | null
  today: string
  days: StudyDayRow[]
  calibration: Calibration
  /** By month, the oldest first; only those with enough answers to say. */
  calibrationByMonth: { month: string; calibration: Calibration }[]
  nextStep: NextStep | null
}

/** How far back the calendar reaches. */
export const CALENDAR_WEEKS = 26
const FORECAST_DAYS = [0, 1, 2, 3, 5, 7, 10, 14, 18, 22, 26, 30]
/** A month with fewer stated answers says nothing. */
const ENOUGH_STATED = 5

/** Everything that the progress page shows; for nobody (null) what a newcomer sees. The number of statements, and what they read, does not grow with the log. */
export async function getProgress(learnerId: string | null, course: Course, now: Date): Promise<Progress> {
  const own = learnerId ? await read(learnerId, course, now) : nothing(now)
  const { attempts, answers, recall, due, retention, stated, ...rest } = own
  const results = attempts.filter(({ state }) => state === 'GRADED')
  const open = attempts.filter(({ state }) => state === 'IN_PROGRESS')
  const strengths = conceptStrengths(answers)
  const nextStep = suggestNextStep({
    openAttempt: open.at(-1) ?? null,
    due: due.length,
    atRisk: due.filter((card) => card.recall < retention).length,
    lessons: lessonStates(course, own.readings, results),
    strengths,
    concepts: conceptFacts(course),
    finalQuiz: course.quizzes.find(({ quiz }) => quiz.kind === 'final')?.slug ?? null,
  })
  return {
    ...{ ...rest, results, open, nextStep },
    concepts: course.concepts.map(({ id }) => {
      const strength = strengths.find(({ concept }) => concept === id) ?? UNASKED
      const chance = recall.find(({ concept }) => concept === id)?.recall ?? null
      return {
        ...strength,
        concept: id,
        recall: chance,
        level: levelOf({ ...strength, concept: id }, chance),
      }
    }),
    facts: {
      all: factsOf(course).size,
      asked: recall.reduce((sum, { cards }) => sum + cards, 0),
      known: recall.reduce((sum, entry) => sum + entry.cards * entry.recall, 0),
    },
    calibration: calibrationOf(stated),
    calibrationByMonth: byMonth(stated),
  }
}

const UNASKED = { strength: null, answers: 0, items: 0, days: 0 }

async function read(learnerId: string, course: Course, now: Date) {
  await feedCards(learnerId, now)
  const settings = await getStudySettings(db(), learnerId)
  const of = { learnerId, courseSlug: course.slug }
  const today = studyDayOf(now, settings.clock)
  const exam = await findExamDate(learnerId, course.slug, settings, now)
  const daysLeft = exam && daysBetween(today, exam.day)
  const ahead = [...new Set([...FORECAST_DAYS, ...(daysLeft === null ? [] : [daysLeft])])].sort(
    (a, b) => a - b,
  )
  const [readings, attempts, answers, recall, byDay, days, due, stated] = await Promise.all([
    listReadings(learnerId, course.slug),
    listAttempts(learnerId, course.slug, now),
    listLastAnswers(
      of,
      course.concepts.map(({ id }) => id),
    ),
    listRecall(of, now),
    listRecallByDay(of, ahead, now),
    listStudyDays(learnerId, today, CALENDAR_WEEKS),
    listDue(learnerId, course.slug, settings, now),
    listStatedAnswers(of),
  ])
  return {
    ...{ readings, attempts, answers, recall, days, due, stated, today },
    retention: settings.retention,
    forecast: byDay.map((point) => ({ days: point.days, recall: point.recall })),
    exam: exam && daysLeft !== null ? { ...exam, daysLeft } : null,
  }
}

/** As `read`, for somebody who has not answered anything. */
function nothing(now: Date): Awaited<ReturnType<typeof read>> {
  const empty = {
    readings: [],
    attempts: [],
    answers: [],
    recall: [],
    days: [],
    due: [],
    stated: [],
    forecast: [],
  }
  return { ...empty, retention: 0, exam: null, today: now.toISOString().slice(0, 10) }
}

function byMonth(stated: Awaited<ReturnType<typeof listStatedAnswers>>) {
  const months = [...new Set(stated.map(({ day }) => day.slice(0, 7)))].sort()
  return months.flatMap((month) => {
    const own = stated.filter(({ day }) => day.startsWith(month))
    return own.length < ENOUGH_STATED ? [] : [{ month, calibration: calibrationOf(own) }]
  })
}

function lessonStates(course: Course, readings: LessonReading[], results: AttemptResult[]) {
  return course.lessons.map(({ slug }) => {
    const quiz = course.quizzes.find(
      (entry) => entry.quiz.kind === 'lesson' && entry.quiz.lesson === slug,
    )?.slug
    return {
      slug,
      isFinished: readings.some(({ lessonSlug, finishedAt }) => lessonSlug === slug && finishedAt !== null),
      quiz: quiz ?? null,
      isQuizTaken: results.some(({ quizSlug }) => quizSlug === quiz),
    }
  })
}

/** Of each concept: whether it is core, and the lesson to which most of its items point. */
function conceptFacts(course: Course): Map<string, { isCore: boolean; lesson: string }> {
  const core = new Set(course.areas.filter((area) => area.core).map(({ id }) => id))
  return new Map(
    course.concepts.flatMap(({ id, area }) => {
      const item = course.items.find((entry) => entry.item.concept === id)?.item
      const lesson = item?.section.split('#')[0]
      return lesson ? [[id, { isCore: core.has(area), lesson }] as const] : []
    }),
  )
}
