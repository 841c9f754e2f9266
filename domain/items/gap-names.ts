/** The names of gaps as they stand in a text (`{{name}}`), each as often as it stands there. */
export function gapNames(text: string): string[] {
  return [...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map((match) => match[1] ?? '')
}
