import 'server-only'
import { type Calibration, calibrationOf } from '@/domain/calibration/calibration'
import type { Course } from '@/domain/content/course'
import { lessonOf } from '@/domain/items/list-sections'
import { type ConceptStrength, conceptStrengths } from '@/domain/mastery/concept-strength'
import { type Level, levelOf } from '@/domain/mastery/level'
import { type NextStep, suggestNextStep } from '@/domain/mastery/next-step'
import { expectedRecalled, MIN_ANSWERS_FOR_RECALL, meanRecall, shownRecall } from '@/domain/mastery/recall'
import { studyDayOf } from '@/domain/scheduling/study-day'
import { factsOf } from '@/server/review/course-facts'
import { type ExamDate, findExamDate } from '@/server/review/exam-date'
import { listFactsDoneToday } from '@/server/review/facts-done-today'
import { getRecallSummary } from '@/server/review/queue-queries'
import { countDue } from '@/server/review/queue-statements'
import { getStudySettings } from '@/server/review/study-settings'
import { type AttemptResult, type LessonReading, listAttempts, listReadings } from './queries'
import { listLastAnswers, listStatedAnswers, listStudyDays, type StudyDayRow } from './review-queries'

type ConceptProgress = ConceptStrength & {
  level: Level
  /** Average chance of recalling its facts now; null below 3 answers from memory. */
  recall: number | null
}

export type Progress = {
  readings: LessonReading[]
  /** Graded attempts at quizzes, oldest first. */
  results: AttemptResult[]
  open: AttemptResult[]
  /** The concepts of the course, in its order. */
  concepts: ConceptProgress[]
  /**
   * The number of facts of the course (`all`), of facts answered from memory (`asked`), and of those that the learner is expected to recall now
   * (`known`, null below 3 answers), and the number of answers that this is based on.
   */
  facts: { all: number; asked: number; known: number | null; answers: number }
  /** Average chance of recall of facts answered from memory, from today on without further reviews; empty below 3 answers. */
  forecast: { days: number; recall: number }[]
  exam: ExamDate | null
  today: string
  days: StudyDayRow[]
  calibration: Calibration
  /** By month, oldest first; only months with enough answers. */
  calibrationByMonth: { month: string; calibration: Calibration }[]
  nextStep: NextStep | null
}

/** How many weeks the calendar shows. */
export const CALENDAR_WEEKS = 26
const FORECAST_DAYS = [0, 1, 3, 7, 14, 21, 30]
/** The minimum number of answers with confidence for a month's calibration. */
const ENOUGH_STATED = 5

/** Returns the data of the progress page; for null, that of a new visitor. The number of statements, and what they read, doesn't grow with the log. */
export async function getProgress(learnerId: string | null, course: Course, now: Date): Promise<Progress> {
  const own = learnerId ? await read(learnerId, course, now) : nothing(now)
  const { attempts, answers, remembered, waiting, ahead, stated, ...rest } = own
  const all = [...remembered.facts.values()].flat()
  const answerCount = [...remembered.answers.values()].reduce((sum, count) => sum + count, 0)
  const isEnough = answerCount >= MIN_ANSWERS_FOR_RECALL
  // Practice counts as answers, never as a score.
  const results = attempts.filter(({ state, quizSlug }) => state === 'GRADED' && quizSlug !== null)
  const open = attempts.filter(({ state }) => state === 'IN_PROGRESS')
  const strengths = conceptStrengths(answers)
  const nextStep = suggestNextStep({
    openAttempt: open.at(-1) ?? null,
    ...waiting,
    lessons: lessonStates(course, own.readings, results),
    strengths,
    concepts: conceptFacts(course),
    finalQuiz: course.quizzes.find(({ quiz }) => quiz.kind === 'final')?.slug ?? null,
  })
  return {
    ...{ ...rest, results, open, nextStep },
    concepts: course.concepts.map(({ id }) => {
      const strength = strengths.find(({ concept }) => concept === id) ?? UNASKED
      const chance = meanRecall(remembered.facts.get(id) ?? [], 0)
      return {
        ...strength,
        concept: id,
        recall: shownRecall(chance, remembered.answers.get(id) ?? 0),
        level: levelOf({ ...strength, concept: id }, chance),
      }
    }),
    facts: {
      all: factsOf(course).size,
      asked: all.length,
      known: isEnough ? expectedRecalled(all, 0) : null,
      answers: answerCount,
    },
    forecast: (isEnough ? ahead : []).flatMap((days) => {
      const recall = meanRecall(all, days)
      return recall === null ? [] : [{ days, recall }]
    }),
    calibration: calibrationOf(stated.flatMap(({ answers: own }) => own)),
    calibrationByMonth: byMonth(stated),
  }
}

const UNASKED = { strength: null, answers: 0, items: 0, days: 0 }

async function read(learnerId: string, course: Course, now: Date) {
  const settings = await getStudySettings(learnerId)
  const of = { learnerId, courseSlug: course.slug }
  const today = studyDayOf(now, settings.clock)
  const [exam, spent] = await Promise.all([
    findExamDate(learnerId, course.slug, settings, now),
    listFactsDoneToday(learnerId, course, { settings, now }),
  ])
  const ahead = [...new Set([...FORECAST_DAYS, ...(exam ? [exam.daysLeft] : [])])].sort((a, b) => a - b)
  const [readings, attempts, answers, remembered, waiting, days, stated] = await Promise.all([
    listReadings(learnerId, course.slug),
    listAttempts(learnerId, course.slug, now),
    listLastAnswers(
      of,
      course.concepts.map(({ id }) => id),
    ),
    getRecallSummary(learnerId, course.slug, now),
    countDue(learnerId, course.slug, { settings, spent, now }),
    listStudyDays(learnerId, today, CALENDAR_WEEKS),
    listStatedAnswers(of),
  ])
  return {
    ...{ readings, attempts, answers, remembered, waiting, ahead, days, stated, today, exam },
  }
}

/** Same as `read`, for a visitor who hasn't answered anything. */
function nothing(now: Date): Awaited<ReturnType<typeof read>> {
  const empty = {
    readings: [],
    attempts: [],
    answers: [],
    remembered: { facts: new Map(), met: new Set<string>(), answers: new Map<string, number>() },
    waiting: { due: 0, atRisk: 0, highConfidenceError: 0 },
    ahead: [],
    days: [],
    stated: [],
  }
  return { ...empty, exam: null, today: now.toISOString().slice(0, 10) }
}

function byMonth(stated: Awaited<ReturnType<typeof listStatedAnswers>>) {
  return stated.flatMap(({ month, answers }) =>
    answers.length < ENOUGH_STATED ? [] : [{ month, calibration: calibrationOf(answers) }],
  )
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

/** Returns for each concept whether it is core, and the lesson of its first item. */
function conceptFacts(course: Course): Map<string, { isCore: boolean; lesson: string }> {
  const core = new Set(course.areas.filter((area) => area.core).map(({ id }) => id))
  return new Map(
    course.concepts.flatMap(({ id, area }) => {
      const item = course.items.find((entry) => entry.item.concept === id)?.item
      const lesson = item && lessonOf(item.section)
      return lesson ? [[id, { isCore: core.has(area), lesson }] as const] : []
    }),
  )
}
