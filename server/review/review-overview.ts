import 'server-only'
import type { Course } from '@/domain/content/course'
import { type ForecastDay, forecast, MIN_ANSWERS_FOR_RECALL, type SessionFact } from '@/domain/mastery/recall'
import { studyDayOf } from '@/domain/scheduling/study-day'
import { addDays } from '@/domain/time/calendar'
import { db } from '@/server/platform/db'
import { factKey, factsOf } from './course-facts'
import type { ExamDate } from './exam-date'
import { passageOf } from './passage'
import { countOf, getStudyState, type Plan, planFirstQueues, planQueues, type StudyState } from './plan-queue'
import type { AskedMemory, Remembered } from './queue-queries'
import { countDue } from './queue-statements'
import { getStudySettings, type StudySettings } from './study-settings'
import type { Today } from './today'

export type HiddenCard = {
  /** The slug of its course. */
  course: string
  concept: string
  fact: string
  title: string
  about: string
  /** Null if it is suspended. */
  until: Date | null
  /** Of a leech: reading it again brings the card back. */
  reread: { title: string; path: string } | null
}

export type ReviewOverview = {
  settings: StudySettings
  today: Today
  due: number
  /** Cards that come up again within minutes, and when the last of them does. */
  soon: number
  soonAt: Date | null
  /** Due cards with a confident but wrong answer. */
  highConfidenceError: number
  /** The number of new facts within today's limit. */
  fresh: number
  drills: number
  exam: ExamDate | null
  /** Average chance of recall by day, with and without today's session, of all facts answered from memory or in the session; no days below 3 answers. */
  forecast: { days: readonly ForecastDay[]; cards: number; answers: number; inSession: number }
  aside: HiddenCard[]
  /** If there is nothing to review: the next study day with cards, for example `2027-05-20`; null if unknown. */
  nextDay: string | null
}

/** The review overview of a new visitor. */
export type FirstReview = { fresh: number; minutes: number }

export async function getFirstReview(courses: readonly Course[]): Promise<FirstReview> {
  const settings = await getStudySettings(null)
  const queues = planFirstQueues(courses, Number.POSITIVE_INFINITY, settings)
  return {
    fresh: queues.reduce((sum, queue) => sum + queue.length, 0),
    minutes: settings.minutesPerDay,
  }
}

/** How many days the forecast covers without an exam date, and the maximum number of days that it lists. */
const FORECAST_DAYS = 30
const MAX_DAYS = 11

/** Returns a learner's review overview of one course. */
export async function getReviewOverview(
  learnerId: string,
  course: Course,
  now: Date,
): Promise<ReviewOverview> {
  return (await getReviewOverviews(learnerId, [course], now)).total
}

export type ReviewOverviews = {
  /** All courses together. The forecast has no days, unless there is only one course. */
  total: ReviewOverview
  courses: (ReviewOverview & { slug: string; title: string })[]
}

/** Returns a learner's review overview of courses that are reviewed together, in total and for each. @param courses at least one */
export async function getReviewOverviews(
  learnerId: string,
  courses: readonly Course[],
  now: Date,
): Promise<ReviewOverviews> {
  const states = await Promise.all(courses.map((course) => getStudyState(learnerId, course, now)))
  const [first] = states
  const most = first ? countOf({ minutes: first.settings.minutesPerDay }, first.today.pace) : 0
  const plans = await planQueues(learnerId, courses, { most, states, now })
  const overviews = await Promise.all(
    courses.flatMap((course, index) => {
      const state = states[index]
      const plan = plans[index]
      return state && plan ? [overviewOf(learnerId, course, { state, plan, now })] : []
    }),
  )
  return {
    total: sumUp(overviews),
    courses: overviews.map((overview, index) => ({
      ...overview,
      slug: courses[index]?.slug ?? '',
      title: courses[index]?.title ?? '',
    })),
  }
}

async function overviewOf(
  learnerId: string,
  course: Course,
  { state, plan, now }: { state: StudyState; plan: Plan; now: Date },
): Promise<ReviewOverview> {
  const { settings, today, exam, spent } = state
  const { entries, fresh, remembered } = plan
  const [{ due, soon, soonAt, highConfidenceError }, drills, aside] = await Promise.all([
    countDue(learnerId, course.slug, { settings, spent, now }),
    db().contrastDrill.count({ where: { learnerId, courseSlug: course.slug, doneAt: null } }),
    listHiddenCards(learnerId, course, now),
  ])
  const all = [...remembered.facts.values()].flat()
  const answers = [...remembered.answers.values()].reduce((sum, count) => sum + count, 0)
  const session = entries.map(({ memory }) => toSessionFact(memory, today.day))
  const isNothing = due + soon + fresh + drills === 0
  return {
    nextDay: isNothing ? await findNextDay(learnerId, course, { state, remembered, now }) : null,
    ...{ settings, today, exam, due, soon, soonAt, highConfidenceError, fresh, drills, aside },
    forecast: {
      days:
        answers < MIN_ANSWERS_FOR_RECALL
          ? []
          : forecast(all, session, daysUntil(Math.max(1, exam?.daysLeft ?? FORECAST_DAYS))),
      cards: all.length + session.filter((fact) => fact === null).length,
      answers,
      inSession: entries.length,
    },
  }
}

