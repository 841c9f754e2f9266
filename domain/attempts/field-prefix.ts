/** The prefix of a question’s form field names, by its number in the attempt. */
export function fieldPrefix(slot: number): string {
  return `s${slot}`
}
