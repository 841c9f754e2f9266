/**
 * Finds a quoted passage in a text that may have been edited since. The quote and its surroundings are a TextQuoteSelector of the W3C Web
 * Annotation Data Model (https://www.w3.org/TR/annotation-model/#text-quote-selector).
 */

/** A passage as it was selected. White space is normalized with `normalizeText`. */
export interface TextQuote {
  readonly quote: string
  /** The text just before it; shorter than `CONTEXT_LENGTH` at the start of a text. */
  readonly prefix: string
  /** The text just after it. */
  readonly suffix: string
}

export interface FoundQuote {
  readonly start: number
  readonly end: number
  /** Whether the passage still reads as quoted. */
  readonly isExact: boolean
}

/** The number of characters of context on each side. */
export const CONTEXT_LENGTH = 32

/** A quote of at least this length is unlikely to occur elsewhere by chance. Shorter ones need their context. */
const DISTINCTIVE_LENGTH = 20

/** The minimum share of equal characters at which one side of the context counts as unchanged. */
const SIMILAR = 0.5
const NEARLY_EQUAL = 0.8

/** Edits that are accepted, as a share of the quote's length: without context, with one side of it, and between two unchanged sides. */
const MAX_EDITS = { alone: 0.2, withOneSide: 0.35, betweenBoth: 0.5 } as const

/** The text with each run of white space as one space, and none at the ends. */
export function normalizeText(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Describes the passage from `start` to `end` of a normalized text. */
export function quoteAt(text: string, start: number, end: number): TextQuote {
  return {
    quote: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT_LENGTH), start),
    suffix: text.slice(end, end + CONTEXT_LENGTH),
  }
}

/** The passage where it reads exactly as quoted; among several places, the one with the most similar context. Null if there is none. */
export function findExactQuote(text: string, quoted: TextQuote): FoundQuote | null {
  const { quote } = quoted
  if (quote === '') return null
  const places: Place[] = []
  for (let start = text.indexOf(quote); start >= 0; start = text.indexOf(quote, start + 1))
    places.push({ start, end: start + quote.length, edits: 0 })
  const best = closestInContext(text, quoted, places)
  if (!best) return null
  const isSure = quote.length >= DISTINCTIVE_LENGTH || Math.max(...best.sides) >= SIMILAR
  return isSure ? { start: best.start, end: best.end, isExact: true } : null
}

/**
 * The passage in a normalized text: exactly, or else with small edits. Takes time in proportion to the product of both lengths.
 * @returns null if the passage was deleted or rewritten
 */
export function findQuote(text: string, quoted: TextQuote): FoundQuote | null {
  const exact = findExactQuote(text, quoted)
  if (exact) return exact
  const { quote } = quoted
  const places = findWithEdits(text, quote, Math.floor(quote.length * MAX_EDITS.betweenBoth))
  const best = closestInContext(text, quoted, places)
  // Without an edit, `findExactQuote` has rejected it.
  if (!best || best.edits === 0) return null
  const share = best.edits / quote.length
  const [weaker, stronger] = [Math.min(...best.sides), Math.max(...best.sides)]
  const isAccepted =
    (share <= MAX_EDITS.alone && quote.length >= DISTINCTIVE_LENGTH) ||
    (share <= MAX_EDITS.withOneSide && stronger >= SIMILAR) ||
    weaker >= NEARLY_EQUAL
  return isAccepted ? { start: best.start, end: best.end, isExact: false } : null
}

type Place = { readonly start: number; readonly end: number; readonly edits: number }

function closestInContext(text: string, quoted: TextQuote, places: readonly Place[]) {
  const rated = places.map((place) => ({ ...place, sides: compareContext(text, quoted, place) }))
  const sum = ([before, after]: readonly [number, number]) => before + after
  return rated.reduce<(typeof rated)[number] | null>(
    (best, place) => (best === null || sum(place.sides) > sum(best.sides) ? place : best),
    null,
  )
}

/** How similar the text before and after a place is to the quote's context, 0 to 1 each. */
function compareContext(
  text: string,
  { prefix, suffix }: TextQuote,
  { start, end }: Place,
): [number, number] {
  const before = text.slice(Math.max(0, start - CONTEXT_LENGTH), start)
  return [similarity(before, prefix), similarity(text.slice(end, end + CONTEXT_LENGTH), suffix)]
}

function similarity(a: string, b: string): number {
  const length = Math.max(a.length, b.length)
  return length === 0 ? 1 : 1 - editDistance(a, b) / length
}

/** The Levenshtein distance: the fewest characters to insert, delete, or replace. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      )
    row = next
  }
  return at(row, b.length)
}

/**
 * The parts of a text with the fewest edits from a pattern, by Sellers' algorithm: like the Levenshtein distance, but a match can start and end
 * anywhere. Source: P. H. Sellers, "The theory and computation of evolutionary distances", J. Algorithms 1 (1980).
 */
function findWithEdits(text: string, pattern: string, maxEdits: number): Place[] {
  // For each length of the pattern's start: the edits of the best match that ends here, and where that match starts.
  let edits = Array.from({ length: pattern.length + 1 }, (_, index) => index)
  let starts = edits.map(() => 0)
  let least = maxEdits
  let places: Place[] = []
  for (let end = 1; end <= text.length; end++) {
    const nextEdits = [0]
    const nextStarts = [end]
    for (let j = 1; j <= pattern.length; j++) {
      const kept = at(edits, j - 1) + (text[end - 1] === pattern[j - 1] ? 0 : 1)
      const added = at(edits, j) + 1
      const left = at(nextEdits, j - 1) + 1
      const fewest = Math.min(kept, added, left)
      nextEdits.push(fewest)
      nextStarts.push(
        fewest === kept ? at(starts, j - 1) : fewest === added ? at(starts, j) : at(nextStarts, j - 1),
      )
    }
    ;[edits, starts] = [nextEdits, nextStarts]
    const total = at(edits, pattern.length)
    if (total > least) continue
    if (total < least) places = []
    least = total
    places.push({ start: at(starts, pattern.length), end, edits: total })
  }
  return places
}

function at(list: readonly number[], index: number): number {
  return list[index] ?? 0
}
