import { formatNumericKey } from '@/domain/grading/format-key'
import { patternPieces } from '@/domain/items/types/short-text/text-pattern'
import {
  type ExportContext,
  type ExportedFile,
  type ExportFormat,
  LOST,
  type Losses,
  writeEach,
} from '../export-format'
import type {
  ExportBody,
  ExportGap,
  ExportGaps,
  ExportNumbers,
  ExportQuestion,
  ExportTexts,
} from '../export-question'
import { htmlTexts, htmlWithGaps } from '../export-texts'
import { escapeHtml } from '../xml-tree'

export const ANKI_EXPORT: ExportFormat = {
  id: 'anki',
  name: 'Anki deck',
  about: 'Cards as a text file for Anki: File, Import. A later import updates them.',
  extension: '.anki.txt',
  mediaType: 'text/plain; charset=utf-8',
  write: writeAnki,
}

const HEAD = [
  '#separator:tab',
  '#html:true',
  '#guid column:1',
  '#notetype column:2',
  '#deck column:3',
  '#tags column:6',
]

function writeAnki(all: readonly ExportQuestion[], context: ExportContext): ExportedFile {
  const { written, questions } = writeEach(all, (question, losses) =>
    writeNote(question, { losses, toHtml: htmlTexts(question, losses, context) }),
  )
  const rows = written.map(({ question, part: { notetype, front, back } }) =>
    [
      `casebook-${question.id}`,
      notetype,
      [context.title, question.concept ?? '']
        .filter((name) => name !== '')
        .map(deckPart)
        .join('::'),
      front,
      back,
      question.tags.map((tag) => tag.replace(/\s+/g, '-')).join(' '),
    ].map(cell),
  )
  const lines = [...HEAD, ...rows.map((row) => row.join('\t'))]
  return { bytes: new TextEncoder().encode(`${lines.join('\n')}\n`), questions }
}

function deckPart(name: string): string {
  return name.replaceAll('::', ': :').replace(/\s+/g, ' ')
}

function cell(text: string): string {
  const line = text.replace(/[\t\r\n]+/g, ' ')
  return /["#]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line
}

interface Task {
  readonly losses: Losses
  readonly toHtml: (markdown: string) => string
}

interface Note {
  readonly notetype: 'Basic' | 'Cloze'
  readonly front: string
  readonly back: string
}

/** What a card can’t do: it isn’t graded, so points, rules, and tolerances have no place. */
const SELF_GRADED = 'Grading and points. Learners compare their answer with the back of the card.'

function writeNote(question: ExportQuestion, task: Task): Note {
  const { body, stem, explanation, hints, source } = question
  const { losses, toHtml } = task
  losses.add(SELF_GRADED)
  losses.addIf(hints.length > 0, LOST.hints)
  losses.addIf(hasFeedback(body), LOST.optionFeedback)
  const after = [
    `<div>${toHtml(explanation)}</div>`,
    ...(source === null ? [] : [`<div><small>${escapeHtml(source)}</small></div>`]),
  ].join('<br>')
  if (body.kind === 'gaps')
    return { notetype: 'Cloze', front: `<div>${toHtml(stem)}</div>${withDeletions(body, task)}`, back: after }
  const { asked, key } = sides(body, task)
  return {
    notetype: 'Basic',
    front: `<div>${toHtml(stem)}</div>${asked}`,
    back: `<div><b>${key}</b></div>${after}`,
  }
}

function hasFeedback(body: ExportBody): boolean {
  return /"(?:feedback|otherwise)":/.test(JSON.stringify(body))
}

/** What the front shows below the question, and the correct answer, as HTML. */
function sides(body: Exclude<ExportBody, ExportGaps>, { toHtml }: Task): { asked: string; key: string } {
  const list = (texts: readonly string[]) =>
    `<ul>${texts.map((text) => `<li>${toHtml(text)}</li>`).join('')}</ul>`
  switch (body.kind) {
    case 'choice': {
      const isKey = body.rule === null ? ({ fraction }: { fraction: number }) => fraction === 1 : undefined
      const keys = body.options.filter(isKey ?? (({ isKey: key }) => key))
      return {
        asked: list(body.options.map(({ text }) => text)),
        key: keys.map(({ text }) => toHtml(text)).join('<br>'),
      }
    }
    case 'truth':
      return { asked: list(['True', 'False']), key: body.answer ? 'True' : 'False' }
    case 'pairs': {
      const choice = (id: string) => body.choices.find((entry) => entry.id === id)?.text ?? ''
      return {
        asked: list(body.stems.map(({ text }) => text)) + list(body.choices.map(({ text }) => text)),
        key: body.stems.map((stem) => `${toHtml(stem.text)} → ${toHtml(choice(stem.choice))}`).join('<br>'),
      }
    }
    case 'order': {
      const sorted = [...body.elements].sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
      return {
        asked: list(sorted.map(({ text }) => text)),
        key: body.elements.map(({ text }, index) => `${index + 1}. ${toHtml(text)}`).join('<br>'),
      }
    }
    case 'number':
      return { asked: '', key: numberKey(body) }
    case 'text':
      return { asked: '', key: textKey(body) }
    case 'essay':
      return {
        asked: '',
        key: body.modelAnswer
          .split(/\n\s*\n/)
          .map(escapeHtml)
          .join('<br>'),
      }
  }
}

function numberKey(body: ExportNumbers): string {
  return escapeHtml(formatNumericKey(body))
}

/** All texts with full credit. */
function textKey({ answers }: ExportTexts): string {
  return answers
    .filter(({ fraction }) => fraction === 1)
    .map(({ text }) => escapeHtml(patternPieces(text).join('…')))
    .join(' / ')
}

/** All gaps are one card: `c1`. */
function withDeletions({ text, gaps }: ExportGaps, { toHtml }: Task): string {
  return htmlWithGaps(
    text,
    gaps,
    toHtml,
    (gap) => `{{c1::${inDeletion(gapKey(gap, toHtml))}::${inDeletion(hint(gap))}}}`,
  )
}

function gapKey(gap: ExportGap, toHtml: (markdown: string) => string): string {
  if (gap.kind === 'number') return numberKey(gap)
  if (gap.kind === 'text') return textKey(gap)
  return gap.options
    .filter(({ fraction }) => fraction === 1)
    .map(({ text }) => toHtml(text))
    .join(' / ')
}

function hint(gap: ExportGap): string {
  return escapeHtml(gap.label)
}

/** Two colons and two braces have a meaning. */
function inDeletion(html: string): string {
  return html.replaceAll('::', '&#58;&#58;').replaceAll('}}', '&#125;&#125;')
}
