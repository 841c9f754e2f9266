/** The names of the gaps in a text (`{{name}}`), with repetitions. */
export function gapNames(text: string): string[] {
  return [...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map((match) => match[1] ?? '')
}
