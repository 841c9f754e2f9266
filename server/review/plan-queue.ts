import 'server-only'
import type { Course } from '@/domain/content/course'
import { composeQueue, interleave } from '@/domain/scheduling/compose-queue'
import { orderForDate } from '@/domain/scheduling/exam-plan'
import { type Fact, factKey, factsOf } from './course-facts'
import { type ExamDate, findExamDate } from './exam-date'
import {
  type AskedMemory,
  type DueRow,
  getRemembered,
  listCardsForDate,
  listDue,
  listFresh,
  type Remembered,
} from './queue-queries'
import { listSpentFacts } from './spent-facts'
import { getStudySettings, type StudySettings } from './study-settings'
import { getToday, secondsPerCard, type Today } from './today'

/** How long, or how many. */
export type SessionSize = { cards: number } | { minutes: number }

/** Where a learner stands in a course, as a queue is planned from it. */
export type StudyState = {
  settings: StudySettings
  today: Today
  exam: ExamDate | null
  /** Keys of facts that are not asked before tomorrow. */
  spent: string[]
}

/** A place of the queue. */
export type Entry = {
  concept: string
  fact: string
  isNew: boolean
  recent: readonly string[]
  /** Null for what was never asked. */
  memory: AskedMemory | null
}

export async function getStudyState(learnerId: string, course: Course, now: Date): Promise<StudyState> {
  const settings = await getStudySettings(learnerId)
  const [today, exam, spent] = await Promise.all([
    getToday(learnerId, settings, now),
    findExamDate(learnerId, course.slug, settings, now),
    listSpentFacts(learnerId, course, { settings, now }),
  ])
  return { settings, today, exam, spent }
}

/** How many cards a session of a size holds. @param pace null where nothing is known of it */
export function countOf(size: SessionSize, pace: Today['pace']): number {
  return 'cards' in size ? size.cards : Math.max(1, Math.round((size.minutes * 60) / secondsPerCard(pace)))
}

/**
 * What is asked now, in order: cards, and facts that never were.
 * @returns with the number of new facts that today's limit leaves, in the queue or not, and what the plan was made of
 */
export async function planQueue(
  learnerId: string,
  course: Course,
  { most, state, now }: { most: number; state: StudyState; now: Date },
): Promise<{ entries: Entry[]; fresh: number; remembered: Remembered }> {
  const { settings, today, exam, spent } = state
  const remembered = await getRemembered(learnerId, course.slug, now)
  const [fresh, cards] = await Promise.all([
    listFresh(learnerId, course, { most: today.newLeft, met: remembered.met }),
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

/** For somebody of whom nothing is known. */
export function planFirstQueue(course: Course, most: number, settings: StudySettings): Entry[] {
  return interleave([...factsOf(course).values()].slice(0, Math.min(most, settings.newPerDay)).map(newEntry))
}

const newEntry = ({ concept, fact }: Pick<Fact, 'concept' | 'fact'>) => ({
  ...{ concept, fact, isNew: true, isBegun: false, sureAndWrong: false },
  recent: [],
  memory: null,
})
const dueEntry = ({ concept, fact, recall, recentItems, memory, isBegun, sureAndWrong }: DueRow) => ({
  ...{ concept, fact, recall, memory, isBegun, sureAndWrong, isNew: false },
  recent: recentItems,
})
