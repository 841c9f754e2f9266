/** What the names of the fields of a question start with, by its place in the step. */
export function prefixOf(side: number): string {
  return `q${side}`
}
