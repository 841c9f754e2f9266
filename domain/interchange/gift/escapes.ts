/** Private characters stand for escaped ones while the text is split. */
const ESCAPED = ['~', '=', '#', '{', '}', ':', 'n', '\\'] as const
const FIRST = 0xe000

/** Hides escaped characters. A backslash before any other character stays. */
export function hideEscapes(text: string): string {
  return text.replace(/\\([~=#{}:n\\])/g, (_, sign: string) =>
    String.fromCharCode(FIRST + ESCAPED.indexOf(sign as (typeof ESCAPED)[number])),
  )
}

export function showEscapes(text: string): string {
  return text.replace(/[\ue000-\ue007]/g, (sign) => {
    const escaped = ESCAPED[sign.charCodeAt(0) - FIRST] ?? ''
    return escaped === 'n' ? '\n' : escaped
  })
}
