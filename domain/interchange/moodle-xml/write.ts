import { plainText } from '@/domain/items/rich-text'
import { writeCloze } from '../cloze/write'
import {
  type ExportContext,
  type ExportedFile,
  type ExportFormat,
  LOST,
  type Losses,
  writeEach,
} from '../export-format'
import { centered } from '../export-numbers'
import type {
  ExportBody,
  ExportEssay,
  ExportNumbers,
  ExportOption,
  ExportOrder,
  ExportPairs,
  ExportQuestion,
  ExportTexts,
} from '../export-question'
import { gradingNotes, htmlTexts, imageUrlsOf } from '../export-texts'
import { optionWeights } from '../export-weights'
import { asBlock } from '../html-writer'
import { MOODLE_ORDERING_RULES, moodleGrade } from '../moodle-grades'
import { firstWords } from '../problems'
import { words, type XmlNode, xml, xmlDocument } from '../write-xml'

export const MOODLE_XML_EXPORT: ExportFormat = {
  id: 'moodle-xml',
  name: 'Moodle XML',
  about: 'For Moodle. It keeps the most, with pictures.',
  extension: '.moodle.xml',
  mediaType: 'application/xml',
  write: writeMoodleXml,
}

function writeMoodleXml(all: readonly ExportQuestion[], context: ExportContext): ExportedFile {
  const { written, questions } = writeEach(all, (question, losses) =>
    writeQuestion(question, {
      losses,
      toHtml: htmlTexts(question, losses, context, (name) => `@@PLUGINFILE@@/${encodeURIComponent(name)}`),
      context,
    }),
  )
  let concept: string | null = null
  const elements = written.flatMap(({ question, part }) => {
    if (question.concept === concept) return part
    concept = question.concept
    return [category(concept), part]
  })
  return { bytes: xmlDocument(xml('quiz', {}, elements)), questions }
}

function category(concept: string | null): XmlNode {
  const path = `$course$/top${concept === null ? '' : `/${concept.replaceAll('/', '//')}`}`
  return xml('question', { type: 'category' }, [xml('category', {}, [textElement(path)])])
}

interface Task {
  readonly losses: Losses
  readonly toHtml: (markdown: string) => string
  readonly context: ExportContext
}

const TYPES: Readonly<Record<ExportBody['kind'], string>> = {
  choice: 'multichoice',
  truth: 'truefalse',
  pairs: 'matching',
  order: 'ordering',
  number: 'numerical',
  text: 'shortanswer',
  gaps: 'cloze',
  essay: 'essay',
}

function writeQuestion(question: ExportQuestion, task: Task): XmlNode {
  const { body, stem, explanation, hints, tags, id } = question
  const { toHtml, losses } = task
  const stemHtml =
    body.kind === 'gaps'
      ? `${asBlock(toHtml(stem))}${asBlock(writeCloze(body, losses, toHtml))}`
      : toHtml(stem)
  return xml('question', { type: TYPES[body.kind] }, [
    xml('name', {}, [textElement(firstWords(plainText(stem)))]),
    htmlElement('questiontext', stemHtml, filesIn(question, stemHtml, task)),
    htmlElement('generalfeedback', toHtml(explanation), filesIn(question, toHtml(explanation), task)),
    setting('defaultgrade', '1'),
    setting('hidden', '0'),
    setting('idnumber', id),
    ...writeBody(question, task),
    ...hints.map((hint) => htmlElement('hint', toHtml(hint), filesIn(question, toHtml(hint), task))),
    xml(
      'tags',
      {},
      tags.map((tag) => xml('tag', {}, [textElement(tag)])),
    ),
  ])
}

function textElement(text: string): XmlNode {
  return xml('text', {}, [words(text)])
}

function setting(name: string, value: string): XmlNode {
  return xml(name, {}, [words(value)])
}

function htmlElement(name: string, html: string, files: readonly XmlNode[] = []): XmlNode {
  return xml(name, { format: 'html' }, [textElement(html), ...files])
}

/** The pictures of one text. */
function filesIn(question: ExportQuestion, html: string, { context }: Task): XmlNode[] {
  if (!html.includes('@@PLUGINFILE@@')) return []
  const images = new Set(imageUrlsOf(question).flatMap((src) => context.images.get(src) ?? []))
  return [...images]
    .filter(({ name }) => html.includes(`@@PLUGINFILE@@/${encodeURIComponent(name)}"`))
    .map(({ name, bytes }) => xml('file', { name, path: '/', encoding: 'base64' }, [words(base64(bytes))]))
}

function base64(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(binary)
}

function writeBody(question: ExportQuestion, task: Task): XmlNode[] {
  const { body } = question
  switch (body.kind) {
    case 'choice':
      return [
        setting('single', String(body.rule === null)),
        setting('shuffleanswers', 'true'),
        setting('answernumbering', 'abc'),
        ...writeOptions(question, body.options, optionWeights(body, task.losses), task),
      ]
    case 'truth':
      return [true, false].map((side) =>
        xml('answer', { fraction: side === body.answer ? 100 : 0, format: 'moodle_auto_format' }, [
          textElement(String(side)),
          feedback(question, side === body.answer ? undefined : body.otherwise, task),
        ]),
      )
    case 'pairs':
      return writePairs(body, task)
    case 'order':
      return writeOrder(body, task)
    case 'number':
      return writeNumbers(question, body, task)
    case 'text':
      return writeTexts(question, body, task)
    case 'gaps':
      return []
    case 'essay':
      return writeEssay(body, task)
  }
}

