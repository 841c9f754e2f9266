import { meetsThreshold } from '@/domain/grading/meets-threshold'
import { nextMemory, recallAfter } from '@/domain/scheduling/memory'
import { ratingOf } from '@/domain/scheduling/rating'
import { DAY_MS } from '@/domain/time/durations'

/** An answer in a class’s assignment. */
export interface ClassAnswer {
  /** The item’s stable ID. */
  readonly item: string
  /** Share of the points, 0 to 1. */
  readonly fraction: number
  readonly at: Date
  /** The calendar day in the class’s time zone. */
  readonly day: string
}

/**
 * What a student is expected to recall at a date if they review nothing: the mean chance over the questions that the class’s assignments asked,
 * only from those answers, because reviews are private. Only the first answer to a question on a day is from memory. A question counts as 0 until its
 * latest answer from memory is correct.
 * @param at not before the answers
 * @returns the mean chance, 0 to 1, and the number of answers from memory; null without answers
 */
export function expectedRecallAt(
  answers: readonly ClassAnswer[],
  at: Date,
): { share: number; answers: number } | null {
  const byItem = new Map<string, ClassAnswer[]>()
  for (const answer of firstOfDays(answers))
    byItem.set(answer.item, [...(byItem.get(answer.item) ?? []), answer])
  if (byItem.size === 0) return null
  const chances = [...byItem.values()].map((own) => chanceAt(own, at))
  return {
    share: chances.reduce((sum, chance) => sum + chance, 0) / chances.length,
    answers: [...byItem.values()].reduce((sum, own) => sum + own.length, 0),
  }
}

/** In chronological order, the first answer to each question on each day. */
function firstOfDays(answers: readonly ClassAnswer[]): ClassAnswer[] {
  const known = new Set<string>()
  return [...answers]
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .filter(({ item, day }) => {
      const key = `${item} ${day}`
      const isFirst = !known.has(key)
      known.add(key)
      return isFirst
    })
}

function chanceAt(answers: readonly ClassAnswer[], at: Date): number {
  const last = answers.at(-1)
  if (!last || !meetsThreshold(last.fraction, 1)) return 0
  let memory: { stability: number; difficulty: number } | null = null
  let before: Date | null = null
  for (const { fraction, at: answeredAt } of answers) {
    const rating = ratingOf({ fraction, hinted: false, confidence: null, pace: 'usual' })
    memory = nextMemory(
      memory,
      before ? Math.floor((answeredAt.getTime() - before.getTime()) / DAY_MS) : 0,
      rating,
    )
    before = answeredAt
  }
  return memory ? recallAfter(Math.max(0, (at.getTime() - last.at.getTime()) / DAY_MS), memory.stability) : 0
}
