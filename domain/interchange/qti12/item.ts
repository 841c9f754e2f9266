import { filled, RichText } from '../rich-text'
import { textIn } from '../text-in'
import { child, contentHtml, elements, within, wordsOf, type XmlElement } from '../xml-tree'
import { type Rule, readRules } from './conditions'

/** One of the things that a learner can choose. */
export interface Label {
  readonly ident: string
  readonly text: RichText
}

/** A list of choices or a field. */
export interface Response {
  readonly ident: string
  /** `lid`: choices, `str`: text, `num`: number. */
  readonly kind: 'lid' | 'str' | 'num'
  readonly cardinality: string
  /** The text next to it: the line of a matching question, or the name of a gap. */
  readonly text: RichText
  readonly labels: readonly Label[]
  readonly isDecimal: boolean
}

/** An item as the file contains it. */
export interface Item {
  readonly line: number
  readonly ident: string
  readonly title: string | null
  /** The type that the source names, in its own words. */
  readonly sourceType: string | undefined
  readonly points: number | undefined
  /** The HTML of the stem: the gaps are still marked by names in brackets. */
  readonly stem: string
  readonly responses: readonly Response[]
  readonly rules: readonly Rule[]
  readonly feedback: ReadonlyMap<string, RichText>
}

const RESPONSES = ['response_lid', 'response_str', 'response_num', 'response_xy', 'response_grp']

export function readItem(element: XmlElement): Item {
  const metadata = readMetadata(element)
  const presentation = child(element, 'presentation')
  const points =
    metadata.get('points_possible') ?? metadata.get('respondusapi_qpoints') ?? metadata.get('cc_weighting')
  return {
    line: element.line,
    ident: element.attributes.ident ?? '',
    title: element.attributes.title?.trim() || null,
    sourceType:
      metadata.get('question_type') ?? metadata.get('respondusapi_qtype') ?? metadata.get('cc_profile'),
    points: points === undefined || !Number.isFinite(Number(points)) ? undefined : Number(points),
    stem: presentation ? materialHtml(presentation) : '',
    responses: presentation ? within(presentation, ...RESPONSES).map(readResponse) : [],
    rules: readRules(element),
    feedback: readFeedback(element),
  }
}

/** Labels and entries; Respondus spells the element otherwise. */
export function readMetadata(element: XmlElement): Map<string, string> {
  const fields = [...elements(element, 'itemmetadata'), element]
    .flatMap((parent) => elements(parent, 'qtimetadata'))
    .flatMap((metadata) => elements(metadata, 'qtimetadatafield', 'qti_metadatafield'))
  return new Map(
    fields.map((field) => [
      wordsOf(child(field, 'fieldlabel')).trim(),
      wordsOf(child(field, 'fieldentry')).trim(),
    ]),
  )
}

/** All material outside responses, one after the other. */
function materialHtml(parent: XmlElement): string {
  return elements(parent)
    .filter(({ name }) => !RESPONSES.includes(name))
    .map((part) => (part.name === 'material' ? oneMaterial(part) : materialHtml(part)))
    .filter((html) => html !== '')
    .join('\n')
}

function oneMaterial(material: XmlElement): string {
  return elements(material)
    .map((part) => {
      if (part.name === 'matimage' || part.name === 'mataudio' || part.name === 'matvideo')
        return `<img src="${escapeAttribute(part.attributes.uri ?? part.name)}">`
      if (part.name !== 'mattext' && part.name !== 'matemtext') return ''
      return part.attributes.texttype === 'text/html' ? htmlOf(part) : contentHtml(part)
    })
    .join(' ')
}

/** HTML is text within the element, or, rarely, elements. */
function htmlOf(mattext: XmlElement): string {
  return elements(mattext).length > 0 ? contentHtml(mattext) : wordsOf(mattext)
}

function escapeAttribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;')
}

function textOf(parent: XmlElement): RichText {
  return textIn(materialHtml(parent), 'html')
}

function readResponse(element: XmlElement): Response {
  const own = elements(element).filter(({ name }) => name === 'material' || name === 'material_ref')
  return {
    ident: element.attributes.ident ?? '',
    kind: element.name === 'response_str' ? 'str' : element.name === 'response_num' ? 'num' : 'lid',
    cardinality: element.attributes.rcardinality ?? 'Single',
    text: textIn(own.map(oneMaterial).join(' '), 'html'),
    labels: within(element, 'response_label').map((label) => ({
      ident: label.attributes.ident ?? '',
      text: textOf(label),
    })),
    isDecimal: within(element, 'render_fib').some(({ attributes }) =>
      /decimal|integer/i.test(attributes.fibtype ?? ''),
    ),
  }
}

function readFeedback(item: XmlElement): Map<string, RichText> {
  const read = elements(item, 'itemfeedback').map(
    (part) => [part.attributes.ident ?? '', filled(textOf(part))] as const,
  )
  return new Map(read.flatMap(([ident, text]) => (text ? [[ident, text] as const] : [])))
}

/** Joins feedback that is shown together. */
export function joinTexts(texts: readonly RichText[]): RichText | undefined {
  const [first, ...rest] = texts
  if (first === undefined) return undefined
  return rest.reduce(
    (sum, next) =>
      new RichText(
        `${sum.plain} ${next.plain}`.trim(),
        `${sum.markdown}\n\n${next.markdown}`.trim(),
        [...new Set([...sum.traits, ...next.traits])],
        [...sum.media, ...next.media],
      ),
    first,
  )
}
