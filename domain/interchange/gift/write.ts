import { plainText } from '@/domain/items/rich-text'
import {
  CannotWrite,
  type ExportContext,
  type ExportedFile,
  type ExportFormat,
  LOST,
  type Losses,
  writeEach,
} from '../export-format'
import { centered, intervalOf } from '../export-numbers'
import {
  type ExportGaps,
  type ExportNumbers,
  type ExportOption,
  type ExportOrder,
  type ExportPairs,
  type ExportQuestion,
  type ExportTexts,
  replaceGaps,
} from '../export-question'
import { htmlTexts } from '../export-texts'
import { optionWeights } from '../export-weights'
import { asBlock, hasFormatting } from '../html-writer'
import { MOODLE_ORDERING_RULES, moodleGrade } from '../moodle-grades'

export const GIFT_EXPORT: ExportFormat = {
  id: 'gift',
  name: 'GIFT',
  about: 'A text file that Moodle reads. Moodle XML keeps more.',
  extension: '.gift.txt',
  mediaType: 'text/plain; charset=utf-8',
  write: writeGift,
}

function writeGift(all: readonly ExportQuestion[], context: ExportContext): ExportedFile {
  const { written, questions } = writeEach(all, (question, losses) =>
    writeQuestion({ question, losses, context }),
  )
  let concept: string | null = null
  const blocks = written.flatMap(({ question, part }) => {
    if (question.concept === concept) return part
    concept = question.concept
    // Moodle reads no escapes here.
    return [`$CATEGORY: ${(concept ?? 'top').replaceAll('/', '//')}`, part]
  })
  return { bytes: new TextEncoder().encode(blocks.map((block) => `${block}\n`).join('\n')), questions }
}

/** The answers of a question stand at this private character, to which no text is converted. */
const ANSWERS = '\ue200'

interface Task {
  readonly question: ExportQuestion
  readonly losses: Losses
  readonly context: ExportContext
}

interface Texts {
  /** A text that can have its own format. */
  readonly rich: (markdown: string) => string
  /** Feedback after its sign; empty without a text. */
  readonly feedback: (markdown: string | undefined) => string
  readonly losses: Losses
}

function writeQuestion({ question, losses, context }: Task): string {
  const { id, stem, body, explanation, hints, tags } = question
  const toHtml = htmlTexts(question, losses, context)
  const text = richText(stem, toHtml)
  // Other texts have the format of the question’s text, unless they begin with their own.
  const inherits = body.kind !== 'gaps' && text.startsWith('[markdown]') ? 'markdown' : 'html'
  const rich = (markdown: string) => escapeSigns(withFormat(richText(markdown, toHtml), inherits))
  const texts: Texts = {
    rich,
    feedback: (markdown) => (markdown === undefined ? '' : `#${rich(markdown)}`),
    losses,
  }
  losses.addIf(hints.length > 0, LOST.hints)
  const labels = [`[id:${label(id)}]`, ...tags.map((tag) => `[tag:${label(tag)}]`)]
  const inBraces = `{${writeAnswers(body, texts)}####${rich(explanation)}}`
  const head = `// ${labels.join(' ')}\n`
  if (body.kind !== 'gaps') return `${head}${escapeSigns(text)} ${inBraces}`
  const marked = replaceGaps(body.text, body.gaps, () => ANSWERS)
  const isLast = marked.trimEnd().endsWith(ANSWERS)
  const html = (shown: string) => escapeSigns(`[html]${asBlock(toHtml(stem))}${asBlock(toHtml(shown))}`)
  // Nothing may follow the answers of a gap at the end.
  if (isLast) return `${head}${html(marked.replace(ANSWERS, '_____'))} ${inBraces}`
  return `${head}${html(marked).replace(ANSWERS, () => inBraces)}`
}

/** Brackets end a label. */
function label(text: string): string {
  return text.replaceAll(']', '\\]').replaceAll('\n', ' ')
}

