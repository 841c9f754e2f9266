/** A group of equal answers to one item. */
export interface AnswerGroup {
  readonly response: unknown
  readonly count: number
  /** The number of these answers with a rest score, and Σ of the rest scores, each as a share of its maximum. */
  readonly restCount: number
  readonly restSum: number
}

/** Over all attempts that include the item. */
export interface RestSums {
  readonly n: number
  /** The number with a rest score, Σ of the rest scores, and Σ of their squares. */
  readonly restCount: number
  readonly sum: number
  readonly squares: number
}

export interface ChosenOption {
  readonly id: string
  readonly count: number
  /** The share of attempts that include the item, 0 to 1. */
  readonly share: number
  /** The correlation of choosing it with the rest score, −1 to 1; `null` if nothing varies, or with fewer than ten attempts. */
  readonly pointBiserial: number | null
}

const ENOUGH = 10

/**
 * How often each option was chosen, and how that correlates with the rest score.
 * @param chosenIn the IDs of the options that an answer selects
 */
export function distractorTable(
  optionIds: readonly string[],
  groups: readonly AnswerGroup[],
  rest: RestSums,
  chosenIn: (response: unknown) => readonly string[],
): ChosenOption[] {
  return optionIds.map((id) => {
    const choosing = groups.filter(({ response }) => chosenIn(response).includes(id))
    const total = (countOf: (group: AnswerGroup) => number) =>
      choosing.reduce((sum, group) => sum + countOf(group), 0)
    const count = total((group) => group.count)
    return {
      id,
      count,
      share: rest.n === 0 ? 0 : count / rest.n,
      pointBiserial: pointBiserial(
        total((group) => group.restCount),
        total((group) => group.restSum),
        rest,
      ),
    }
  })
}

/** The relative size of a variance that binary rounding can cause. */
const ROUNDING = 1e-12

/** r = (n·Σxy − Σx·Σy) / √((n·Σx² − (Σx)²)(n·Σy² − (Σy)²)), with x 1 for choosing and 0 else. */
function pointBiserial(
  count: number,
  restSum: number,
  { restCount: n, sum, squares }: RestSums,
): number | null {
  const chosen = n * count - count ** 2
  const spread = n * squares - sum ** 2
  if (n < ENOUGH || chosen === 0 || spread <= ROUNDING * n * squares) return null
  return Math.min(1, Math.max(-1, (n * restSum - count * sum) / Math.sqrt(chosen * spread)))
}
