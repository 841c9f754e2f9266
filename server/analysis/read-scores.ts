import 'server-only'
import { z } from 'zod'
import { DEFAULT_POINTS } from '@/domain/attempts/default-points'
import { fractionOfPoints } from '@/domain/attempts/grade-attempt-item'
import { CERTAINTY_RANGE } from '@/domain/grading/behaviors/certainty'
import type { AnswerGroup, RestSums } from '@/domain/statistics/distractors'
import type { ScoredAttempt, ScoredItem } from '@/domain/statistics/item-statistics'
import { countAnswers, readPackedScores, readQuartiles } from './analysis-statements'

/** Which attempts of each student count in the statistics. */
export const WhichSchema = z.enum(['first', 'last', 'highest', 'all'])
export type Which = z.infer<typeof WhichSchema>

export type Scores = {
  attempts: ScoredAttempt[]
  /** The IDs of the items; the packed scores refer to them by index. */
  itemIds: string[]
}

/**
 * Reads all counted attempt items of a quiz, packed into one string by the database. Reading thousands of separate rows would take much longer
 * than the calculations.
 * @param asGraded by `itemKey`: the share that answers earn by their key, for items with full credit or dropped by a regrade
 */
export async function readScores(
  quizId: string,
  which: Which,
  asGraded: ReadonlyMap<string, number> = new Map(),
): Promise<Scores> {
  const row = await readPackedScores(quizId, which)
  const itemIds = row?.items ?? []
  return { itemIds, attempts: unpack(row?.packed ?? '', itemIds, asGraded) }
}

/** Returns the map key of an attempt item. */
export function itemKey(attemptId: string, slot: number | string): string {
  return `${attemptId}/${slot}`
}

function unpack(
  packed: string,
  itemIds: readonly string[],
  asGraded: ReadonlyMap<string, number>,
): ScoredAttempt[] {
  if (packed === '') return []
  return packed.split(';').map((line) => {
    const [attemptId = '', attemptItems = ''] = line.split('|')
    return {
      attemptItems: attemptItems.split(',').map((attemptItem) => {
        const [slot = '', index, earned, possible, certainty = '', share = ''] = attemptItem.split(':')
        const score = { earned: Number(earned), possible: Number(possible) }
        const graded = asGraded.get(itemKey(attemptId, slot))
        return {
          itemId: itemIds[Number(index)] ?? '',
          ...score,
          ...(certainty !== '' && ofCertainty(Number(certainty), Number(share), graded)),
          ...(graded !== undefined && { asGraded: graded }),
        }
      }),
    }
  })
}

/**
 * Returns the range of certainty-based scoring, and the correctness of the answer without certainty.
 * @param share the share of the points that it earned, by `shareOfPoints`
 * @param asGraded the score by the key, with certainty, if a regrade waived the question
 */
function ofCertainty(
  certainty: number,
  share: number,
  asGraded: number | undefined,
): Pick<ScoredItem, 'lowest' | 'correctness'> {
  const { lowest, highest } = CERTAINTY_RANGE
  if (asGraded === undefined) return { lowest: lowest / highest, correctness: share }
  const graded = { earned: asGraded * highest, possible: highest, certainty, points: DEFAULT_POINTS }
  return { lowest: lowest / highest, correctness: fractionOfPoints(graded) }
}

export type ItemAnswers = { rest: RestSums; groups: readonly AnswerGroup[]; blank: number }

export const NO_ANSWERS: ItemAnswers = {
  rest: { n: 0, restCount: 0, sum: 0, squares: 0 },
  groups: [],
  blank: 0,
}

/** Counts equal answers to each item, with the rest scores of the students who gave them, in the database. By `Item` ID. */
export async function readAnswers(quizId: string, which: Which): Promise<Map<string, ItemAnswers>> {
  const rows = await countAnswers(quizId, which)
  const answers = new Map<string, ItemAnswers>()
  for (const { itemId, response, isBlank, count, restCount, restSum, restSquares } of rows) {
    const { rest, groups, blank } = answers.get(itemId) ?? NO_ANSWERS
    answers.set(itemId, {
      rest: {
        n: rest.n + count,
        restCount: rest.restCount + restCount,
        sum: rest.sum + restSum,
        squares: rest.squares + restSquares,
      },
      groups: isBlank ? groups : [...groups, { response, count, restCount, restSum }],
      blank: blank + (isBlank ? count : 0),
    })
  }
  return answers
}

/** Seconds per answer: the lower quartile, median, and upper quartile. */
export type ResponseTimes = { n: number; low: number; median: number; high: number }

/**
 * Reads how long each item took, by `Item` ID: from the previous save in the attempt, or its start, to the first save of the answer. Times of more
 * than an hour are left out, because they are breaks.
 */
export async function readTimes(quizId: string, which: Which): Promise<Map<string, ResponseTimes>> {
  const rows = await readQuartiles(quizId, which)
  return new Map(rows.map(({ itemId, ...times }) => [itemId, times]))
}
