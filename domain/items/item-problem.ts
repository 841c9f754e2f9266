/** A reason why a question can't be asked as it is (error), or may not work as its author means (warning). */
export interface ItemProblem {
  /** An error stops publishing. */
  readonly severity: 'error' | 'warning'
  /** The keys that lead to the part: `['answers', 0, 'tolerance']`. */
  readonly path: readonly (string | number)[]
  /** For an author, as a sentence. */
  readonly message: string
}

export function itemError(path: ItemProblem['path'], message: string): ItemProblem {
  return { severity: 'error', path, message }
}

export function itemWarning(path: ItemProblem['path'], message: string): ItemProblem {
  return { severity: 'warning', path, message }
}

/** The problems of a part, with their paths from the whole. */
export function within(path: ItemProblem['path'], problems: readonly ItemProblem[]): ItemProblem[] {
  return problems.map((problem) => ({ ...problem, path: [...path, ...problem.path] }))
}
