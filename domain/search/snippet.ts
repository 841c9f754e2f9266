import { listWords, type Word } from './words'

/** A run of text that matches the search or doesn't. */
export interface Segment {
  readonly text: string
  readonly isMatch: boolean
}

export interface Snippet {
  readonly segments: readonly Segment[]
  /** The first match in it, as it reads; '' for none. */
  readonly match: string
  /** The words just before that match. */
  readonly before: string
}

/** Words of a snippet, and those before its first match. */
const LENGTH = 32
const LEAD = 6
/** Words that distinguish a match from others on its page. */
const BEFORE = 3

/**
 * The part of a text with the most matching words.
 * @param matching folded words, as in `listWords`
 */
export function makeSnippet(text: string, matching: ReadonlySet<string>): Snippet {
  const words = listWords(text)
  const first = findDensest(words, matching)
  const from = Math.max(0, first - LEAD)
  const shown = words.slice(from, from + LENGTH)
  const isWhole = from + LENGTH >= words.length
  const start = from === 0 ? 0 : (shown[0]?.start ?? 0)
  const end = isWhole ? text.length : (shown.at(-1)?.end ?? 0)
  const segments = split(text, { start, end }, shown, matching)
  const ellipsis = { text: '…', isMatch: false }
  const run = matchAt(words, first, matching)
  return {
    segments: [...(from > 0 ? [ellipsis] : []), ...segments, ...(isWhole ? [] : [ellipsis])],
    match: run ? text.slice(run.start, run.end) : '',
    before: run ? text.slice(words[Math.max(0, first - BEFORE)]?.start ?? 0, run.start).trim() : '',
  }
}

/** The matching word from which a snippet contains the most different matches; 0 if none matches. */
function findDensest(words: readonly Word[], matching: ReadonlySet<string>): number {
  let [best, most] = [0, 0]
  for (const [index, { folded }] of words.entries()) {
    if (!matching.has(folded)) continue
    const within = words.slice(index, index + LENGTH - LEAD).filter((word) => matching.has(word.folded))
    const count = new Set(within.map((word) => word.folded)).size
    if (count > most) [best, most] = [index, count]
  }
  return best
}

/** The matching words that follow one another from `first`. */
function matchAt(words: readonly Word[], first: number, matching: ReadonlySet<string>) {
  let last = first
  while (matching.has(words[last]?.folded ?? '')) last++
  const [start, end] = [words[first]?.start, words[last - 1]?.end]
  return last > first && start !== undefined && end !== undefined ? { start, end } : null
}

function split(
  text: string,
  { start, end }: { start: number; end: number },
  words: readonly Word[],
  matching: ReadonlySet<string>,
): Segment[] {
  const segments: Segment[] = []
  let at = start
  for (const word of words) {
    if (!matching.has(word.folded)) continue
    if (word.start > at) segments.push({ text: text.slice(at, word.start), isMatch: false })
    segments.push({ text: text.slice(word.start, word.end), isMatch: true })
    at = word.end
  }
  if (end > at) segments.push({ text: text.slice(at, end), isMatch: false })
  return segments
}
