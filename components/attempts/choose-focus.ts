export type FocusState = { slot: number; tries: number; revision: number }

type Change = {
  before: readonly FocusState[]
  questions: readonly FocusState[]
  /** The question that is shown, and the one that was; null for all questions or none. */
  current: number | null
  lastShown: number | null
}

/**
 * Returns the ID of the element that gets the focus after the page changed: the result of a new check, or the heading of the next question.
 * Null if the focus stays where the learner is.
 */
export function chooseFocus({ before, questions, current, lastShown }: Change): string | null {
  const checked = questions.find(({ slot, tries }) =>
    before.some((known) => known.slot === slot && known.tries < tries),
  )
  if (checked) return `s${checked.slot}-checked`
  const isOther = current !== null && lastShown !== null && lastShown !== current
  return isOther ? `s${current}-stem` : null
}
