import { type ImageReference, parseImageTarget } from '@/domain/media/image-reference'

/** A piece of a line: plain or formatted text, a formula in TeX, or an image. */
export type Inline =
  | string
  | { readonly kind: 'strong' | 'emphasis'; readonly content: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly href: string; readonly content: readonly Inline[] }
  | { readonly kind: 'formula'; readonly tex: string; readonly isDisplay: boolean }
  | ({ readonly kind: 'image'; readonly alt: string } & ImageReference)

/** A run of asterisks that isn’t resolved yet. */
interface Run {
  readonly kind: 'run'
  /** How many of its asterisks aren’t used for emphasis yet. */
  left: number
  readonly opens: boolean
  readonly closes: boolean
}

type Piece = Inline | Run

const ESCAPABLE = /[!-/:-@[-`{-~]/
/** Web or site URLs only; never a script. */
const SAFE_HREF = /^(https?:\/\/|\/(?!\/)|#)[^\s()<>\\]*$/i

/**
 * Reads one line. Emphasis follows CommonMark 0.31 (6.2, for asterisks), code spans 6.1, escapes 2.4; links have their URL in parentheses, without a title.
 * Formulas follow Pandoc’s `tex_math_dollars`, so that “$5 and $10” is text. Images have a target of `parseImageTarget`.
 */
export function parseInline(line: string): Inline[] {
  if (countMarks(line) > MAX_DELIMITERS) return [line]
  return settleEmphasis(scan(line, true))
}

/** Lines with more markup characters aren’t parsed but shown as typed, to limit parsing time and nesting. */
const MAX_DELIMITERS = 400

function countMarks(line: string): number {
  return line.match(/[*`[\]$]/g)?.length ?? 0
}

function scan(line: string, canLink: boolean): Piece[] {
  const pieces: Piece[] = []
  let text = ''
  const push = (piece: Piece) => {
    if (text !== '') pieces.push(text)
    text = ''
    pieces.push(piece)
  }
  for (let at = 0; at < line.length; ) {
    const found =
      codeAt(line, at) ??
      formulaAt(line, at) ??
      runAt(line, at) ??
      (canLink ? (imageAt(line, at) ?? linkAt(line, at)) : null)
    if (found) {
      push(found.piece)
      at = found.end
    } else if (line[at] === '`') {
      // An unclosed run of backticks is text.
      const end = endOfRun(line, at, '`')
      text += line.slice(at, end)
      at = end
    } else {
      const isEscaped = line[at] === '\\' && ESCAPABLE.test(line[at + 1] ?? '')
      text += isEscaped ? line[at + 1] : line[at]
      at += isEscaped ? 2 : 1
    }
  }
  return text === '' ? pieces : [...pieces, text]
}

type Found<P extends Piece = Piece> = { piece: P; end: number } | null
type Formula = Extract<Inline, { kind: 'formula' }>
type Code = Extract<Inline, { kind: 'code' }>

function endOfRun(line: string, from: number, mark: string): number {
  let end = from
  while (line[end] === mark) end++
  return end
}

/** The code span that starts at a position, if any. */
export function codeAt(line: string, at: number): Found<Code> {
  if (line[at] !== '`') return null
  const start = endOfRun(line, at, '`')
  for (let from = line.indexOf('`', start); from >= 0; ) {
    const end = endOfRun(line, from, '`')
    if (end - from === start - at)
      return { piece: { kind: 'code', text: trimmed(line.slice(start, from)) }, end }
    from = line.indexOf('`', end)
  }
  return null
}

/** Strips one space on either side, which separates backticks. */
function trimmed(code: string): string {
  return /^ .*[^ ].* $|^ [^ ] $/.test(code) ? code.slice(1, -1) : code
}

/**
 * A formula between dollar signs, or in its own line between two of each. A single opening sign has no space after it; the next one closes it
 * if it has no space before it and no digit after it. Otherwise, both are text.
 */
export function formulaAt(line: string, at: number): Found<Formula> {
  if (line[at] !== '$') return null
  const isDisplay = line[at + 1] === '$'
  const mark = isDisplay ? '$$' : '$'
  const start = at + mark.length
  const close = nextDollar(line, start)
  const end = close + mark.length
  const tex = line.slice(start, close)
  if (close < 0 || tex.trim() === '' || line.slice(close, end) !== mark) return null
  const isAmount = SPACE.test(tex[0] ?? '') || SPACE.test(tex.at(-1) ?? '') || /\d/.test(line[end] ?? '')
  if (!isDisplay && isAmount) return null
  return { piece: { kind: 'formula', tex: tex.trim(), isDisplay }, end }
}

