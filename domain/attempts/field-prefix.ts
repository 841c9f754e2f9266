/** The name that the form fields of a question start with, by its number in the attempt. */
export function fieldPrefix(slot: number): string {
  return `s${slot}`
}
