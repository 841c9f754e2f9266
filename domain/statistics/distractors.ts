/** A group of equal answers to one item. */
export interface AnswerGroup {
  readonly response: unknown
  readonly count: number
  /** How many of those who gave it have a rest score, and Σ of these, each a share of its own maximum. */
  readonly restCount: number
  readonly restSum: number
}

/** Over all who met the item. */
export interface RestSums {
  readonly n: number
  /** How many have a rest score, Σ of these and Σ of their squares. */
  readonly restCount: number
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

/** Of the sums of a list: what its variance may be by binary rounding alone. */
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
