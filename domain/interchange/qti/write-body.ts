import { plainText } from '@/domain/items/rich-text'
import { patternPieces } from '@/domain/items/types/short-text/text-pattern'
import { CannotWrite, LOST, type Losses, noteOneAnswer } from '../export-format'
import { centered } from '../export-numbers'
import type {
  ExportChoices,
  ExportEssay,
  ExportGap,
  ExportGaps,
  ExportNumbers,
  ExportOption,
  ExportOrder,
  ExportPairs,
  ExportQuestion,
  ExportTexts,
} from '../export-question'
import { gradingNotes, htmlWithGaps } from '../export-texts'
import { optionWeights } from '../export-weights'
import { hasFormatting } from '../html-writer'
import { words, type XmlNode, xml } from '../write-xml'
import type { Dialect } from './dialect'

export interface Task {
  readonly losses: Losses
  readonly toHtml: (markdown: string) => string
}

/** The parts of an item that differ by type, with the names of QTI 2. */
export interface ItemBody {
  readonly declarations: readonly XmlNode[]
  readonly content: XmlNode['children']
  /** At most one element. */
  readonly processing: (dialect: Dialect) => XmlNode[]
  /** The score of a fully correct answer. */
  readonly maximum: number
  /** The cardinality of the response that feedback is looked up by; null without feedback. */
  readonly hasFeedback: 'single' | 'multiple' | null
  readonly isGradedByPerson?: boolean
}

/** An identifier of XML: it begins with a letter. */
export function identifier(id: string): string {
  return /^[a-z]/i.test(id) ? id : `i-${id}`
}

const RESPONSE = 'RESPONSE'

export function writeItemBody({ body, stem }: ExportQuestion, task: Task): ItemBody {
  const prompt = { raw: `<div>${task.toHtml(stem)}</div>` }
  const withPrompt = (item: ItemBody): ItemBody => ({ ...item, content: [prompt, ...item.content] })
  switch (body.kind) {
    case 'choice':
      return withPrompt(writeChoices(body, task))
    case 'truth':
      return withPrompt(writeTrueFalse(body.answer, body.otherwise, task))
    case 'pairs':
      return withPrompt(writePairs(body, task))
    case 'order':
      return withPrompt(writeOrder(body, task))
    case 'number':
    case 'text':
      return withPrompt(writeField(body, task))
    case 'gaps':
      return withPrompt(writeGaps(body, task))
    case 'essay':
      return withPrompt(writeEssay(body, task))
  }
}

function declaration(
  id: string,
  cardinality: 'single' | 'multiple' | 'ordered',
  baseType: string,
  correct: readonly string[],
  mapping?: XmlNode,
): XmlNode {
  const values = correct.map((value) => xml('value', {}, [words(value)]))
  return xml('responseDeclaration', { identifier: id, cardinality, baseType }, [
    ...(values.length > 0 ? [xml('correctResponse', {}, values)] : []),
    ...(mapping ? [mapping] : []),
  ])
}

function mapping(
  entries: readonly (readonly [key: string, value: number])[],
  bounds: XmlNode['attributes'] = {},
): XmlNode {
  return xml(
    'mapping',
    { ...bounds, defaultValue: 0 },
    entries.map(([mapKey, mappedValue]) => xml('mapEntry', { mapKey, mappedValue })),
  )
}

function template(name: 'match_correct' | 'map_response'): ItemBody['processing'] {
  return (dialect) => [xml('responseProcessing', { template: dialect.template(name) })]
}

function program(...rules: XmlNode[]): ItemBody['processing'] {
  return () => [xml('responseProcessing', {}, rules)]
}

function variable(id: string): XmlNode {
  return xml('variable', { identifier: id })
}

function value(number: number): XmlNode {
  return xml('baseValue', { baseType: 'float' }, [words(String(number))])
}

function setOutcome(id: string, expression: XmlNode): XmlNode {
  return xml('setOutcomeValue', { identifier: id }, [expression])
}

function when(condition: XmlNode, ...rules: XmlNode[]): XmlNode {
  return xml('responseCondition', {}, [xml('responseIf', {}, [condition, ...rules])])
}

function isAnswered(id: string): XmlNode {
  return xml('not', {}, [xml('isNull', {}, [variable(id)])])
}

