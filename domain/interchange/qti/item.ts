import { QuestionError } from '../problems'
import type { RichText } from '../rich-text'
import { textIn } from '../text-in'
import { child, contentHtml, elements, escapeHtml, wordsOf, type XmlElement } from '../xml-tree'
import {
  type Declaration,
  type Processing,
  readDeclarations,
  readProcessing,
  readTolerances,
} from './declaration'

/** An item with the names of QTI 2. */
export interface QtiItem {
  readonly element: XmlElement
  readonly declarations: ReadonlyMap<string, Declaration>
  readonly processing: Processing
  readonly tolerances: ReadonlyMap<string, { mode: string; values: string[] }>
  readonly body: XmlElement
  /** In the order of the text; without buttons. */
  readonly interactions: readonly XmlElement[]
}

export function readQtiItem(element: XmlElement): QtiItem {
  const body = child(element, 'itemBody') ?? {
    name: 'itemBody',
    attributes: {},
    children: [],
    line: element.line,
  }
  return {
    element,
    declarations: readDeclarations(element),
    processing: readProcessing(element),
    tolerances: readTolerances(element),
    body,
    interactions: findInteractions(body),
  }
}

function findInteractions(parent: XmlElement): XmlElement[] {
  return elements(parent).flatMap((part) => {
    if (part.name === 'endAttemptInteraction') return []
    return part.name.endsWith('Interaction') ? [part] : findInteractions(part)
  })
}

/** @throws {QuestionError} `undeclared-response` */
export function declarationOf(item: QtiItem, interaction: XmlElement): Declaration {
  const ident = interaction.attributes.responseIdentifier ?? ''
  const declaration = item.declarations.get(ident)
  if (declaration === undefined) {
    const fix = 'Export the question again.'
    throw new QuestionError(
      'undeclared-response',
      `The interaction names the response “${ident}”, which isn’t declared. ${fix}`,
      {
        line: interaction.line,
      },
    )
  }
  return declaration
}

/** Never shown to a learner as part of the question. */
const LEFT_OUT = new Set([
  'rubricBlock',
  'feedbackBlock',
  'feedbackInline',
  'modalFeedback',
  'stylesheet',
  'catalogInfo',
  'templateBlock',
  'templateInline',
  'endAttemptInteraction',
  'companionMaterialsInfo',
  'prompt',
])
const INLINE = new Set(['textEntryInteraction', 'inlineChoiceInteraction'])
/** Their content is a text with marks in it. */
const TEXTUAL = new Set(['hottextInteraction', 'gapMatchInteraction'])

/**
 * The text of the question: what surrounds the interactions and their prompts.
 * @param gapOf returns the text for an inline interaction or a gap
 */
export function stemHtml(item: QtiItem, gapOf: (element: XmlElement) => string): string {
  const replace = (part: XmlElement): string | undefined => {
    if (LEFT_OUT.has(part.name)) return ''
    if (part.name === 'gap' || INLINE.has(part.name)) return gapOf(part)
    if (part.name === 'gapText' || part.name === 'gapImg') return ''
    if (part.name === 'printedVariable') return escapeHtml(`{${part.attributes.identifier ?? ''}}`)
    if (part.name === 'object') return pictureHtml(part)
    if (!part.name.endsWith('Interaction')) return undefined
    const prompt = child(part, 'prompt')
    const asked = prompt ? `<p>${contentHtml(prompt, replace)}</p>` : ''
    if (TEXTUAL.has(part.name) && item.interactions.length === 1)
      return `${asked}<div>${contentHtml(part, replace)}</div>`
    return asked + elements(part, 'object').map(imageHtml).join('')
  }
  return contentHtml(item.body, replace)
}

/** An embedded file is only named; a picture keeps its place. */
function pictureHtml(object: XmlElement): string {
  if (elements(object).length === 0) return imageHtml(object)
  // What stands in for the file if it can’t be shown is part of the text.
  return `${imageHtml(object)}<div>${contentHtml(object, (part) => (part.name === 'object' ? pictureHtml(part) : undefined))}</div>`
}

function imageHtml(object: XmlElement): string {
  const source = object.attributes.data ?? object.attributes.src ?? 'object'
  const alt = elements(object).length > 0 ? '' : wordsOf(object).trim().replace(/\s+/g, ' ')
  return `<img src="${escapeHtml(source)}" alt="${escapeHtml(alt)}">`
}

/** The text of a choice, without feedback. */
export function choiceText(element: XmlElement): RichText {
  return textIn(contentHtml(element, leaveOut), 'html')
}

function leaveOut(part: XmlElement): string | undefined {
  if (part.name === 'object') return pictureHtml(part)
  return LEFT_OUT.has(part.name) ? '' : undefined
}

/** The feedback within a choice. */
export function inlineFeedback(element: XmlElement): RichText | undefined {
  const [feedback] = elements(element, 'feedbackInline', 'feedbackBlock')
  return feedback === undefined ? undefined : textIn(contentHtml(feedback), 'html')
}
