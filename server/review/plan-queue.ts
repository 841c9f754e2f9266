import 'server-only'
import type { Course } from '@/domain/content/course'
import { composeQueue, interleave } from '@/domain/scheduling/compose-queue'
import { orderForDate } from '@/domain/scheduling/exam-plan'
import { newCardsLeft } from '@/domain/scheduling/new-cards-today'
import { shareOut } from '@/domain/scheduling/share-out'
import { type Fact, factKey, factsOf } from './course-facts'
import { type ExamDate, findExamDate } from './exam-date'
import { listFactsDoneToday } from './facts-done-today'
import {
  type AskedMemory,
  type DueRow,
  getRecallSummary,
  listCardsForDate,
  listDue,
  listNewCards,
  type Remembered,
} from './queue-queries'
import { getStudySettings, type StudySettings } from './study-settings'
import { getToday, secondsPerCard, type Today } from './today'

/** The size of a session, as cards or minutes. */
export type SessionSize = { cards: number } | { minutes: number }

/** The data about a learner from which a queue is planned. */
export type StudyState = {
  settings: StudySettings
  today: Today
  exam: ExamDate | null
  /** Keys of facts that don't come up before tomorrow. */
  spent: string[]
}

/** An entry of the queue. */
export type Entry = {
  concept: string
  fact: string
  isNew: boolean
  recent: readonly string[]
  /** Null if it was never asked. */
  memory: AskedMemory | null
}

export async function getStudyState(learnerId: string, course: Course, now: Date): Promise<StudyState> {
  const settings = await getStudySettings(learnerId)
  const [today, exam, spent] = await Promise.all([
    getToday(learnerId, settings, { courseSlug: settings.combinesCourses ? null : course.slug, now }),
    findExamDate(learnerId, course.slug, settings, now),
    listFactsDoneToday(learnerId, course, { settings, now }),
  ])
  return { settings, today, exam, spent }
}

/** Returns how many cards a session of a size has. @param pace null if unknown */
export function countOf(size: SessionSize, pace: Today['pace']): number {
  return 'cards' in size ? size.cards : Math.max(1, Math.round((size.minutes * 60) / secondsPerCard(pace)))
}

/** What to ask in a course, in order: due cards and new facts. */
export type Plan = {
  entries: Entry[]
  /** The number of new facts within today's limit, whether or not they are in the queue. */
  fresh: number
  /** The recall data used. */
  remembered: Remembered
}

/**
 * Plans what to ask now in several courses together. They share the cards and the daily limit of new cards in equal turns. Each course is ordered by its
 * own exam date.
 * @param states of the courses, in the same order
 */
export async function planQueues(
  learnerId: string,
  courses: readonly Course[],
  { most, states, now }: { most: number; states: readonly StudyState[]; now: Date },
): Promise<Plan[]> {
  const all = await Promise.all(
    courses.flatMap((course, index) => {
      const state = states[index]
      return state ? [readCandidates(learnerId, course, { most, state, now })] : []
    }),
  )
  const newShares = shareOut(
    states[0]?.today.newLeft ?? 0,
    all.map(({ fresh }) => fresh.length),
  )
  const limited = all.map((candidates, index) => ({
    ...candidates,
    fresh: candidates.fresh.slice(0, newShares[index]),
  }))
  const shares = shareOut(
    most,
    limited.map((candidates) => compose(candidates, most).length),
  )
  return limited.map((candidates, index) => ({
    entries: compose(candidates, shares[index] ?? 0),
    fresh: candidates.fresh.length,
    remembered: candidates.remembered,
  }))
}

type Candidates = { fresh: Fact[]; known: ReturnType<typeof dueEntry>[]; exam: ExamDate | null } & Pick<
  Plan,
  'remembered'
>

async function readCandidates(
  learnerId: string,
  course: Course,
  { most, state, now }: { most: number; state: StudyState; now: Date },
): Promise<Candidates> {
  const { settings, today, exam, spent } = state
  const remembered = await getRecallSummary(learnerId, course.slug, now)
  const [fresh, cards] = await Promise.all([
    listNewCards(learnerId, course, { most: today.newLeft, met: remembered.met }),
    exam === null
      ? listDue(learnerId, course.slug, { most, settings, spent, now })
      : listCardsForDate(learnerId, course.slug, { most, daysLeft: exam.daysLeft, spent, now }),
  ])
  const known = cards.filter((card) => factsOf(course).has(factKey(card))).map(dueEntry)
  return { fresh, known, exam, remembered }
}

function compose({ known, fresh, exam }: Candidates, most: number): Entry[] {
  return exam === null
    ? composeQueue(known, fresh.map(newEntry), most)
    : interleave(orderForDate([...known, ...fresh.map(newEntry)], exam.daysLeft).slice(0, most))
}

/** Plans the queues of a new visitor, who starts with equal turns of all courses. */
export function planFirstQueues(
  courses: readonly Course[],
  most: number,
  settings: StudySettings,
): Entry[][] {
  const facts = courses.map((course) => [...factsOf(course).values()])
  const shares = shareOut(
    Math.min(most, newCardsLeft(settings.newPerDay, 0)),
    facts.map(({ length }) => length),
  )
  return facts.map((list, index) => interleave(list.slice(0, shares[index]).map(newEntry)))
}

const newEntry = ({ concept, fact }: Pick<Fact, 'concept' | 'fact'>) => ({
  ...{ concept, fact, isNew: true, isBegun: false, highConfidenceError: false },
  recent: [],
  memory: null,
})
const dueEntry = ({ concept, fact, recall, recentItems, memory, isBegun, highConfidenceError }: DueRow) => ({
  ...{ concept, fact, recall, memory, isBegun, highConfidenceError, isNew: false },
  recent: recentItems,
})
