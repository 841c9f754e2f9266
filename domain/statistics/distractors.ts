/** A group of equal answers to one item. */
export interface AnswerGroup {
  readonly response: unknown
  readonly count: number
  /** Σ of the rest scores of those who gave it, each a share of its own maximum. */
  readonly restSum: number
}

/** Over all who met the item. */
export interface RestSums {
  readonly n: number
  readonly sum: number
  readonly squares: number
}

export interface ChosenOption {
  readonly id: string
  readonly count: number
  /** Of those who met the item, 0 to 1. */
  readonly share: number
  /** Correlation of choosing it with the rest score, −1 to 1; `null` where nothing varies, or below ten who met the item. */
  readonly pointBiserial: number | null
}

const ENOUGH = 10

/**
 * How often each option was chosen, and by whom: by the strong or by the weak.
 * @param chosenIn the ids of the options that an answer chooses
 */
export function distractorTable(
  optionIds: readonly string[],
  groups: readonly AnswerGroup[],
  rest: RestSums,
  chosenIn: (response: unknown) => readonly string[],
): ChosenOption[] {
  return optionIds.map((id) => {
    const choosing = groups.filter(({ response }) => chosenIn(response).includes(id))
    const count = choosing.reduce((sum, group) => sum + group.count, 0)
    const restSum = choosing.reduce((sum, group) => sum + group.restSum, 0)
    return {
      id,
      count,
      share: rest.n === 0 ? 0 : count / rest.n,
      pointBiserial: pointBiserial(count, restSum, rest),
    }
  })
}

/** r = (n·Σxy − Σx·Σy) / √((n·Σx² − (Σx)²)(n·Σy² − (Σy)²)), with x 1 for choosing and 0 else. */
function pointBiserial(count: number, restSum: number, { n, sum, squares }: RestSums): number | null {
  const spread = (n * count - count ** 2) * (n * squares - sum ** 2)
  if (n < ENOUGH || spread <= 1e-9) return null
  return Math.min(1, Math.max(-1, (n * restSum - count * sum) / Math.sqrt(spread)))
}
