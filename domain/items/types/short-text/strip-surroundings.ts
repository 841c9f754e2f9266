const ARTICLE = /^(the|an?) /i

/**
 * Removes what surrounds an answer without being part of it, layer by layer: leading English articles and, unless
 * punctuation matters, closing punctuation, a pair of quotation marks, and a pair of brackets. A text that would
 * become empty keeps its last layer: `The` and `?!` stay. Assumes single spaces, one apostrophe, and one quotation
 * mark.
 */
export function stripSurroundings(text: string, isPunctuationSensitive: boolean): string {
  const signs = [...text]
  const partners = isPunctuationSensitive ? new Map<number, number>() : bracketPartners(signs)
  let [from, to] = trimmed(signs, 0, signs.length)
  for (;;) {
    const [inner, end] = isPunctuationSensitive ? [from, to] : withoutPunctuation(signs, partners, from, to)
    const article = ARTICLE.exec(signs.slice(inner, inner + 4).join(''))?.[0]
    const start = inner + (article?.length ?? 0)
    if (start === from && end === to) return signs.slice(from, to).join('')
    ;[from, to] = trimmed(signs, start, end)
  }
}

/**
 * Splits a text that ends with something in brackets, such as `name (abbreviation)`, into the two. @returns null for
 * any other text
 */
export function splitBrackets(text: string): readonly [before: string, inside: string] | null {
  const signs = [...text]
  const open = bracketPartners(signs).get(signs.length - 1)
  if (open === undefined) return null
  const parts = [
    signs.slice(0, open).join('').trim(),
    signs
      .slice(open + 1, -1)
      .join('')
      .trim(),
  ] as const
  return parts.includes('') ? null : parts
}

type Span = readonly [from: number, to: number]

/** Removes one layer at each end, if there is one and something is left inside. */
function withoutPunctuation(
  signs: readonly string[],
  partners: ReadonlyMap<number, number>,
  from: number,
  to: number,
): Span {
  let end = to
  while (end > from && /[\p{Terminal_Punctuation} ]/u.test(String(signs[end - 1]))) end -= 1
  if (end === from) return [from, to]
  const start = /[¿¡]/.test(String(signs[from])) && end > from + 1 ? from + 1 : from
  const isPair = areQuotes(signs[start], signs[end - 1]) || partners.get(end - 1) === start
  const [inner, innerEnd] = trimmed(signs, start + 1, end - 1)
  return isPair && inner < innerEnd ? [inner, innerEnd] : [start, end]
}

function areQuotes(first: string | undefined, last: string | undefined): boolean {
  return /["']/.test(String(first)) && /["']/.test(String(last))
}

/** Maps the index of each closing bracket to that of its opening one, at most one for each. */
function bracketPartners(signs: readonly string[]): Map<number, number> {
  // Stryker disable next-line ArrayDeclaration: a value that isn't an index can't be a partner
  const open: number[] = []
  const partners = new Map<number, number>()
  for (const [index, sign] of signs.entries()) {
    if (/\p{Open_Punctuation}/u.test(sign)) open.push(index)
    const partner = /\p{Close_Punctuation}/u.test(sign) ? open.pop() : undefined
    // Stryker disable next-line ConditionalExpression: a partner that is missing may as well be kept
    if (partner !== undefined) partners.set(index, partner)
  }
  return partners
}

function trimmed(signs: readonly string[], from: number, to: number): Span {
  let [start, end] = [from, to]
  // Stryker disable next-line ConditionalExpression,EqualityOperator: no other space follows an empty span
  while (start < end && signs[start] === ' ') start += 1
  // Stryker disable next-line EqualityOperator,ConditionalExpression: an empty span ends where it starts by now
  while (end > start && signs[end - 1] === ' ') end -= 1
  return [start, end]
}
