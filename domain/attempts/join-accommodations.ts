/** What a learner is granted: everywhere, or in one class. */
export interface Grant {
  /** Multiplies time limits; 1 leaves them. */
  readonly timeFactor: number
  /** Added to due and closing dates. */
  readonly extraDays: number
  /** Each question on a page of its own. */
  readonly onePerPage: boolean
}

/** What several grants come to: of each part the most. @returns null where there is none */
export function joinAccommodations(grants: readonly Grant[]): Grant | null {
  if (grants.length === 0) return null
  return {
    timeFactor: Math.max(...grants.map(({ timeFactor }) => timeFactor)),
    extraDays: Math.max(...grants.map(({ extraDays }) => extraDays)),
    onePerPage: grants.some(({ onePerPage }) => onePerPage),
  }
}
