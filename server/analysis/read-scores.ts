import 'server-only'
import { z } from 'zod'
import type { AnswerGroup, RestSums } from '@/domain/statistics/distractors'
import type { ScoredAttempt, ScoredItem } from '@/domain/statistics/item-statistics'
import { quantile } from '@/domain/statistics/moments'
import { readPackedAnswers, readPackedSaves } from './analysis-statements'
import { integersIn, type PackedAnswer, scoredItem, unpackAnswers } from './unpack-answers'

/** Which attempts of each student count in the statistics. */
export const WhichSchema = z.enum(['first', 'last', 'highest', 'all'])
export type Which = z.infer<typeof WhichSchema>

export type CountedWork = {
  /** Without items that only a person can grade, and attempts that ask nothing else. */
  attempts: ScoredAttempt[]
  /** Equal answers to each item, with the rest scores of the students who gave them, by `Item` ID. */
  answers: ReadonlyMap<string, ItemAnswers>
  /** By `Item` ID. */
  times: ReadonlyMap<string, ResponseTimes>
}

/**
 * Reads the scores, answers, and times of all counted attempts at a quiz, packed into two texts by the database. Reading thousands of separate
 * rows, or letting the database group and rank them, would take much longer than the calculations.
 * @param asGraded by `itemKey`: the share that answers earn by their key, for items with full credit or dropped by a regrade
 */
export async function readCountedWork(
  quizId: string,
  which: Which,
  asGraded: ReadonlyMap<string, number> = new Map(),
): Promise<CountedWork> {
  const [answers, saves] = await Promise.all([
    readPackedAnswers(quizId, which),
    readPackedSaves(quizId, which),
  ])
  const attemptIds = idsIn(answers?.attempts)
  const packed = unpackAnswers(answers?.packed ?? '')
  return {
    attempts: attemptsOf(packed, attemptIds, asGraded),
    answers: answersOf(packed, attemptIds.length),
    times: timesOf(packed, attemptIds, {
      attemptIds: idsIn(saves?.attempts),
      saves: integersIn(saves?.packed ?? ''),
    }),
  }
}

/** Returns the map key of an attempt item. */
export function itemKey(attemptId: string, slot: number): string {
  return `${attemptId}/${slot}`
}

function idsIn(joined: string | null | undefined): string[] {
  return joined ? joined.split(',') : []
}

function attemptsOf(
  packed: readonly PackedAnswer[],
  attemptIds: readonly string[],
  asGraded: ReadonlyMap<string, number>,
): ScoredAttempt[] {
  const attempts = attemptIds.map((): ScoredItem[] => [])
  for (const { itemId, slot, score, attempts: numbers } of packed) {
    if (!score) continue
    // Equal answers with the same score share one object.
    const plain = scoredItem(itemId, score, undefined)
    for (const number of numbers) {
      const graded = asGraded.size === 0 ? undefined : asGraded.get(itemKey(attemptIds[number] ?? '', slot))
      attempts[number]?.push(graded === undefined ? plain : scoredItem(itemId, score, graded))
    }
  }
  return attempts.filter(({ length }) => length > 0).map((attemptItems) => ({ attemptItems }))
}

export type ItemAnswers = { rest: RestSums; groups: readonly AnswerGroup[]; blank: number }

export const NO_ANSWERS: ItemAnswers = {
  rest: { n: 0, restCount: 0, sum: 0, squares: 0 },
  groups: [],
  blank: 0,
}

type Sums = { n: number; restCount: number; sum: number; squares: number }

