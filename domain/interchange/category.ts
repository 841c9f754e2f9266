/** Splits a category’s path as Moodle writes it: `//` is a slash; what names only the course or the top level is dropped. */
export function categoryPath(text: string): string[] {
  const parts = text
    .trim()
    .split(/(?<!\/)\/(?!\/)/)
    .map((part) => part.replaceAll('//', '/').trim())
    .filter((part) => part !== '')
  if (/^\$\w+\$$/.test(parts[0] ?? '')) parts.shift()
  if (parts[0] === 'top') parts.shift()
  return parts
}
