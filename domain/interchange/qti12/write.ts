import { plainText } from '@/domain/items/rich-text'
import { patternPieces } from '@/domain/items/types/short-text/text-pattern'
import {
  CannotWrite,
  type ExportContext,
  type ExportedFile,
  type ExportFormat,
  LOST,
  type Losses,
  writeEach,
} from '../export-format'
import { intervalOf } from '../export-numbers'
import type {
  ExportChoices,
  ExportGap,
  ExportGaps,
  ExportNumbers,
  ExportOption,
  ExportPairs,
  ExportQuestion,
  ExportTexts,
} from '../export-question'
import { htmlTexts, htmlWithGaps, imageUrlsOf } from '../export-texts'
import { escapeMarkdown } from '../formulas'
import { hasFormatting } from '../html-writer'
import { words, type XmlNode, xml, xmlDocument } from '../write-xml'
import { writeZip } from '../write-zip'

export const CANVAS_EXPORT: ExportFormat = {
  id: 'qti12',
  name: 'Canvas (QTI 1.2)',
  about: 'A ZIP file for Canvas: Settings, Import Course Content, QTI .zip file.',
  extension: '.canvas.zip',
  mediaType: 'application/zip',
  write: writeCanvas,
}

const QUIZ = 'casebook-quiz'

function writeCanvas(all: readonly ExportQuestion[], context: ExportContext): ExportedFile {
  const { written, questions } = writeEach(all, (question, losses) =>
    writeItem(question, {
      losses,
      toHtml: htmlTexts(
        question,
        losses,
        context,
        (name) => `$IMS-CC-FILEBASE$/images/${encodeURIComponent(name)}`,
      ),
    }),
  )
  const used = new Set(written.flatMap(({ question }) => imageUrlsOf(question)))
  const images = [...context.images].filter(([src]) => used.has(src)).map(([, image]) => image)
  const bytes = writeZip([
    [
      'imsmanifest.xml',
      manifest(
        context.title,
        images.map(({ name }) => name),
      ),
    ],
    [
      `${QUIZ}/${QUIZ}.xml`,
      quizFile(
        context.title,
        written.map(({ part }) => part),
      ),
    ],
    [`${QUIZ}/assessment_meta.xml`, quizSettings(context.title, written.length)],
    ...images.map(({ name, bytes: content }) => [`images/${name}`, content] as const),
  ])
  return { bytes, questions }
}

function quizFile(title: string, items: readonly XmlNode[]): Uint8Array {
  const section = xml('section', { ident: 'root_section' }, items)
  const assessment = xml('assessment', { ident: QUIZ, title }, [section])
  return xmlDocument(
    xml('questestinterop', { xmlns: 'http://www.imsglobal.org/xsd/ims_qtiasiv1p2' }, [assessment]),
  )
}

function quizSettings(title: string, points: number): Uint8Array {
  return xmlDocument(
    xml('quiz', { identifier: QUIZ, xmlns: 'http://canvas.instructure.com/xsd/cccv1p0' }, [
      text('title', title),
      text('quiz_type', 'assignment'),
      text('points_possible', String(points)),
      text('shuffle_answers', 'true'),
    ]),
  )
}

function manifest(title: string, images: readonly string[]): Uint8Array {
  const settings = `${QUIZ}-settings`
  const file = (href: string) => xml('file', { href })
  const path = `${QUIZ}/${QUIZ}.xml`
  const settingsPath = `${QUIZ}/assessment_meta.xml`
  const resources = [
    xml('resource', { identifier: QUIZ, type: 'imsqti_xmlv1p2' }, [
      file(path),
      xml('dependency', { identifierref: settings }),
    ]),
    xml(
      'resource',
      {
        identifier: settings,
        type: 'associatedcontent/imscc_xmlv1p1/learning-application-resource',
        href: settingsPath,
      },
      [file(settingsPath)],
    ),
    ...images.map((name, index) =>
      xml('resource', { identifier: `image-${index + 1}`, type: 'webcontent', href: `images/${name}` }, [
        file(`images/${name}`),
      ]),
    ),
  ]
  return xmlDocument(
    xml('manifest', { identifier: 'casebook', xmlns: 'http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1' }, [
      xml('metadata', {}, [
        text('schema', 'IMS Content'),
        text('schemaversion', '1.1.3'),
        text('title', title),
      ]),
      xml('organizations'),
      xml('resources', {}, resources),
    ]),
  )
}

