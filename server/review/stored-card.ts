import { isSureAndWrong } from '@/domain/calibration/calibration'
import { type FactMemory, noteAnswer } from '@/domain/mastery/fact-memory'
import type { CardState } from '@/domain/scheduling/memory'
import type { Tx } from '@/server/platform/db'

/** How many of the items that asked are remembered by name: more than ask for one fact. */
const RECENT = 20

export type StoredCard = CardState & {
  id: string
  courseSlug: string
  concept: string
  fact: string
  recentItems: string[]
  /** Its last answer from memory was given surely, and was not right. */
  sureAndWrong: boolean
  createdAt: Date
} & StoredMemory

/** What the answers from memory say of its fact. */
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
  sureAndWrong: true,
  memoryAnswers: true,
  memoryCorrect: true,
  memoryAt: true,
  memoryDay: true,
  createdAt: true,
} as const

/** The items that asked for a card, with the latest one. */
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

/** What one more answer makes of it. A question inside a lesson is answered with the passage in view, not from memory. */
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

/** Whether an answer of a card's log was given surely, and was not right. */
export function isSurelyWrong({
  confidence,
  fraction,
}: {
  confidence: number | null
  /** Share of the mark, 0 to 1. */
  fraction: number
}): boolean {
  return isSureAndWrong({ confidence, earned: fraction, possible: 1, status: 'graded' })
}

/** Writes what reviews made of cards: one statement, however many there are. */
export async function writeCards(tx: Tx, cards: readonly StoredCard[]): Promise<void> {
  if (cards.length === 0) return
  await tx.$executeRaw`
    UPDATE "ReviewCard" card
    SET "state" = made."state", "dueAt" = made."dueAt", "stability" = made."stability", "difficulty" = made."difficulty",
      "scheduledDays" = made."scheduledDays", "learningSteps" = made."learningSteps", "reps" = made."reps",
      "lapses" = made."lapses", "lastReviewAt" = made."lastReviewAt", "dayShift" = made."dayShift",
      "sureAndWrong" = made."sureAndWrong", "memoryAnswers" = made."memoryAnswers", "memoryCorrect" = made."memoryCorrect",
      "memoryAt" = made."memoryAt", "memoryDay" = made."memoryDay", "recentItems" = ARRAY(SELECT jsonb_array_elements_text(made."recentItems"))
    FROM jsonb_to_recordset(${JSON.stringify(cards)}::jsonb) AS made("id" text, "state" int, "dueAt" timestamp, "stability" float8,
      "difficulty" float8, "scheduledDays" float8, "learningSteps" int, "reps" int, "lapses" int, "lastReviewAt" timestamp,
      "dayShift" int, "recentItems" jsonb, "sureAndWrong" boolean, "memoryAnswers" int, "memoryCorrect" boolean,
      "memoryAt" timestamp, "memoryDay" text)
    WHERE card."id" = made."id"`
}
