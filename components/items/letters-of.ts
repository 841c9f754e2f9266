/** Returns A, B, C, and so on in list order, by ID. */
export function lettersOf(entries: readonly { readonly id: string }[]): Record<string, string> {
  return Object.fromEntries(entries.map(({ id }, index) => [id, String.fromCharCode(65 + index)]))
}