/** Scores by a template, written out if feedback must be looked up too: a template can’t do both. */
function scoring(name: 'match_correct' | 'map_response', hasFeedback: boolean): ItemBody['processing'] {
  if (!hasFeedback) return template(name)
  const score =
    name === 'match_correct'
      ? when(
          xml('match', {}, [variable(RESPONSE), xml('correct', { identifier: RESPONSE })]),
          setOutcome('SCORE', value(1)),
        )
      : when(isAnswered(RESPONSE), setOutcome('SCORE', xml('mapResponse', { identifier: RESPONSE })))
  return program(score, setOutcome('FEEDBACK', variable(RESPONSE)))
}

/** A choice with its feedback, which is shown when it was selected. */
function simpleChoice(
  { id, text, feedback }: Pick<ExportOption, 'id' | 'text' | 'feedback'>,
  { toHtml }: Task,
): XmlNode {
  const html = feedback === undefined ? '' : toHtml(feedback)
  const isBlock = /^<(?:p|ul|ol)[ >]/.test(html)
  const about = { outcomeIdentifier: 'FEEDBACK', identifier: identifier(id), showHide: 'show' }
  const comment = isBlock
    ? xml('feedbackBlock', about, [xml('contentBody', {}, [{ raw: html }])])
    : xml('feedbackInline', about, [{ raw: html }])
  return xml('simpleChoice', { identifier: identifier(id) }, [
    { raw: toHtml(text) },
    ...(html === '' ? [] : [comment]),
  ])
}

function choiceInteraction(
  options: readonly Pick<ExportOption, 'id' | 'text' | 'feedback'>[],
  maxChoices: number,
  isShuffled: boolean,
  task: Task,
): XmlNode {
  return xml(
    'choiceInteraction',
    { responseIdentifier: RESPONSE, shuffle: String(isShuffled), maxChoices },
    options.map((option) => simpleChoice(option, task)),
  )
}

function writeChoices(body: ExportChoices, task: Task): ItemBody {
  const { options, rule } = body
  const hasFeedback = options.some(({ feedback }) => feedback !== undefined)
  const cardinality = rule === null ? 'single' : 'multiple'
  const common = {
    content: [choiceInteraction(options, rule === null ? 1 : 0, true, task)],
    hasFeedback: hasFeedback ? cardinality : null,
  } as const
  const keys = options.filter(rule === null ? ({ fraction }) => fraction === 1 : ({ isKey }) => isKey)
  const key = keys.map(({ id }) => identifier(id))
  const isPlain =
    rule === null && keys.length === 1 && options.every(({ fraction }) => fraction === 0 || fraction === 1)
  if (isPlain || rule === 'all-or-nothing')
    return {
      ...common,
      declarations: [declaration(RESPONSE, cardinality, 'identifier', key)],
      processing: scoring('match_correct', hasFeedback),
      maximum: 1,
    }
  // Whole numbers where they can be: an equal share for each key is one point of as many.
  const maximum = rule === null || rule === 'option-fractions' ? 1 : Math.max(1, key.length)
  const weights = optionWeights(body, task.losses).map((weight) => Number((weight * maximum).toFixed(7)))
  const entries = options.map(({ id }, index) => [identifier(id), weights[index] ?? 0] as const)
  const bounds = rule === null ? {} : { lowerBound: 0, upperBound: maximum }
  const correct = rule === null ? key.slice(0, 1) : key
  return {
    ...common,
    declarations: [declaration(RESPONSE, cardinality, 'identifier', correct, mapping(entries, bounds))],
    processing: scoring('map_response', hasFeedback),
    maximum,
  }
}

function writeTrueFalse(answer: boolean, otherwise: string | undefined, task: Task): ItemBody {
  const options = [true, false].map((side) => ({
    id: String(side),
    text: side ? 'True' : 'False',
    feedback: side === answer ? undefined : otherwise,
  }))
  return {
    declarations: [declaration(RESPONSE, 'single', 'identifier', [String(answer)])],
    content: [choiceInteraction(options, 1, false, task)],
    processing: scoring('match_correct', otherwise !== undefined),
    maximum: 1,
    hasFeedback: otherwise === undefined ? null : 'single',
  }
}

