/** Returns A, B, C, and so on in list order, by ID. */
export function regionMarks(regions: readonly { readonly id: string }[]): Record<string, string> {
  return Object.fromEntries(regions.map(({ id }, index) => [id, String.fromCharCode(65 + index)]))
}