function answersOf(packed: readonly PackedAnswer[], count: number): Map<string, ItemAnswers> {
  const [earned, possible] = [new Float64Array(count), new Float64Array(count)]
  for (const { score, attempts } of packed) {
    if (!score) continue
    for (const number of attempts) {
      earned[number] = (earned[number] ?? 0) + score.earned
      possible[number] = (possible[number] ?? 0) + score.possible
    }
  }
  const byItem = new Map<string, { rest: Sums; groups: Map<string, Sums>; blank: number }>()
  for (const { itemId, score, attempts, isBlank, response } of packed) {
    const entry = byItem.get(itemId) ?? { rest: noSums(), groups: new Map<string, Sums>(), blank: 0 }
    byItem.set(itemId, entry)
    const own = noSums()
    for (const number of attempts) {
      const most = (possible[number] ?? 0) - (score?.possible ?? 0)
      own.n += 1
      if (most === 0) continue
      const rest = ((earned[number] ?? 0) - (score?.earned ?? 0)) / most
      own.restCount += 1
      own.sum += rest
      own.squares += rest * rest
    }
    addTo(entry.rest, own)
    if (isBlank) entry.blank += own.n
    else entry.groups.set(response, addTo(entry.groups.get(response) ?? noSums(), own))
  }
  return new Map(
    [...byItem]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([itemId, { rest, groups, blank }]) => [itemId, { rest, groups: listed(groups), blank }]),
  )
}

function noSums(): Sums {
  return { n: 0, restCount: 0, sum: 0, squares: 0 }
}

function addTo(sums: Sums, more: Sums): Sums {
  sums.n += more.n
  sums.restCount += more.restCount
  sums.sum += more.sum
  sums.squares += more.squares
  return sums
}

/** Lists the most frequent first. */
function listed(groups: ReadonlyMap<string, Sums>): AnswerGroup[] {
  return [...groups]
    .sort(([, one], [, other]) => other.n - one.n)
    .map(([response, { n, restCount, sum }]) => ({
      response: JSON.parse(response),
      ...{ count: n, restCount, restSum: sum },
    }))
}

/** Seconds per answer: the lower quartile, median, and upper quartile. */
export type ResponseTimes = { n: number; low: number; median: number; high: number }

const LONGEST_SECONDS = 3600

/**
 * Returns how long each item took: from the previous save in the attempt, or its start, to the first save of the answer. Times of more than an
 * hour are left out, because they are breaks.
 * @param log its saves are triples of attempt number, slot, and milliseconds since the start, in order
 */
function timesOf(
  packed: readonly PackedAnswer[],
  attemptIds: readonly string[],
  log: { attemptIds: readonly string[]; saves: readonly number[] },
): Map<string, ResponseTimes> {
  const slots = 1 + packed.reduce((most, { slot }) => Math.max(most, slot), 0)
  // The item at each slot of each attempt, as an index of `itemIds`.
  const asked = new Int32Array(attemptIds.length * slots).fill(-1)
  const itemIds = [...new Set(packed.map(({ itemId }) => itemId))]
  const indexes = new Map(itemIds.map((itemId, index) => [itemId, index]))
  for (const { itemId, slot, attempts } of packed)
    for (const number of attempts) asked[number * slots + slot] = indexes.get(itemId) ?? -1
  // An attempt that was graded between the two statements is only in one of them.
  const numbers = new Map(attemptIds.map((id, number) => [id, number]))
  const numberOf = log.attemptIds.map((id) => numbers.get(id) ?? -1)
  const before = new Float64Array(attemptIds.length)
  const seconds = itemIds.map((): number[] => [])
  for (let at = 0; at < log.saves.length; at += 3) {
    const number = numberOf[log.saves[at] ?? 0] ?? -1
    const [slot, saved] = [log.saves[at + 1] ?? 0, log.saves[at + 2] ?? 0]
    const place = number * slots + slot
    if (number < 0 || slot >= slots) continue
    const taken = (saved - (before[number] ?? 0)) / 1000
    before[number] = saved
    const item = asked[place] ?? -1
    // Only the first save of an answer counts.
    asked[place] = -1
    if (item >= 0 && taken >= 0 && taken <= LONGEST_SECONDS) seconds[item]?.push(taken)
  }
  return new Map(
    itemIds.flatMap((itemId, index) => {
      const own = seconds[index] ?? []
      const at = (share: number) => quantile(own, share) ?? 0
      return own.length === 0
        ? []
        : [[itemId, { n: own.length, low: at(0.25), median: at(0.5), high: at(0.75) }] as const]
    }),
  )
}
