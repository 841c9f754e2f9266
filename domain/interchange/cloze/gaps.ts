import { nominalTolerance, plainNumber } from '../numbers'
import type { ReadAnswer, ReadGap, ReadOption, TextFormat } from '../question'
import { filled } from '../rich-text'
import { textIn } from '../text-in'

/** Reports what is wrong with one question; several reports are possible. */
export type Report = (code: string, message: string) => void

const KINDS =
  'NUMERICAL|NM|SHORTANSWER_C|SHORTANSWER|SAC|SA|MWC|MW|MULTICHOICE_[VH]S|MULTICHOICE_[VHS]|MULTICHOICE|MC[VH]S|MC[VHS]|MC|MULTIRESPONSE_HS|MULTIRESPONSE_[HS]|MULTIRESPONSE|MRHS|MR[HS]|MR'
/** A gap ends at the first closing brace that isn’t escaped. Its length is bounded, so that openings without an end don’t take quadratic time. */
const GAP = new RegExp(`\\{(\\d*):(${KINDS}):((?:\\\\[\\s\\S]|[^\\\\}]){1,10000})\\}`, 'g')
const LOOKS_LIKE_GAP = /\{\d*:[A-Z_]{2,}[^}]{0,40}/

/**
 * Reads Moodle’s embedded answers.
 * @returns the text with `{{1}}` for the first gap, and the gaps; null if anything was reported
 */
export function readGaps(
  text: string,
  format: TextFormat,
  report: Report,
): { text: string; gaps: ReadGap[] } | null {
  const gaps: ReadGap[] = []
  let isFine = true
  const note: Report = (code, message) => {
    isFine = false
    report(code, message)
  }
  const shown = text.replace(GAP, (_, weight: string, kind: string, body: string) => {
    gaps.push(readGap({ weight, kind, body }, format, gaps.length + 1, note))
    return `{{${gaps.length}}}`
  })
  const broken = LOOKS_LIKE_GAP.exec(shown)
  if (broken) note('broken-gap', `What looks like a gap can’t be read: “${broken[0]}”.`)
  if (gaps.length === 0) note('no-gap', 'The text has no gap.')
  return isFine ? { text: shown, gaps } : null
}

interface Source {
  weight: string
  kind: string
  body: string
}

interface Alternative {
  text: string
  fraction: number
  feedback: string
}

function readGap(
  { weight, kind, body }: Source,
  format: TextFormat,
  number: number,
  report: Report,
): ReadGap {
  const alternatives = splitAlternatives(body)
  const gap = { weight: weight === '' ? 1 : Number(weight), kind }
  if (!alternatives.some(({ fraction }) => fraction > 0.999) && !/^(MULTIRESPONSE|MR)/.test(kind))
    report('no-full-mark', `Gap ${number}: no answer earns full credit.`)
  if (/^(NUMERICAL|NM)$/.test(kind))
    return { ...gap, type: 'numeric', ...readNumbers(alternatives, format, number, report) }
  if (/^(SHORTANSWER|SA|MW)/.test(kind))
    return {
      ...gap,
      type: 'text',
      caseSensitive: kind.endsWith('C') || kind.endsWith('_C'),
      ...readWords(alternatives, format),
    }
  if (alternatives.length < 2) report('too-few-options', `Gap ${number} has only one choice.`)
  const isMultiple = /^(MULTIRESPONSE|MR)/.test(kind)
  return {
    ...gap,
    type: isMultiple ? 'multiple' : 'choice',
    ...(/(_[VH]?S|MC[VH]?S|MRH?S)$/.test(kind) ? { shuffle: true } : {}),
    options: alternatives.map((alternative) => readOption(alternative, format)),
  }
}

/** Separated by `~`; each has `=` or a percentage in front, and feedback after `#`. */
function splitAlternatives(body: string): Alternative[] {
  return split(body, '~')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [mark = '', percent] = /^(?:=|%(-?\d+(?:\.\d+)?)%)/.exec(part) ?? []
      const [text = '', ...feedback] = split(part.slice(mark.length), '#')
      const fraction =
        percent === undefined ? (mark === '=' ? 1 : 0) : Math.round(Number(percent) * 1e5) / 1e7
      return { text: showEscapes(text).trim(), fraction, feedback: showEscapes(feedback.join('#')).trim() }
    })
}

/** Splits at a sign that isn’t escaped and doesn’t belong to an entity such as `&#39;`. */
function split(text: string, sign: string): string[] {
  return text.split(new RegExp(`(?<!\\\\|&|&amp;)${sign}`))
}

function showEscapes(text: string): string {
  return text.replace(/\\([}#~/"\\{=])/g, '$1')
}

function readOption({ text, fraction, feedback }: Alternative, format: TextFormat): ReadOption {
  return { text: textIn(text, format), fraction, feedback: filled(textIn(feedback, format)) }
}

function readWords(alternatives: Alternative[], format: TextFormat): Pick<ReadGap, 'answers' | 'otherwise'> {
  const answers: ReadAnswer[] = []
  let otherwise: ReadGap['otherwise']
  for (const { text, fraction, feedback } of alternatives) {
    const comment = filled(textIn(feedback, format))
    if (text === '*' && fraction < 1) otherwise = { fraction, feedback: comment }
    else answers.push({ text: textIn(text, format).plain, fraction, feedback: comment })
  }
  return { answers, ...(otherwise ? { otherwise } : {}) }
}

function readNumbers(
  alternatives: Alternative[],
  format: TextFormat,
  number: number,
  report: Report,
): Pick<ReadGap, 'answers' | 'otherwise'> {
  const { answers = [], otherwise } = readWords(alternatives, format)
  const numbers = answers.map(({ text = '', fraction, feedback }) => {
    const [value = '', tolerance = '0'] = text.split(':')
    const plain = plainNumber(value)
    const within = plainNumber(tolerance)
    if (plain === null || within === null) report('not-a-number', `Gap ${number}: “${text}” isn’t a number.`)
    return {
      value: plain ?? '0',
      ...nominalTolerance(within ?? '0'),
      fraction,
      feedback,
    }
  })
  return { answers: numbers, ...(otherwise ? { otherwise } : {}) }
}
