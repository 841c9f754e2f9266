import { gradeNumeric } from '@/domain/grading/numeric/grade-numeric'
import { gradeShortText } from '@/domain/grading/short-text/grade-short-text'
import { samplesOf, type TypedItem } from '@/domain/items/answer-samples'
import { type ItemProblem, itemError, itemWarning } from '@/domain/items/item-problem'

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
    const found = isWorthTheSame ? itemWarning : itemError
    return [
      found(
        ['answers', index],
        `This answer never counts: answer ${taker + 1} comes first. Move it up, or change answer ${taker + 1}.`,
      ),
    ]
  })
}

/** The answer that counts for a typed response; null for none. */
function takerOf(typed: TypedItem, sample: string): number | null {
  const reading = typed.type === 'numeric' ? gradeNumeric(typed, sample) : gradeShortText(typed, sample)
  return reading.ok ? reading.value.matched : null
}
