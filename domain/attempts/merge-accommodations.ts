/** An accommodation of a learner, everywhere or in one class. */
export interface Grant {
  /** Multiplies time limits; 1 changes nothing. */
  readonly timeMultiplier: number
  /** Added to due and closing dates. */
  readonly extraDays: number
  /** Each question on a separate page. */
  readonly onePerPage: boolean
}

/** Merges accommodations: the most generous value of each field. @returns null if there are none */
export function mergeAccommodations(grants: readonly Grant[]): Grant | null {
  if (grants.length === 0) return null
  return {
    timeMultiplier: Math.max(...grants.map(({ timeMultiplier }) => timeMultiplier)),
    extraDays: Math.max(...grants.map(({ extraDays }) => extraDays)),
    onePerPage: grants.some(({ onePerPage }) => onePerPage),
  }
}