/** The format `[markdown]` is written only for what Moodle’s Markdown reads in the same way. */
function richText(markdown: string, toHtml: (markdown: string) => string): string {
  const isPlain = !hasFormatting(markdown)
  const isPortable = !/[<&_$\n\\]|!\[|->|\]\(\/|\]\(#|^\s*(?:[#>+-]|\d+[.)])/.test(markdown)
  if (!isPlain && isPortable) return `[markdown]${markdown}`
  const html = toHtml(markdown)
    .replaceAll('-&gt;', '\ue201')
    .replaceAll('&gt;', '>')
    .replaceAll('\ue201', '-&gt;')
  const words = html.replaceAll('&quot;', isPlain ? '"' : '&quot;').replace(/^%/, '&percnt;')
  // In a text without a format, Moodle turns line ends into paragraphs. GIFT gives these beginnings a meaning.
  return isPlain && !/^(?:\[|\/\/|\$|>|::)/.test(words) ? words : `[html]${words}`
}

/** A text without a format that Markdown could read in another way gets one. */
function withFormat(text: string, inherits: 'markdown' | 'html'): string {
  const isNamed = /^\[(?:html|markdown)\]/.test(text)
  return inherits === 'html' || isNamed || /^[\p{L}\p{N} ,;’]*$/u.test(text) ? text : `[html]${text}`
}

/** Escapes what has a meaning in GIFT. */
function escapeSigns(text: string): string {
  return text.replace(/[\\~=#{}:]/g, '\\$&').replaceAll('\n', '\\n')
}

function writeAnswers(body: ExportQuestion['body'], texts: Texts): string {
  switch (body.kind) {
    case 'choice':
      return body.rule === null
        ? optionLines(
            body.options,
            body.options.map(({ fraction }) => fraction),
            true,
            texts,
          )
        : optionLines(body.options, optionWeights(body, texts.losses), false, texts)
    case 'truth':
      return `${body.answer ? 'T' : 'F'}${texts.feedback(body.otherwise)}`
    case 'pairs':
      return writePairs(body, texts)
    case 'order':
      return writeOrder(body, texts)
    case 'number':
      return writeNumbers(body, texts)
    case 'text':
      return writeTexts(body, texts)
    case 'gaps':
      return writeGap(body, texts)
    case 'essay':
      texts.losses.add(LOST.criteria)
      return ''
  }
}

function lines(all: readonly string[]): string {
  return `\n${all.map((line) => `\t${line}\n`).join('')}`
}

function optionLines(
  options: readonly ExportOption[],
  weights: readonly number[],
  isSingle: boolean,
  { rich, feedback, losses }: Texts,
): string {
  if (isSingle && options.every(({ fraction }) => fraction === 1))
    throw new CannotWrite('All options earn full credit. GIFT would read them as accepted texts.')
  return lines(
    options.map((option, index) => {
      const grade = moodleGrade(weights[index] ?? 0, losses)
      const sign = isSingle && grade === '100' ? '=' : grade === '0' ? '~' : `~%${grade}%`
      return `${sign}${rich(option.text)}${feedback(option.feedback)}`
    }),
  )
}

function writePairs({ stems, choices, isAllOrNothing }: ExportPairs, { rich, losses }: Texts): string {
  losses.addIf(isAllOrNothing, LOST.pairRule)
  losses.addIf(
    [...stems, ...choices].some(({ feedback }) => feedback !== undefined),
    LOST.pairFeedback,
  )
  losses.addIf(
    choices.some(({ text }) => hasFormatting(text)),
    LOST.choiceFormatting,
  )
  const choiceText = (id: string) => plain(choices.find((choice) => choice.id === id)?.text ?? '')
  const used = new Set(stems.map(({ choice }) => choice))
  return lines([
    ...stems.map(({ text, choice }) => `=${rich(text)} -> ${choiceText(choice)}`),
    ...choices.filter(({ id }) => !used.has(id)).map(({ id }) => `= -> ${choiceText(id)}`),
  ])
}

function plain(markdown: string): string {
  return escapeSigns(plainText(markdown).replace(/\s+/g, ' '))
}

function writeOrder({ elements, rule, otherwise }: ExportOrder, { rich, losses }: Texts): string {
  if (rule === 'longest-ordered-subset' || rule === 'longest-contiguous-subset')
    throw new CannotWrite('Moodle’s GIFT doesn’t read this grading rule. Use Moodle XML.')
  losses.addIf(otherwise !== undefined, LOST.otherwise)
  const head = `>${elements.length} ALL VERTICAL ${MOODLE_ORDERING_RULES[rule]} SHOW none`
  return `${head}\n${elements.map(({ text }) => `${rich(text)}\n`).join('')}`
}

function writeNumbers(body: ExportNumbers, { feedback, losses }: Texts): string {
  losses.addIf(body.units !== undefined, LOST.units)
  losses.addIf(body.format !== undefined, LOST.separators)
  const answers = body.answers.map((answer) => {
    const grade = moodleGrade(answer.fraction, losses)
    const weight = grade === '100' ? '=' : `=%${grade}%`
    return `${weight}${numberOf(answer, losses)}${feedback(answer.feedback)}`
  })
  const rest = body.otherwise === undefined ? [] : [`~${feedback(body.otherwise)}`]
  return `#${lines([...answers, ...rest])}`
}

function numberOf(answer: ExportNumbers['answers'][number], losses: Losses): string {
  const { type } = answer.tolerance
  if (type === 'range' || type === 'geometric') {
    const { min, max } = intervalOf(answer)
    losses.addIf(answer.value !== undefined, LOST.shownNumber)
    return `${min}..${max}`
  }
  const { value, within } = centered(answer, losses)
  return within === '0' ? value : `${value}:${within}`
}

function writeTexts(body: ExportTexts, { feedback, losses }: Texts): string {
  losses.addIf(body.isLenient, LOST.lenient)
  losses.addIf(body.isCaseSensitive, LOST.caseSensitive)
  if (body.answers.some(({ text }) => text.includes('->')))
    throw new CannotWrite('An accepted answer contains “->”, which GIFT reads as a pair. Use Moodle XML.')
  const answers = body.answers.map(({ text, fraction, feedback: comment }) => {
    const grade = moodleGrade(fraction, losses)
    // A percentage in front of the text would be its weight.
    const weight = grade === '100' && !/^%-?\d/.test(text) ? '' : `%${grade}%`
    return `=${weight}${escapePattern(text)}${feedback(comment)}`
  })
  const rest = body.otherwise === undefined ? [] : [`=%0%*${feedback(body.otherwise)}`]
  return lines([...answers, ...rest])
}

function escapePattern(text: string): string {
  return escapeSigns(text.replace(/\s+/g, ' '))
}

function writeGap({ gaps }: ExportGaps, texts: Texts): string {
  const [gap, ...others] = gaps
  if (!gap || others.length > 0)
    throw new CannotWrite('GIFT has no questions with several gaps. Use Moodle XML.')
  switch (gap.kind) {
    case 'choice':
      return optionLines(
        gap.options,
        gap.options.map(({ fraction }) => fraction),
        true,
        texts,
      )
    case 'number':
      return writeNumbers(gap, texts)
    case 'text':
      return writeTexts(gap, texts)
  }
}