interface Task {
  readonly losses: Losses
  readonly toHtml: (markdown: string) => string
}

/** What differs by type. */
interface Body {
  readonly type: string
  /** After the text of the question. */
  readonly responses: readonly XmlNode[]
  readonly conditions: readonly XmlNode[]
  readonly feedback?: readonly XmlNode[]
  /** Replaces the stem. */
  readonly html?: string
}

function writeItem(question: ExportQuestion, task: Task): XmlNode {
  const { id, stem, explanation, hints } = question
  task.losses.addIf(hints.length > 0, LOST.hints)
  const body = writeBody(question, task)
  return xml('item', { ident: id, title: 'Question' }, [
    metadata({ question_type: body.type, points_possible: '1', assessment_question_identifierref: id }),
    xml('presentation', {}, [material(body.html ?? task.toHtml(stem)), ...body.responses]),
    xml('resprocessing', {}, [
      xml('outcomes', {}, [
        xml('decvar', { maxvalue: 100, minvalue: 0, varname: 'SCORE', vartype: 'Decimal' }),
      ]),
      showFeedback([xml('other')], 'general_fb'),
      ...body.conditions,
    ]),
    feedbackText('general_fb', task.toHtml(explanation)),
    ...(body.feedback ?? []),
  ])
}

function text(name: string, content: string): XmlNode {
  return xml(name, {}, [words(content)])
}

function metadata(fields: Readonly<Record<string, string>>): XmlNode {
  const all = Object.entries(fields).map(([label, entry]) =>
    xml('qtimetadatafield', {}, [text('fieldlabel', label), text('fieldentry', entry)]),
  )
  return xml('itemmetadata', {}, [xml('qtimetadata', {}, all)])
}

function material(html: string): XmlNode {
  return xml('material', {}, [xml('mattext', { texttype: 'text/html' }, [words(html)])])
}

/** Canvas shows lines and choices of some types as plain text. */
function plainMaterial(markdown: string, { losses }: Task): XmlNode {
  losses.addIf(hasFormatting(markdown), LOST.choiceFormatting)
  return xml('material', {}, [xml('mattext', { texttype: 'text/plain' }, [words(plainText(markdown))])])
}

function feedbackText(ident: string, html: string): XmlNode {
  return xml('itemfeedback', { ident }, [xml('flow_mat', {}, [material(html)])])
}

function showFeedback(condition: readonly XmlNode[], ident: string): XmlNode {
  return xml('respcondition', { continue: 'Yes' }, [
    xml('conditionvar', {}, condition),
    xml('displayfeedback', { feedbacktype: 'Response', linkrefid: ident }),
  ])
}

function equals(respident: string, value: string): XmlNode {
  return xml('varequal', { respident }, [words(value)])
}

function points(condition: readonly XmlNode[], percent: number, action: 'Set' | 'Add'): XmlNode {
  return xml('respcondition', { continue: action === 'Set' ? 'No' : undefined }, [
    xml('conditionvar', {}, condition),
    xml('setvar', { action, varname: 'SCORE' }, [words(String(Number(percent.toFixed(5))))]),
  ])
}

/** Feedback on what isn’t correct. It follows the conditions that end with a correct answer. */
function incorrect(
  markdown: string | undefined,
  { toHtml }: Task,
): Pick<Body, 'conditions'> & { texts: XmlNode[] } {
  if (markdown === undefined) return { conditions: [], texts: [] }
  return {
    conditions: [showFeedback([xml('other')], 'general_incorrect_fb')],
    texts: [feedbackText('general_incorrect_fb', toHtml(markdown))],
  }
}

