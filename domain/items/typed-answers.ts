import type { GradePart } from '@/domain/grading/grade'
import { type ItemProblem, itemError, itemWarning } from '@/domain/items/item-problem'
import type { Reading } from '@/domain/items/response'

/** Answers to type, of an item or a gap. */
export interface TypedAnswers {
  readonly answers: readonly { readonly fraction: number }[]
  /** Responses that each answer accepts, as a learner would type them. */
  samples(): readonly (readonly string[])[]
  grade(sample: string): Reading<GradePart>
  /** Whether an answer is another spelling of one that comes before it, so that it may stay. */
  isOtherSpelling?(index: number, taker: number): boolean
}

/**
 * Finds answers that never count, because earlier answers accept the same responses or because they can’t be typed. If the earlier answers are worth the
 * same, only the feedback is lost: a warning.
 */
function shadowProblems({ answers, samples, grade, isOtherSpelling }: TypedAnswers): ItemProblem[] {
  const takerOf = (sample: string) => {
    const reading = grade(sample)
    return reading.ok ? reading.value.matched : null
  }
  const all = samples()
  return answers.flatMap(({ fraction }, index) => {
    const takers = (all[index] ?? []).map(takerOf)
    if (takers.includes(index)) return []
    const [taker = null] = takers
    if (taker === null)
      return [
        itemError(['answers', index], 'This answer can’t be typed as it is written, so it never counts.'),
      ]
    const isWorthTheSame = takers.every((other) => answers[other ?? -1]?.fraction === fraction)
    if (isWorthTheSame && isOtherSpelling?.(index, taker)) return []
    const found = isWorthTheSame ? itemWarning : itemError
    return [
      found(
        ['answers', index],
        `This answer never counts: answer ${taker + 1} comes first. Move it up, or change answer ${taker + 1}.`,
      ),
    ]
  })
}

/** The sample that earns the most; the first of several. */
export function bestSample(
  samples: readonly (readonly string[])[],
  grade: TypedAnswers['grade'],
): string | undefined {
  const earned = (sample: string) => {
    const reading = grade(sample)
    return reading.ok ? reading.value.fraction : -1
  }
  const all = samples.flat()
  const most = Math.max(...all.map(earned))
  return all.find((sample) => earned(sample) === most)
}

/** Finds answers to type that can’t earn their points. @param found the problems of the answers themselves */
export function typedProblems(typed: TypedAnswers, found: readonly ItemProblem[]): ItemProblem[] {
  const problems = [
    ...found,
    ...(typed.answers.some(({ fraction }) => fraction >= 1)
      ? []
      : [itemError(['answers'], 'No answer is worth full points. One must be worth 1.')]),
  ]
  return problems.some(({ severity }) => severity === 'error')
    ? problems
    : [...problems, ...shadowProblems(typed)]
}
