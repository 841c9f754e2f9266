import { type ItemProblem, itemError, within } from '@/domain/items/item-problem'

/** What the course’s own questions need beyond `validateItem`. Paths start at the part. */

interface Remark {
  readonly why?: string | undefined
  readonly feedback?: string | undefined
}

/** Every mistake needs a reason and feedback. */
export function needsBoth(remark: Remark | undefined, name: string): ItemProblem[] {
  const missing = (['why', 'feedback'] as const).filter((field) => !remark?.[field])
  return missing.length > 0 ? [itemError([], `${name} needs ${missing.join(' and ')}`)] : []
}

/** Any other answer is a mistake. */
export function otherwiseStandards(otherwise: Remark | undefined): ItemProblem[] {
  return within(['otherwise'], needsBoth(otherwise, 'otherwise'))
}

/** An answer that earns nothing is a mistake that the author expects. */
export function typedStandards({
  answers,
  otherwise,
}: {
  readonly answers: readonly (Remark & { readonly fraction: number })[]
  readonly otherwise?: Remark | undefined
}): ItemProblem[] {
  return [
    ...answers.flatMap((answer, index) =>
      answer.fraction > 0 ? [] : within(['answers', index], needsBoth(answer, `answer ${index + 1}`)),
    ),
    ...otherwiseStandards(otherwise),
  ]
}