/** @returns −1 if there is none */
function nextDollar(line: string, from: number): number {
  for (let at = from; at < line.length; at++) {
    if (line[at] === '\\') at++
    else if (line[at] === '$') return at
  }
  return -1
}

/** The alt text is text; a backslash escapes a bracket in it. */
const IMAGE = /!\[((?:[^\\[\]]|\\.)*)\]\(([^\s()]{1,200})\)/y

function imageAt(line: string, at: number): Found {
  if (line[at] !== '!' || line[at + 1] !== '[') return null
  IMAGE.lastIndex = at
  const [whole, alt = '', target = ''] = IMAGE.exec(line) ?? []
  const image = whole === undefined ? null : parseImageTarget(target)
  if (whole === undefined || !image) return null
  return {
    piece: { kind: 'image', alt: alt.replaceAll(/\\(.)/g, '$1').trim(), ...image },
    end: at + whole.length,
  }
}

const SPACE = /\s/
const PUNCTUATION = /[\p{P}\p{S}]/u

function runAt(line: string, at: number): Found {
  if (line[at] !== '*') return null
  const end = endOfRun(line, at, '*')
  const before = line[at - 1] ?? ' '
  const after = line[end] ?? ' '
  const leans = (toward: string, away: string) =>
    !SPACE.test(toward) && (!PUNCTUATION.test(toward) || SPACE.test(away) || PUNCTUATION.test(away))
  return {
    piece: { kind: 'run', left: end - at, opens: leans(after, before), closes: leans(before, after) },
    end,
  }
}

function linkAt(line: string, at: number): Found {
  if (line[at] !== '[' || line[at - 1] === '!') return null
  const close = closingBracket(line, at)
  if (close < 0 || line[close + 1] !== '(') return null
  const end = line.indexOf(')', close)
  const href = line.slice(close + 2, end)
  if (end < 0 || !SAFE_HREF.test(href)) return null
  const content = settleEmphasis(scan(line.slice(at + 1, close), false))
  return content.length === 0 ? null : { piece: { kind: 'link', href, content }, end: end + 1 }
}

/** @returns −1 if none closes it */
function closingBracket(line: string, open: number): number {
  let depth = 0
  for (let at = open; at < line.length; at++) {
    const code = codeAt(line, at)
    if (code) at = code.end - 1
    else if (line[at] === '\\') at++
    else if (line[at] === '[') depth++
    else if (line[at] === ']' && --depth === 0) return at
  }
  return -1
}

/** Pairs runs of asterisks, innermost first; unused ones are text. */
function settleEmphasis(scanned: readonly Piece[]): Inline[] {
  const pieces = [...scanned]
  for (let at = 0; at < pieces.length; ) {
    const closer = pieces[at]
    if (!isRun(closer) || !closer.closes || closer.left === 0) {
      at++
      continue
    }
    const from = findOpener(pieces, at)
    const opener = pieces[from]
    if (!isRun(opener)) {
      at++
      continue
    }
    const used = opener.left >= 2 && closer.left >= 2 ? 2 : 1
    const content = settled(pieces.slice(from + 1, at))
    pieces.splice(from + 1, at - from - 1, { kind: used === 2 ? 'strong' : 'emphasis', content })
    opener.left -= used
    closer.left -= used
    // The closer is now after the opener and their content.
    at = from + 2
  }
  return settled(pieces)
}

function findOpener(pieces: readonly Piece[], closerAt: number): number {
  const closer = pieces[closerAt]
  if (!isRun(closer)) return -1
  for (let at = closerAt - 1; at >= 0; at--) {
    const opener = pieces[at]
    if (!isRun(opener) || !opener.opens || opener.left === 0) continue
    // The “multiple of 3” rule: runs that can both open and close don’t match if their lengths add up to one. Like the lesson parser, it counts the remaining asterisks.
    const isEither = opener.closes || closer.opens
    if (isEither && closer.left % 3 !== 0 && (opener.left + closer.left) % 3 === 0) continue
    return at
  }
  return -1
}

function isRun(piece: Piece | undefined): piece is Run {
  return typeof piece === 'object' && piece.kind === 'run'
}

/** Unmatched runs become text, and adjacent texts are joined. */
function settled(pieces: readonly Piece[]): Inline[] {
  const content: Inline[] = []
  for (const piece of pieces) {
    const node = isRun(piece) ? '*'.repeat(piece.left) : piece
    const last = content.at(-1)
    if (node === '') continue
    if (typeof node === 'string' && typeof last === 'string') content.splice(-1, 1, last + node)
    else content.push(node)
  }
  return content
}