function writePairs({ stems, choices, isAllOrNothing }: ExportPairs, { losses, toHtml }: Task): ItemBody {
  losses.addIf(
    [...stems, ...choices].some(({ feedback }) => feedback !== undefined),
    LOST.pairFeedback,
  )
  const set = (prefix: string, all: readonly { id: string; text: string }[], matchMax: number) =>
    xml(
      'simpleMatchSet',
      {},
      all.map(({ id, text }) =>
        xml('simpleAssociableChoice', { identifier: `${prefix}-${id}`, matchMax }, [{ raw: toHtml(text) }]),
      ),
    )
  const keys = stems.map(({ id, choice }) => `s-${id} c-${choice}`)
  const map = mapping(
    keys.map((key) => [key, 1]),
    { lowerBound: 0, upperBound: keys.length },
  )
  return {
    declarations: [declaration(RESPONSE, 'multiple', 'directedPair', keys, isAllOrNothing ? undefined : map)],
    content: [
      xml(
        'matchInteraction',
        { responseIdentifier: RESPONSE, shuffle: 'true', maxAssociations: stems.length },
        [set('s', stems, 1), set('c', choices, stems.length)],
      ),
    ],
    processing: template(isAllOrNothing ? 'match_correct' : 'map_response'),
    maximum: isAllOrNothing ? 1 : keys.length,
    hasFeedback: null,
  }
}

function writeOrder({ elements, rule, otherwise }: ExportOrder, { losses, toHtml }: Task): ItemBody {
  losses.addIf(rule !== 'all-or-nothing', LOST.orderInFull)
  losses.addIf(otherwise !== undefined, LOST.otherwise)
  return {
    declarations: [
      declaration(
        RESPONSE,
        'ordered',
        'identifier',
        elements.map(({ id }) => identifier(id)),
      ),
    ],
    content: [
      xml(
        'orderInteraction',
        { responseIdentifier: RESPONSE, shuffle: 'true' },
        mixed(elements).map(({ id, text }) =>
          xml('simpleChoice', { identifier: identifier(id) }, [{ raw: toHtml(text) }]),
        ),
      ),
    ],
    processing: template('match_correct'),
    maximum: 1,
    hasFeedback: null,
  }
}

/** Another order than the correct one, for systems that don’t shuffle: every second element first. */
function mixed<T>(elements: readonly T[]): T[] {
  return [
    ...elements.filter((_, index) => index % 2 === 1),
    ...elements.filter((_, index) => index % 2 === 0),
  ]
}

function writeField(body: { kind: 'number' | 'text' } & (ExportNumbers | ExportTexts), task: Task): ItemBody {
  const field = writeTypedField(RESPONSE, body as TypedField, task)
  task.losses.addIf(body.otherwise !== undefined, LOST.otherwise)
  task.losses.addIf(
    body.answers.some(({ feedback }) => feedback !== undefined),
    LOST.answerFeedback,
  )
  return {
    declarations: [field.declaration],
    content: [xml('div', {}, [field.interaction])],
    processing:
      field.test === null
        ? template('map_response')
        : program(when(field.test, setOutcome('SCORE', value(1)))),
    maximum: 1,
    hasFeedback: null,
  }
}

type TypedField = ({ kind: 'number' } & ExportNumbers) | ({ kind: 'text' } & ExportTexts)

interface Field {
  readonly declaration: XmlNode
  readonly interaction: XmlNode
  /** The condition for full credit; null if the declaration maps responses to scores. */
  readonly test: XmlNode | null
}

function writeTypedField(id: string, body: TypedField, task: Task): Field {
  const expectedLength = Math.max(
    5,
    ...body.answers.map((answer) => ('text' in answer ? answer.text.length : 10)),
  )
  const interaction = xml('textEntryInteraction', { responseIdentifier: id, expectedLength })
  return body.kind === 'number'
    ? { ...writeNumber(id, body, task), interaction }
    : { ...writeText(id, body, task), interaction }
}

function writeText(
  id: string,
  { answers, isCaseSensitive, isLenient }: ExportTexts,
  { losses }: Task,
): Pick<Field, 'declaration' | 'test'> {
  losses.addIf(isLenient, LOST.lenient)
  const isLiteral = ({ text }: { text: string }) => patternPieces(text).length === 1
  losses.addIf(!answers.every(isLiteral), LOST.wildcards)
  const literal = answers
    .filter(isLiteral)
    .map(({ text, fraction }) => ({ text: patternPieces(text).join(''), fraction }))
  const [best] = literal.filter(({ fraction }) => fraction === 1)
  if (!best)
    throw new CannotWrite('Every answer with full credit has a wildcard (*), which QTI doesn’t have.')
  const entries = literal.map(({ text, fraction }) =>
    xml('mapEntry', { mapKey: text, mappedValue: fraction, caseSensitive: String(isCaseSensitive) }),
  )
  const map = xml('mapping', { defaultValue: 0 }, entries)
  return { declaration: declaration(id, 'single', 'string', [best.text], map), test: null }
}