function feedback(question: ExportQuestion, markdown: string | undefined, task: Task): XmlNode {
  const html = markdown === undefined ? '' : task.toHtml(markdown)
  return htmlElement('feedback', html, filesIn(question, html, task))
}

function writeOptions(
  question: ExportQuestion,
  options: readonly ExportOption[],
  weights: readonly number[],
  task: Task,
): XmlNode[] {
  return options.map(({ text, feedback: comment }, index) => {
    const html = task.toHtml(text)
    return xml('answer', { fraction: moodleGrade(weights[index] ?? 0, task.losses), format: 'html' }, [
      textElement(html),
      ...filesIn(question, html, task),
      feedback(question, comment, task),
    ])
  })
}

function writePairs({ stems, choices, isAllOrNothing }: ExportPairs, { toHtml, losses }: Task): XmlNode[] {
  losses.addIf(isAllOrNothing, LOST.pairRule)
  losses.addIf(
    [...stems, ...choices].some(({ feedback: comment }) => comment !== undefined),
    LOST.pairFeedback,
  )
  const used = new Set(stems.map(({ choice }) => choice))
  const choiceText = (id: string) => toHtml(choices.find((choice) => choice.id === id)?.text ?? '')
  const row = (stem: string, choice: string) =>
    xml('subquestion', { format: 'html' }, [
      textElement(stem),
      xml('answer', {}, [textElement(choiceText(choice))]),
    ])
  return [
    setting('shuffleanswers', 'true'),
    ...stems.map(({ text, choice }) => row(toHtml(text), choice)),
    ...choices.filter(({ id }) => !used.has(id)).map(({ id }) => row('', id)),
  ]
}

function writeOrder({ elements, rule, otherwise }: ExportOrder, { toHtml }: Task): XmlNode[] {
  const comment = otherwise === undefined ? [] : [toHtml(otherwise)]
  return [
    setting('layouttype', 'VERTICAL'),
    setting('selecttype', 'ALL'),
    setting('selectcount', '0'),
    setting('gradingtype', MOODLE_ORDERING_RULES[rule]),
    setting('showgrading', 'SHOW'),
    setting('numberingstyle', 'none'),
    ...comment.flatMap((html) => [
      htmlElement('partiallycorrectfeedback', html),
      htmlElement('incorrectfeedback', html),
    ]),
    ...elements.map(({ text }, index) =>
      xml('answer', { fraction: index + 1, format: 'html' }, [textElement(toHtml(text))]),
    ),
  ]
}

/** The answer for everything else. */
function restAnswer(question: ExportQuestion, otherwise: string | undefined, task: Task): XmlNode[] {
  if (otherwise === undefined) return []
  return [
    xml('answer', { fraction: 0, format: 'moodle_auto_format' }, [
      textElement('*'),
      feedback(question, otherwise, task),
    ]),
  ]
}

function writeNumbers(question: ExportQuestion, body: ExportNumbers, task: Task): XmlNode[] {
  task.losses.addIf(body.format !== undefined, LOST.separators)
  const answers = body.answers.map((answer) => {
    const { value, within } = centered(answer, task.losses)
    return xml(
      'answer',
      { fraction: moodleGrade(answer.fraction, task.losses), format: 'moodle_auto_format' },
      [textElement(value), setting('tolerance', within), feedback(question, answer.feedback, task)],
    )
  })
  return [...answers, ...restAnswer(question, body.otherwise, task), ...writeUnits(body)]
}

function writeUnits({ units }: ExportNumbers): XmlNode[] {
  if (!units) return [setting('unitgradingtype', '0'), setting('showunits', '3')]
  const { list, policy, penalty, penaltyOf, position } = units
  const unit = ({ name, perBase }: (typeof list)[number]) =>
    xml('unit', {}, [setting('multiplier', perBase), setting('unit_name', name)])
  return [
    xml('units', {}, list.map(unit)),
    setting('unitgradingtype', policy === 'optional' ? '0' : penaltyOf === 'response' ? '1' : '2'),
    setting('unitpenalty', String(penalty)),
    setting('showunits', '0'),
    setting('unitsleft', position === 'before' ? '1' : '0'),
  ]
}

function writeTexts(question: ExportQuestion, body: ExportTexts, task: Task): XmlNode[] {
  task.losses.addIf(body.isLenient, LOST.lenient)
  const answers = body.answers.map(({ text, fraction, feedback: comment }) =>
    xml('answer', { fraction: moodleGrade(fraction, task.losses), format: 'moodle_auto_format' }, [
      textElement(text),
      feedback(question, comment, task),
    ]),
  )
  return [
    setting('usecase', body.isCaseSensitive ? '1' : '0'),
    ...answers,
    ...restAnswer(question, body.otherwise, task),
  ]
}

function writeEssay(body: ExportEssay, { losses }: Task): XmlNode[] {
  losses.add(LOST.criteriaPoints)
  return [
    setting('responseformat', 'editor'),
    setting('responserequired', '1'),
    setting('minwordlimit', String(body.minWords)),
    setting('maxwordlimit', String(body.maxWords)),
    htmlElement('graderinfo', gradingNotes(body)),
  ]
}