const RESPONSE = 'response1'

function writeBody({ body, stem }: ExportQuestion, task: Task): Body {
  switch (body.kind) {
    case 'choice':
      return body.rule === null
        ? { ...writeSingle(body.options, task), type: 'multiple_choice_question' }
        : writeMultiple(body, task)
    case 'truth': {
      const options = [true, false].map((side) => ({
        id: String(side),
        text: side ? 'True' : 'False',
        isKey: side === body.answer,
        fraction: side === body.answer ? 1 : 0,
        feedback: side === body.answer ? undefined : body.otherwise,
      }))
      return { ...writeSingle(options, task), type: 'true_false_question' }
    }
    case 'pairs':
      return writePairs(body, task)
    case 'order':
      throw new CannotWrite('Canvas’s Classic Quizzes have no questions about an order.')
    case 'number':
      return writeNumbers(body, task)
    case 'text':
      return writeTexts(body, task)
    case 'gaps':
      return writeGaps(stem, body, task)
    case 'essay':
      task.losses.add(LOST.criteria)
      return { type: 'essay_question', responses: [typed()], conditions: [] }
  }
}

function typed(fibtype?: 'Decimal'): XmlNode {
  const field = xml('render_fib', { fibtype }, [xml('response_label', { ident: 'answer1', rshuffle: 'No' })])
  return xml('response_str', { ident: RESPONSE, rcardinality: 'Single' }, [field])
}

function choiceList(
  options: readonly ExportOption[],
  cardinality: 'Single' | 'Multiple',
  { toHtml }: Task,
): XmlNode {
  const labels = options.map(({ id, text: label }) =>
    xml('response_label', { ident: id }, [material(toHtml(label))]),
  )
  return xml('response_lid', { ident: RESPONSE, rcardinality: cardinality }, [
    xml('render_choice', {}, labels),
  ])
}

/** What is shown for each option. */
function optionFeedback(
  options: readonly Pick<ExportOption, 'id' | 'feedback'>[],
  { toHtml }: Task,
): { conditions: XmlNode[]; texts: XmlNode[] } {
  const all = options.flatMap(({ id, feedback }) => (feedback === undefined ? [] : [{ id, feedback }]))
  return {
    conditions: all.map(({ id }) => showFeedback([equals(RESPONSE, id)], `${id}_fb`)),
    texts: all.map(({ id, feedback }) => feedbackText(`${id}_fb`, toHtml(feedback))),
  }
}

function writeSingle(options: readonly ExportOption[], task: Task): Omit<Body, 'type'> {
  const { conditions, texts } = optionFeedback(options, task)
  const scored = options.filter(({ fraction }) => fraction !== 0)
  return {
    responses: [choiceList(options, 'Single', task)],
    conditions: [
      ...conditions,
      ...scored.map(({ id, fraction }) => points([equals(RESPONSE, id)], fraction * 100, 'Set')),
    ],
    feedback: texts,
  }
}

/** Canvas adds an equal share for each key and subtracts it for each other option. */
function writeMultiple({ options, rule }: ExportChoices, task: Task): Body {
  task.losses.addIf(rule !== 'net-correct', LOST.rule)
  const { conditions, texts } = optionFeedback(options, task)
  const all = options.map(({ id, isKey }) => {
    const chosen = equals(RESPONSE, id)
    return isKey ? chosen : xml('not', {}, [chosen])
  })
  return {
    type: 'multiple_answers_question',
    responses: [choiceList(options, 'Multiple', task)],
    conditions: [...conditions, points([xml('and', {}, all)], 100, 'Set')],
    feedback: texts,
  }
}