/** Sums up the overviews of courses that are reviewed together. The exam is the next one of any course. */
function sumUp(overviews: readonly ReviewOverview[]): ReviewOverview {
  const [first] = overviews
  if (!first) throw new Error('a review overview needs a course')
  if (overviews.length === 1) return first
  const sum = (of: (overview: ReviewOverview) => number) =>
    overviews.reduce((total, overview) => total + of(overview), 0)
  const soonAt = overviews.flatMap((overview) => overview.soonAt ?? [])
  const exams = overviews.flatMap(({ exam }) => exam ?? [])
  const nextDays = overviews.flatMap(({ nextDay }) => nextDay ?? [])
  return {
    ...first,
    due: sum(({ due }) => due),
    soon: sum(({ soon }) => soon),
    soonAt: soonAt.sort((a, b) => b.getTime() - a.getTime())[0] ?? null,
    highConfidenceError: sum((overview) => overview.highConfidenceError),
    fresh: sum(({ fresh }) => fresh),
    drills: sum(({ drills }) => drills),
    exam: exams.sort((a, b) => a.daysLeft - b.daysLeft)[0] ?? null,
    aside: overviews.flatMap(({ aside }) => aside),
    nextDay: nextDays.sort()[0] ?? null,
    forecast: {
      days: [],
      cards: sum((overview) => overview.forecast.cards),
      answers: sum((overview) => overview.forecast.answers),
      inSession: sum((overview) => overview.forecast.inSession),
    },
  }
}

/** @returns null for a fact that was never answered from memory */
function toSessionFact(memory: AskedMemory | null, today: string): SessionFact | null {
  if (memory === null || memory.isCorrect === null) return null
  const { isCorrect, answeredOn, ...rest } = memory
  return { ...rest, isRecalled: isCorrect, isMissedNow: !isCorrect && answeredOn === today }
}

/** Finds the next study day with cards: when the next new cards are released, or when the next card is due, but not before tomorrow. */
async function findNextDay(
  learnerId: string,
  course: Course,
  { state: { settings, today }, remembered, now }: { state: StudyState; remembered: Remembered; now: Date },
): Promise<string | null> {
  const tomorrow = addDays(today.day, 1)
  const nextNew = studyDayOf(today.newUntil, settings.clock)
  const isFactLeft = [...factsOf(course).keys()].some((key) => !remembered.met.has(key))
  const newDay = isFactLeft && settings.newPerDay > 0 ? nextNew : null
  if (newDay === tomorrow) return tomorrow
  const next = await db().reviewCard.findFirst({
    where: {
      ...{ learnerId, courseSlug: course.slug, state: { gt: 0 }, suspendedAt: null },
      OR: [{ buriedUntil: null }, { buriedUntil: { lte: now } }],
    },
    orderBy: { dueAt: 'asc' },
    select: { dueAt: true },
  })
  if (!next) return newDay
  const day = studyDayOf(next.dueAt, settings.clock)
  const dueDay = day > today.day ? day : tomorrow
  return newDay !== null && newDay < dueDay ? newDay : dueDay
}

/** Lists evenly spread days from today to the last day, both included. */
function daysUntil(last: number): number[] {
  const count = Math.min(MAX_DAYS, last + 1)
  const days = Array.from({ length: count }, (_, index) => Math.round((index * last) / (count - 1)))
  return [...new Set(days)]
}

async function listHiddenCards(learnerId: string, course: Course, now: Date): Promise<HiddenCard[]> {
  const rows = await db().reviewCard.findMany({
    where: {
      learnerId,
      courseSlug: course.slug,
      OR: [{ suspendedAt: { not: null } }, { buriedUntil: { gt: now } }],
    },
    orderBy: { id: 'asc' },
    take: 100,
    select: {
      concept: true,
      fact: true,
      suspendedAt: true,
      buriedUntil: true,
      leechAt: true,
      hiddenItem: true,
      recentItems: true,
    },
  })
  return rows.flatMap(({ concept, fact, suspendedAt, buriedUntil, leechAt, hiddenItem, recentItems }) => {
    const items = factsOf(course).get(factKey({ concept, fact }))?.items ?? []
    // The question that was shown when the card was skipped or suspended, or else the latest question of the card.
    const item =
      [hiddenItem, ...recentItems].flatMap((id) => items.find((entry) => entry.id === id) ?? [])[0] ??
      items[0]
    if (!item) return []
    const title = course.concepts.find(({ id }) => id === concept)?.title ?? concept
    const reread = leechAt ? passageOf(course, item) : null
    return [
      {
        course: course.slug,
        concept,
        fact,
        title,
        about: item.stem,
        until: suspendedAt ? null : buriedUntil,
        reread,
      },
    ]
  })
}
