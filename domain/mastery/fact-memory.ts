import { meetsThreshold } from '@/domain/grading/meets-threshold'
import { HOUR_MS } from '@/domain/time/durations'

/** What the answers from memory show about a fact. */
export interface FactMemory {
  /** Whether the latest answer from memory earned full credit. */
  readonly isCorrect: boolean
  /** When it was given, and on which study day, `2027-03-28`. */
  readonly at: Date
  readonly day: string
}

/** An answer given from memory. */
export interface MemoryAnswer {
  /** Share of the credit, 0 to 1. */
  readonly fraction: number
  readonly at: Date
  readonly day: string
}

/** A session across the boundary between two study days is still one occasion. */
const SAME_OCCASION_MS = HOUR_MS

/**
 * A fact's memory after one more answer. Until a later occasion (another study day, at least an hour later), an
 * answer after an incorrect one only repeats the feedback, so it changes nothing.
 * @param before null before the first answer from memory
 * @param answer not earlier than the previous one
 */
export function noteAnswer(before: FactMemory | null, answer: MemoryAnswer): FactMemory {
  if (before && !before.isCorrect && !isLaterOccasion(before, answer)) return before
  return { isCorrect: meetsThreshold(answer.fraction, 1), at: answer.at, day: answer.day }
}

function isLaterOccasion(before: FactMemory, { at, day }: MemoryAnswer): boolean {
  return day !== before.day && at.getTime() - before.at.getTime() >= SAME_OCCASION_MS
}
