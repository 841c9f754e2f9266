/**
 * An accepted answer split at its wildcards: the pieces of literal text between them. `*` matches anything, including
 * nothing; `\*` is an asterisk. One piece means that there is no wildcard.
 */
export function patternPieces(pattern: string): string[] {
  const pieces = ['']
  for (const sign of pattern.match(/\\?\*|[^*]/g) ?? []) {
    if (sign === '*') pieces.push('')
    else pieces[pieces.length - 1] += sign === '\\*' ? '*' : sign
  }
  return pieces
}

/**
 * Whether the text is these pieces with anything between them. Each piece is matched at its first position after the
 * previous one, which is never worse than a later one. Without backtracking, the time grows with text and pieces, not
 * with their product.
 */
export function matchesPieces(text: string, pieces: readonly string[]): boolean {
  const first = pieces[0] ?? ''
  if (pieces.length < 2) return text === first
  const last = pieces.at(-1) ?? first
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
    return false
  const end = text.length - last.length
  let from = first.length
  for (const piece of pieces.slice(1, -1)) {
    const position = indexOfPiece(text, piece, from, end)
    if (position === -1) return false
    from = position + piece.length
  }
  return true
}

/** Knuth, Morris, and Pratt's search, within `from` and `end`: linear, which the built-in search doesn't guarantee. */
function indexOfPiece(text: string, piece: string, from: number, end: number): number {
  if (piece === '') return from
  const borders = bordersOf(piece)
  let matched = 0
  for (let index = from; index < end; index += 1) {
    while (matched > 0 && text[index] !== piece[matched]) matched = borders[matched - 1] ?? 0
    if (text[index] === piece[matched]) matched += 1
    if (matched === piece.length) return index - matched + 1
  }
  return -1
}

/** For each prefix of the piece, the length of its longest suffix that is also a prefix. */
function bordersOf(piece: string): number[] {
  const borders = [0]
  let length = 0
  // Stryker disable next-line EqualityOperator: the border of the whole piece is never asked for
  for (let index = 1; index < piece.length; index += 1) {
    while (length > 0 && piece[index] !== piece[length]) length = borders[length - 1] ?? 0
    if (piece[index] === piece[length]) length += 1
    borders.push(length)
  }
  return borders
}
