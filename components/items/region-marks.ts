/** How a map's letters and the inputs beside it find one another. */

/** A, B, C … in the order of the list, by id. */
export function regionMarks(regions: readonly { readonly id: string }[]): Record<string, string> {
  return Object.fromEntries(regions.map(({ id }, index) => [id, String.fromCharCode(65 + index)]))
}

/** The id of an option's input. */
export function inputId(name: string, optionId: string): string {
  return `${name}-${optionId}`
}
