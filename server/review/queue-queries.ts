import 'server-only'
import type { Course } from '@/domain/content/course'
import type { FactTrace } from '@/domain/mastery/recall'
import type { Memory } from '@/domain/scheduling/exam-plan'
import { recallAfter } from '@/domain/scheduling/memory'
import { orderNewCards } from '@/domain/scheduling/new-cards-today'
import { db } from '@/server/platform/db'
import { type Fact, factKey, factsOf } from './course-facts'
import { type AskedCard, listCardsByRecall, listDueCards, readRecall, type When } from './queue-statements'
import type { StudySettings } from './study-settings'

/** Additional rows to read, because facts that the course no longer asks for, and those that gain nothing, are dropped later. */
const SPARE = 100

/** The scheduler's state of a card, and the outcome of its answers from memory. */
export type AskedMemory = Memory & Pick<AskedCard, 'isCorrect' | 'answeredOn'>

export type DueRow = Omit<AskedCard, 'daysSince' | keyof AskedMemory> & {
  /** The chance of recall now, 0 to 1. */
  recall: number
  memory: AskedMemory
}

/**
 * Lists cards that are due on this study day, those that need it most first.
 * @param most the number of cards needed
 */
export async function listDue(
  learnerId: string,
  courseSlug: string,
  { most, ...when }: When & { most: number; settings: StudySettings },
): Promise<DueRow[]> {
  const cards = await listDueCards({ learnerId, courseSlug }, { ...when, take: most + SPARE })
  return cards.map(toDue)
}

/** Lists cards that can be asked, due or not, with the lowest chance of recall on a date first. @param daysLeft days until that date */
export async function listCardsForDate(
  learnerId: string,
  courseSlug: string,
  { most, ...when }: When & { most: number; daysLeft: number },
): Promise<DueRow[]> {
  const cards = await listCardsByRecall({ learnerId, courseSlug }, { ...when, take: most + SPARE })
  return cards.map(toDue)
}

function toDue({ stability, difficulty, daysSince, isCorrect, answeredOn, ...card }: AskedCard): DueRow {
  return {
    ...card,
    recall: recallAfter(daysSince, stability),
    memory: { stability, difficulty, daysSince, isCorrect, answeredOn },
  }
}

/** A learner's recall data for a course. */
export type Remembered = {
  /** By concept: all facts answered from memory, including skipped and suspended ones. */
  facts: Map<string, FactTrace[]>
  /** Keys of facts that aren't new, or are skipped or suspended. */
  met: Set<string>
  /** How many answers from memory these are based on, by concept. */
  answers: Map<string, number>
}

/** Reads recall data with one statement and one row for each concept, regardless of the number of cards. */
export async function getRecallSummary(
  learnerId: string,
  courseSlug: string,
  now: Date,
): Promise<Remembered> {
  const rows = await readRecall({ learnerId, courseSlug }, now)
  return {
    facts: new Map(
      rows.map(({ concept, daysSince, stabilities, correct }) => [
        concept,
        stabilities.map((stability, index) => ({
          stability,
          daysSince: daysSince[index] ?? 0,
          isRecalled: correct[index] === 1,
        })),
      ]),
    ),
    answers: new Map(rows.map(({ concept, answers }) => [concept, answers])),
    met: new Set(rows.flatMap(({ concept, met }) => met.map((fact) => factKey({ concept, fact })))),
  }
}

/** Lists new facts in the order in which they are introduced. */
export async function listNewCards(
  learnerId: string,
  course: Course,
  { most, met }: { most: number; met: ReadonlySet<string> },
): Promise<Fact[]> {
  const fresh = [...factsOf(course)].flatMap(([key, fact]) => (met.has(key) ? [] : [fact]))
  if (most <= 0 || fresh.length === 0) return []
  return orderNewCards(fresh, await listMetSections(learnerId, course)).slice(0, most)
}

/** Lists the sections that the learner has read to the end, or answered a question on outside of reviews. */
async function listMetSections(learnerId: string, course: Course): Promise<Set<string>> {
  const of = { learnerId, courseSlug: course.slug }
  const [lessons, answered] = await Promise.all([
    db().lessonProgress.findMany({ where: of, select: { lessonSlug: true, finishedSections: true } }),
    db().reviewLog.groupBy({ by: ['itemSlug'], where: { ...of, origin: { not: 'review' } } }),
  ])
  const quizzed = new Set(answered.map(({ itemSlug }) => itemSlug))
  return new Set([
    ...lessons.flatMap(({ lessonSlug, finishedSections }) =>
      finishedSections.map((section) => `${lessonSlug}#${section}`),
    ),
    ...course.items.flatMap(({ item }) => (quizzed.has(item.id) ? [item.section] : [])),
  ])
}
