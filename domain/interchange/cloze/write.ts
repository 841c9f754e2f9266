import { LOST, type Losses } from '../export-format'
import { centered } from '../export-numbers'
import type { ExportGap, ExportGaps, ExportNumbers, ExportTexts } from '../export-question'
import { htmlWithGaps } from '../export-texts'
import { moodleGrade } from '../moodle-grades'
import { escapeHtml } from '../xml-tree'

/** Writes a text with gaps as HTML with Moodle’s embedded answers. */
export function writeCloze(
  { text, gaps }: ExportGaps,
  losses: Losses,
  toHtml: (markdown: string) => string,
): string {
  losses.add(LOST.labels)
  const weights = wholeWeights(gaps, losses)
  return htmlWithGaps(
    text,
    gaps,
    (markdown) => toHtml(markdown).replaceAll('{', '&#123;'),
    (gap, index) => {
      const answers = alternatives(gap, losses, toHtml)
      return `{${weights[index]}:${kindOf(gap)}:${answers.join('~')}}`
    },
  )
}

function kindOf(gap: ExportGap): string {
  if (gap.kind === 'choice') return 'MULTICHOICE'
  if (gap.kind === 'number') return 'NUMERICAL'
  return gap.isCaseSensitive ? 'SHORTANSWER_C' : 'SHORTANSWER'
}

const MAX_MULTIPLIER = 100

/** Weights are whole numbers: multiplied by the smallest number that makes them so. */
function wholeWeights(gaps: readonly ExportGap[], losses: Losses): number[] {
  for (let multiplier = 1; multiplier <= MAX_MULTIPLIER; multiplier += 1) {
    const scaled = gaps.map(({ weight }) => weight * multiplier)
    if (scaled.every((weight) => Math.abs(weight - Math.round(weight)) < 1e-6 && weight > 0.5))
      return scaled.map(Math.round)
  }
  losses.add(LOST.weights)
  return gaps.map(({ weight }) => Math.max(1, Math.round(weight * MAX_MULTIPLIER)))
}

function alternatives(gap: ExportGap, losses: Losses, toHtml: (markdown: string) => string): string[] {
  const write = (html: string, fraction: number, feedback: string | undefined) => {
    const grade = moodleGrade(fraction, losses)
    const words = escapeAnswer(html)
    const needsGrade = grade !== '0' || /^\\?[=%]/.test(words)
    const mark = grade === '100' ? '=' : needsGrade ? `%${grade}%` : ''
    return `${mark}${words}${feedback === undefined ? '' : `#${escapeAnswer(toHtml(feedback))}`}`
  }
  if (gap.kind === 'choice')
    return gap.options.map(({ text, fraction, feedback }) => write(toHtml(text), fraction, feedback))
  const typed: readonly [string, number, string | undefined][] =
    gap.kind === 'number' ? numberAnswers(gap, losses) : textAnswers(gap, losses)
  return [
    ...typed.map(([text, fraction, feedback]) => write(escapeHtml(text), fraction, feedback)),
    ...(gap.otherwise === undefined ? [] : [`%0%*#${escapeAnswer(toHtml(gap.otherwise))}`]),
  ]
}

function numberAnswers(
  { answers, units, format }: ExportNumbers,
  losses: Losses,
): [string, number, string | undefined][] {
  losses.addIf(units !== undefined, LOST.units)
  losses.addIf(format !== undefined, LOST.separators)
  return answers.map((answer) => {
    const { value, within } = centered(answer, losses)
    return [within === '0' ? value : `${value}:${within}`, answer.fraction, answer.feedback]
  })
}

function textAnswers(
  { answers, isLenient }: ExportTexts,
  losses: Losses,
): [string, number, string | undefined][] {
  losses.addIf(isLenient, LOST.lenient)
  return answers.map(({ text, fraction, feedback }) => [text, fraction, feedback])
}

/** Escapes what ends an answer or a gap. Moodle has no escape for a backslash, so it becomes a character reference. */
function escapeAnswer(html: string): string {
  return html.replace(/[\\}#~/"]/g, (sign) => (sign === '\\' ? '&#92;' : `\\${sign}`))
}