function writePairs({ stems, choices, isAllOrNothing }: ExportPairs, task: Task): Body {
  task.losses.addIf(isAllOrNothing, LOST.pairRule)
  task.losses.addIf(
    [...stems, ...choices].some(({ feedback }) => feedback !== undefined),
    LOST.pairFeedback,
  )
  const labels = choices.map(({ id, text: label }) =>
    xml('response_label', { ident: id }, [plainMaterial(label, task)]),
  )
  return {
    type: 'matching_question',
    responses: stems.map(({ id, text: line }) =>
      xml('response_lid', { ident: `response_${id}` }, [
        plainMaterial(line, task),
        xml('render_choice', {}, labels),
      ]),
    ),
    conditions: stems.map(({ id, choice }) =>
      points([equals(`response_${id}`, choice)], 100 / stems.length, 'Add'),
    ),
  }
}

function writeNumbers(body: ExportNumbers, task: Task): Body {
  task.losses.addIf(body.units !== undefined, LOST.units)
  task.losses.addIf(body.format !== undefined, LOST.separators)
  notePartial(body.answers, task)
  const full = fullAnswers(body.answers)
  const rest = incorrect(body.otherwise, task)
  const bound = (name: string, number: string) => xml(name, { respident: RESPONSE }, [words(number)])
  const texts: XmlNode[] = []
  const conditions = full.map((answer, index) => {
    const { min, max } = intervalOf(answer)
    const within = xml('and', {}, [bound('vargte', min), bound('varlte', max)])
    const condition =
      answer.value === undefined ? within : xml('or', {}, [equals(RESPONSE, answer.value), within])
    const scored = points([condition], 100, 'Set')
    if (answer.feedback === undefined) return scored
    const ident = `answer${index + 1}_fb`
    texts.push(feedbackText(ident, task.toHtml(answer.feedback)))
    const shown = xml('displayfeedback', { feedbacktype: 'Response', linkrefid: ident })
    return { ...scored, children: [...scored.children, shown] }
  })
  return {
    type: 'numerical_question',
    responses: [typed('Decimal')],
    conditions: [...conditions, ...rest.conditions],
    feedback: [...texts, ...rest.texts],
  }
}

/** Canvas gives full credit for every answer that it accepts. */
function fullAnswers<T extends { readonly fraction: number }>(answers: readonly T[]): T[] {
  const full = answers.filter(({ fraction }) => fraction > 0.999)
  if (full.length === 0) throw new CannotWrite('No answer that Canvas can represent earns full credit.')
  return full
}

function notePartial(answers: readonly { readonly fraction: number }[], { losses }: Task): void {
  losses.addIf(
    answers.some(({ fraction }) => fraction > 0 && fraction <= 0.999),
    LOST.partialAnswers,
  )
  losses.addIf(
    answers.some(({ fraction }) => fraction <= 0),
    LOST.mistakes,
  )
}

/** Literal texts: Canvas has no wildcards. */
function literalTexts(body: ExportTexts, task: Task) {
  const { losses } = task
  losses.addIf(body.isLenient, LOST.lenient)
  losses.addIf(body.isCaseSensitive, LOST.caseSensitive)
  const hasWildcard = (pattern: string) => patternPieces(pattern).length > 1
  losses.addIf(
    body.answers.some(({ text: pattern }) => hasWildcard(pattern)),
    LOST.wildcards,
  )
  const literal = body.answers.filter(({ text: pattern }) => !hasWildcard(pattern))
  notePartial(literal, task)
  return fullAnswers(literal).map((answer) => ({ ...answer, text: patternPieces(answer.text).join('') }))
}

function writeTexts(body: ExportTexts, task: Task): Body {
  const answers = literalTexts(body, task)
  const rest = incorrect(body.otherwise, task)
  const commented = answers.flatMap(({ text: answer, feedback }, index) =>
    feedback === undefined ? [] : [{ answer, feedback, ident: `answer${index + 1}_fb` }],
  )
  return {
    type: 'short_answer_question',
    responses: [typed()],
    conditions: [
      ...commented.map(({ answer, ident }) => showFeedback([equals(RESPONSE, answer)], ident)),
      points(
        answers.map(({ text: answer }) => equals(RESPONSE, answer)),
        100,
        'Set',
      ),
      ...rest.conditions,
    ],
    feedback: [
      ...commented.map(({ ident, feedback }) => feedbackText(ident, task.toHtml(feedback))),
      ...rest.texts,
    ],
  }
}

