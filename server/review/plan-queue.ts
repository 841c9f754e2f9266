import 'server-only'
import type { Course } from '@/domain/content/course'
import { composeQueue, interleave } from '@/domain/scheduling/compose-queue'
import { orderForDate } from '@/domain/scheduling/exam-plan'
import { newCardsLeft } from '@/domain/scheduling/new-cards-today'
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
    getToday(learnerId, settings, now),
    findExamDate(learnerId, course.slug, settings, now),
    listFactsDoneToday(learnerId, course, { settings, now }),
  ])
  return { settings, today, exam, spent }
}

/** Returns how many cards a session of a size has. @param pace null if unknown */
export function countOf(size: SessionSize, pace: Today['pace']): number {
  return 'cards' in size ? size.cards : Math.max(1, Math.round((size.minutes * 60) / secondsPerCard(pace)))
}

/**
 * Plans what to ask now, in order: due cards and new facts.
 * @returns also the number of new facts within today's limit, whether or not they are in the queue, and the recall data used
 */
export async function planQueue(
  learnerId: string,
  course: Course,
  { most, state, now }: { most: number; state: StudyState; now: Date },
): Promise<{ entries: Entry[]; fresh: number; remembered: Remembered }> {
  const { settings, today, exam, spent } = state
  const remembered = await getRecallSummary(learnerId, course.slug, now)
  const [fresh, cards] = await Promise.all([
    listNewCards(learnerId, course, { most: today.newLeft, met: remembered.met }),
    exam === null
      ? listDue(learnerId, course.slug, { most, settings, spent, now })
      : listCardsForDate(learnerId, course.slug, { most, daysLeft: exam.daysLeft, spent, now }),
  ])
  const known = cards.filter((card) => factsOf(course).has(factKey(card))).map(dueEntry)
  const entries =
    exam === null
      ? composeQueue(known, fresh.map(newEntry), most)
      : interleave(orderForDate([...known, ...fresh.map(newEntry)], exam.daysLeft).slice(0, most))
  return { entries, fresh: fresh.length, remembered }
}

/** Plans the queue of a new visitor. */
export function planFirstQueue(course: Course, most: number, settings: StudySettings): Entry[] {
  const count = Math.min(most, newCardsLeft(settings.newPerDay, 0))
  return interleave([...factsOf(course).values()].slice(0, count).map(newEntry))
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
