/** A reason why a question can’t be asked (error), or might not work as its author intends (warning). */
export interface ItemProblem {
  /** An error stops publishing. */
  readonly severity: 'error' | 'warning'
  /** The path of the part, such as `['answers', 0, 'tolerance']`. */
  readonly path: readonly (string | number)[]
  /** A sentence for the author. */
  readonly message: string
}

export function itemError(path: ItemProblem['path'], message: string): ItemProblem {
  return { severity: 'error', path, message }
}

export function itemWarning(path: ItemProblem['path'], message: string): ItemProblem {
  return { severity: 'warning', path, message }
}

/** Prefixes the paths of a part’s problems. */
export function within(path: ItemProblem['path'], problems: readonly ItemProblem[]): ItemProblem[] {
  return problems.map((problem) => ({ ...problem, path: [...path, ...problem.path] }))
}