/** The gaps of a question are all lists or all fields. */
function writeGaps(stem: string, { text: source, gaps }: ExportGaps, task: Task): Body {
  const { losses, toHtml } = task
  const areLists = gaps.every(({ kind }) => kind === 'choice')
  if (!areLists && gaps.some(({ kind }) => kind === 'choice'))
    throw new CannotWrite('Canvas has no questions with both lists and fields in a text.')
  losses.add(LOST.labels)
  losses.addIf(new Set(gaps.map(({ weight }) => weight)).size > 1, LOST.weights)
  losses.addIf(gaps.some(hasFeedback), LOST.gapFeedback)
  const around = `${toHtml(stem)}${toHtml(source)}`
  const name = ({ id }: ExportGap) => (around.includes(`[${id}]`) ? `gap-${id}` : id)
  const all = gaps.map((gap) => ({ name: name(gap), labels: gapLabels(gap, task) }))
  return {
    type: areLists ? 'multiple_dropdowns_question' : 'fill_in_multiple_blanks_question',
    html: `<div>${toHtml(stem)}</div><div>${htmlWithGaps(source, gaps, toHtml, (gap) => `[${name(gap)}]`)}</div>`,
    responses: all.map((gap) =>
      xml('response_lid', { ident: `response_${gap.name}` }, [
        xml('material', {}, [text('mattext', gap.name)]),
        xml(
          'render_choice',
          {},
          gap.labels.map((label) =>
            xml('response_label', { ident: label.ident }, [plainMaterial(label.text, task)]),
          ),
        ),
      ]),
    ),
    conditions: all.map((gap) => {
      const key = gap.labels.find(({ isKey }) => isKey)?.ident ?? ''
      return points([equals(`response_${gap.name}`, key)], 100 / gaps.length, 'Add')
    }),
  }
}

function hasFeedback(gap: ExportGap): boolean {
  const all = gap.kind === 'choice' ? gap.options : gap.answers
  return (
    all.some(({ feedback }) => feedback !== undefined) || ('otherwise' in gap && gap.otherwise !== undefined)
  )
}

/** What can be chosen or is accepted in a gap. Texts are Markdown. */
function gapLabels(gap: ExportGap, task: Task): { ident: string; text: string; isKey: boolean }[] {
  const { losses } = task
  if (gap.kind === 'choice') {
    losses.addIf(
      gap.options.some(({ fraction }) => fraction !== 0 && fraction !== 1),
      LOST.fractions,
    )
    losses.addIf(gap.options.filter(({ fraction }) => fraction === 1).length > 1, LOST.fractions)
    return gap.options.map(({ id, text: label, fraction }) => ({
      ident: `${gap.id}_${id}`,
      text: label,
      isKey: fraction === 1,
    }))
  }
  const texts =
    gap.kind === 'text' ? literalTexts(gap, task).map(({ text: answer }) => answer) : exactNumbers(gap, task)
  return texts.map((answer, index) => ({
    ident: `${gap.id}_${index + 1}`,
    text: escapeMarkdown(answer),
    isKey: index === 0,
  }))
}

function exactNumbers(gap: ExportNumbers, task: Task): string[] {
  const { losses } = task
  losses.addIf(gap.units !== undefined, LOST.units)
  losses.addIf(gap.format !== undefined, LOST.separators)
  notePartial(gap.answers, task)
  const full = fullAnswers(gap.answers)
  losses.addIf(
    full.some(({ tolerance }) => tolerance.type !== 'none'),
    LOST.tolerances,
  )
  const values = full.flatMap(({ value }) => value ?? [])
  if (values.length === 0) throw new CannotWrite('Canvas has no ranges in gaps.')
  return values
}
