import { isHighConfidenceError } from '@/domain/calibration/calibration'
import { type FactMemory, noteAnswer } from '@/domain/mastery/fact-memory'
import type { CardState } from '@/domain/scheduling/memory'
import type { Tx } from '@/server/platform/db'
import { updateCards } from './review-statements'
import { suspendLeeches } from './suspend-leeches'

/** Maximum recent items of a card; more than the items of any fact. */
const RECENT = 20

export type StoredCard = CardState & {
  id: string
  courseSlug: string
  concept: string
  fact: string
  recentItems: string[]
  /** Whether the last answer from memory was confident but wrong. */
  highConfidenceError: boolean
  createdAt: Date
} & StoredMemory

/** The outcome of the answers from memory. */
type StoredMemory = {
  memoryAnswers: number
  memoryCorrect: boolean | null
  memoryAt: Date | null
  memoryDay: string | null
}

export const CARD_COLUMNS = {
  id: true,
  courseSlug: true,
  concept: true,
  fact: true,
  state: true,
  dueAt: true,
  stability: true,
  difficulty: true,
  scheduledDays: true,
  learningSteps: true,
  reps: true,
  lapses: true,
  lastReviewAt: true,
  dayShift: true,
  recentItems: true,
  highConfidenceError: true,
  memoryAnswers: true,
  memoryCorrect: true,
  memoryAt: true,
  memoryDay: true,
  createdAt: true,
} as const

/** Adds the latest item to a card's recent items. */
export function withRecent(recentItems: readonly string[], itemSlug: string): string[] {
  return [itemSlug, ...recentItems.filter((slug) => slug !== itemSlug)].slice(0, RECENT)
}

export const NO_MEMORY: StoredMemory = {
  memoryAnswers: 0,
  memoryCorrect: null,
  memoryAt: null,
  memoryDay: null,
}

type LoggedAnswer = { origin: string; fraction: number; reviewedAt: Date; day: string }

/** Updates the memory with one more answer. Quick checks don't count, because the passage is visible. */
export function withMemory(
  card: StoredMemory,
  { origin, fraction, reviewedAt, day }: LoggedAnswer,
): StoredMemory {
  const { memoryAnswers, memoryCorrect, memoryAt, memoryDay } = card
  if (origin === 'check') return { memoryAnswers, memoryCorrect, memoryAt, memoryDay }
  const isKnown = memoryCorrect !== null && memoryAt !== null && memoryDay !== null
  const before: FactMemory | null = isKnown
    ? { isCorrect: memoryCorrect, at: memoryAt, day: memoryDay }
    : null
  const { isCorrect, at, day: on } = noteAnswer(before, { fraction, at: reviewedAt, day })
  return { memoryAnswers: memoryAnswers + 1, memoryCorrect: isCorrect, memoryAt: at, memoryDay: on }
}

/** Whether a logged answer was confident but wrong. */
export function isSurelyWrong({
  confidence,
  fraction,
}: {
  confidence: number | null
  /** Share of the points, 0 to 1. */
  fraction: number
}): boolean {
  return isHighConfidenceError({ confidence, earned: fraction, possible: 1, status: 'graded' })
}

/**
 * Writes cards after reviews, with one statement for any number of cards, and suspends or resumes those that became leeches or no longer are.
 * @param stored the cards as they were
 */
export async function writeCards(
  tx: Tx,
  cards: readonly StoredCard[],
  stored: Iterable<Pick<StoredCard, 'id' | 'lapses'>>,
): Promise<void> {
  if (cards.length === 0) return
  await updateCards(tx, cards)
  const before = new Map([...stored].map(({ id, lapses }) => [id, lapses]))
  const changes = cards.map(({ id, lapses }) => ({ id, before: before.get(id) ?? 0, after: lapses }))
  await suspendLeeches(tx, changes, new Date())
}
