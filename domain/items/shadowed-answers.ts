import { samplesOf, type TypedItem } from '@/domain/items/answer-samples'
import { type ItemProblem, itemError, itemWarning } from '@/domain/items/item-problem'
import { seenText } from '@/domain/items/same-text'
import { gradeNumeric } from '@/domain/items/types/numeric/grade-numeric'
import { gradeShortText } from '@/domain/items/types/short-text/grade-short-text'

/**
 * Finds answers that never count, because earlier answers accept the same responses or because they can’t be typed. If the earlier answers are worth the
 * same, only the feedback is lost: a warning.
 */
export function shadowProblems(typed: TypedItem): ItemProblem[] {
  const samples = samplesOf(typed)
  return typed.answers.flatMap(({ fraction }, index) => {
    const takers = (samples[index] ?? []).map((sample) => takerOf(typed, sample))
    if (takers.includes(index)) return []
    const [taker = null] = takers
    if (taker === null)
      return [
        itemError(['answers', index], 'This answer can’t be typed as it is written, so it never counts.'),
      ]
    const isWorthTheSame = takers.every((other) => typed.answers[other ?? -1]?.fraction === fraction)
    if (isWorthTheSame && isOtherSpelling(typed, index, taker)) return []
    const found = isWorthTheSame ? itemWarning : itemError
    return [
      found(
        ['answers', index],
        `This answer never counts: answer ${taker + 1} comes first. Move it up, or change answer ${taker + 1}.`,
      ),
    ]
  })
}

/**
 * Authors list spellings that are compared as equal, such as “UN” and “U.N.”, and names with their abbreviation. These cost nothing, unless
 * they have their own feedback or are the same text.
 */
function isOtherSpelling(typed: TypedItem, index: number, taker: number): boolean {
  if (typed.type === 'numeric') return false
  const [own, other] = [typed.answers[index], typed.answers[taker]]
  const seen = (text = '') => seenText(text).toLowerCase()
  return seen(own?.text) !== seen(other?.text) && (!own?.feedback || own.feedback === other?.feedback)
}

/** The answer that counts for a typed response; null for none. */
function takerOf(typed: TypedItem, sample: string): number | null {
  const reading = typed.type === 'numeric' ? gradeNumeric(typed, sample) : gradeShortText(typed, sample)
  return reading.ok ? reading.value.matched : null
}
