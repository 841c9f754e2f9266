/** Returns the prefix of a question's field names, by its position in the step. */
export function prefixOf(side: number): string {
  return `q${side}`
}
