/** The input fields of each form of a page, including hidden ones, by name. */
export function formsOf(html: string): Record<string, string>[] {
  return [...html.matchAll(/<form[^>]*>([\s\S]*?)<\/form>/g)].map(([, inside = '']) =>
    Object.fromEntries(
      [...inside.matchAll(/<input([^>]*)>/g)].map(([, attributes = '']) => [
        attribute(attributes, 'name'),
        attribute(attributes, 'value'),
      ]),
    ),
  )
}

function attribute(attributes: string, name: string): string {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1] ?? ''
  return value
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, '&')
}