function writeNumber(
  id: string,
  { answers, units, format }: ExportNumbers,
  { losses }: Task,
): Pick<Field, 'declaration' | 'test'> {
  losses.addIf(units !== undefined, LOST.units)
  losses.addIf(format !== undefined, LOST.separators)
  noteOneAnswer(answers, losses)
  const [best] = answers.filter(({ fraction }) => fraction === 1)
  if (!best) throw new CannotWrite('No answer earns full credit.')
  const { value: number, within } = centered(best, losses)
  const tolerance =
    within === '0'
      ? { toleranceMode: 'exact' }
      : { toleranceMode: 'absolute', tolerance: `${within} ${within}` }
  return {
    declaration: declaration(id, 'single', 'float', [number]),
    test: xml('equal', tolerance, [xml('correct', { identifier: id }), variable(id)]),
  }
}

/** Each gap adds its weight times the share of its answer. */
function writeGaps({ text, gaps }: ExportGaps, task: Task): ItemBody {
  const { losses, toHtml } = task
  losses.add(LOST.labels)
  losses.addIf(gaps.some(hasGapFeedback), LOST.gapFeedback)
  const fields = gaps.map((gap) => ({ gap, id: identifier(gap.id), field: writeGapField(gap, task) }))
  const add = (share: XmlNode) => setOutcome('SCORE', xml('sum', {}, [variable('SCORE'), share]))
  const rules = fields.map(({ gap, id, field }) => {
    if (field.test !== null) return when(field.test, add(value(gap.weight)))
    const mapped = xml('mapResponse', { identifier: id })
    return when(isAnswered(id), add(xml('product', {}, [value(gap.weight), mapped])))
  })
  return {
    declarations: fields.map(({ field }) => field.declaration),
    content: inlineContent(
      text,
      gaps,
      toHtml,
      fields.map(({ field }) => field.interaction),
    ),
    processing: program(...rules),
    maximum: Number(gaps.reduce((sum, { weight }) => sum + weight, 0).toFixed(7)),
    hasFeedback: null,
  }
}

/** The text as pieces of XML with the interactions between them. */
function inlineContent(
  text: string,
  gaps: readonly ExportGap[],
  toHtml: (markdown: string) => string,
  interactions: readonly XmlNode[],
): XmlNode['children'] {
  const html = htmlWithGaps(text, gaps, toHtml, (_, index) => `\ue300${index}\ue300`)
  const parts = html.split('\ue300')
  return [
    { raw: '<div>' },
    ...parts.map((part, index) =>
      index % 2 === 0 ? { raw: part } : (interactions[Number(part)] ?? { raw: '' }),
    ),
    { raw: '</div>' },
  ]
}

function hasGapFeedback(gap: ExportGap): boolean {
  if (gap.kind === 'choice') return gap.options.some(({ feedback }) => feedback !== undefined)
  return gap.otherwise !== undefined || gap.answers.some(({ feedback }) => feedback !== undefined)
}

function writeGapField(gap: ExportGap, task: Task): Field {
  const id = identifier(gap.id)
  if (gap.kind !== 'choice') return writeTypedField(id, gap, task)
  const keys = gap.options.filter(({ fraction }) => fraction === 1).map((option) => identifier(option.id))
  const entries = gap.options.map((option) => [identifier(option.id), option.fraction] as const)
  // QTI 2.1 has only plain text in these lists.
  task.losses.addIf(
    gap.options.some(({ text }) => hasFormatting(text)),
    LOST.choiceFormatting,
  )
  return {
    declaration: declaration(id, 'single', 'identifier', keys.slice(0, 1), mapping(entries)),
    interaction: xml(
      'inlineChoiceInteraction',
      { responseIdentifier: id, shuffle: 'true' },
      gap.options.map((option) =>
        xml('inlineChoice', { identifier: identifier(option.id) }, [words(plainText(option.text))]),
      ),
    ),
    test: null,
  }
}

function writeEssay(body: ExportEssay, { losses }: Task): ItemBody {
  losses.add(LOST.criteriaPoints)
  return {
    declarations: [declaration(RESPONSE, 'single', 'string', [])],
    content: [
      xml('extendedTextInteraction', { responseIdentifier: RESPONSE }),
      xml('rubricBlock', { use: 'scoring', view: 'scorer' }, [
        xml('contentBody', {}, [{ raw: gradingNotes(body) }]),
      ]),
    ],
    processing: () => [],
    maximum: body.criteria.reduce((sum, { points }) => sum + points, 0),
    hasFeedback: null,
    isGradedByPerson: true,
  }
}
