import { DEFAULT_POINTS } from '@/domain/attempts/default-points'
import { fractionOfPoints } from '@/domain/attempts/grade-attempt-item'
import { CERTAINTY_RANGE } from '@/domain/grading/behaviors/certainty'
import type { ScoredItem } from '@/domain/statistics/item-statistics'

/** Equal answers with the same score to one item, at the same slot. */
export type PackedAnswer = {
  itemId: string
  slot: number
  /** Null if only a person can grade the item. */
  score: PackedScore | null
  /** The numbers of the attempts. */
  attempts: number[]
  isBlank: boolean
  /** JSON; the same text for the same response. */
  response: string
}

export type PackedScore = {
  earned: number
  possible: number
  /** Only if scores are certainty-based, with the share of the points that the answer earned. */
  certainty: { level: number; share: number } | null
}

/** Unpacks the lines of `readPackedAnswers`, by slot. */
export function unpackAnswers(packed: string): PackedAnswer[] {
  if (packed === '') return []
  return packed
    .split('\n')
    .map(unpackAnswer)
    .sort((one, other) => one.slot - other.slot)
}

function unpackAnswer(line: string): PackedAnswer {
  const endOfItem = line.indexOf('|')
  const endOfAttempts = line.indexOf('|', endOfItem + 1)
  const endOfScore = line.indexOf('|', endOfAttempts + 1)
  const [slot, earned, possible, level, share] = line.slice(endOfAttempts + 1, endOfScore).split(':')
  const response = line.slice(endOfScore + 1)
  return {
    itemId: line.slice(0, endOfItem),
    slot: Number(slot),
    score:
      earned === undefined
        ? null
        : {
            earned: Number(earned),
            possible: Number(possible),
            certainty: level === undefined ? null : { level: Number(level), share: Number(share) },
          },
    attempts: integersIn(line.slice(endOfItem + 1, endOfAttempts)),
    isBlank: response === '',
    response,
  }
}

const [ZERO, NINE, MINUS] = [48, 57, 45]

/** Reads integers between separators, several times faster than `split` and `Number`. */
export function integersIn(text: string): number[] {
  const integers: number[] = []
  let [value, sign, isInside] = [0, 1, false]
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code >= ZERO && code <= NINE) {
      value = value * 10 + code - ZERO
      isInside = true
    } else if (code === MINUS) sign = -1
    else {
      if (isInside) integers.push(sign * value)
      value = 0
      sign = 1
      isInside = false
    }
  }
  if (isInside) integers.push(sign * value)
  return integers
}

/** @param asGraded the share that the answer earns by the key, if a regrade waived the question */
export function scoredItem(
  itemId: string,
  { earned, possible, certainty }: PackedScore,
  asGraded: number | undefined,
): ScoredItem {
  return {
    ...{ itemId, earned, possible },
    ...(certainty && ofCertainty(certainty, asGraded)),
    ...(asGraded !== undefined && { asGraded }),
  }
}

/** Returns the range of certainty-based scoring, and the correctness of the answer without certainty. */
function ofCertainty(
  { level, share }: { level: number; share: number },
  asGraded: number | undefined,
): Pick<ScoredItem, 'lowest' | 'correctness'> {
  const { lowest, highest } = CERTAINTY_RANGE
  if (asGraded === undefined) return { lowest: lowest / highest, correctness: share }
  const graded = { earned: asGraded * highest, possible: highest, certainty: level, points: DEFAULT_POINTS }
  return { lowest: lowest / highest, correctness: fractionOfPoints(graded) }
}
