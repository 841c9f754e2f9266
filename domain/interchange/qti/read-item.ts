import type { QuestionBody, ReadGap, ReadQuestion } from '../question'
import { filled } from '../rich-text'
import { textIn } from '../text-in'
import { contentHtml, elements, within, type XmlElement } from '../xml-tree'
import { readChoices, readHottext } from './choices'
import { readInlineGap, readMatchGap, typeOfGaps } from './gaps'
import { type QtiItem, readQtiItem, stemHtml } from './item'
import { readAssociate, readMatch, readOrder } from './pairs'

/** Reads one item of QTI 2 or, with its names normalized, QTI 3. */
export function readItem(element: XmlElement): ReadQuestion {
  const item = readQtiItem(element)
  const gaps: ReadGap[] = []
  const kind = kindOf(item)
  const body = kind === 'gaps' ? null : readBody(item, kind)
  const html = stemHtml(item, (part) => {
    if (kind !== 'gaps') return ''
    const around = item.interactions.find((interaction) => within(interaction, 'gap').includes(part))
    gaps.push(around ? readMatchGap(item, around, part) : readInlineGap(item, part))
    return `{{${gaps.length}}}`
  })
  const read: QuestionBody = body ?? {
    type: typeOfGaps(gaps),
    gaps,
    ...(hasKeys(gaps) ? {} : { noKey: true }),
  }
  const { attributes, line } = element
  const losses = [...(read.losses ?? []), ...scoringLoss(item, read)]
  return {
    line,
    title: attributes.title?.trim() || null,
    ident: attributes.identifier ?? '',
    stem: { text: textIn(html, 'html'), format: 'html' },
    interactions: item.interactions.map(({ name }) => name),
    ...(item.processing === null ? {} : { responseProcessing: item.processing }),
    ...(attributes.adaptive === 'true' ? { adaptive: true } : {}),
    ...(elements(element, 'templateDeclaration').length > 0 ? { template: true } : {}),
    ...modalFeedback(element),
    ...read,
    ...(losses.length > 0 ? { losses } : {}),
  }
}

/** A generated item has its answers elsewhere. */
function hasKeys(gaps: readonly ReadGap[]): boolean {
  return gaps.every(({ answers, options }) => (answers ?? options ?? []).length > 0)
}

const INLINE = new Set(['textEntryInteraction', 'inlineChoiceInteraction'])

function kindOf({ interactions }: QtiItem): string {
  const [first, ...others] = interactions
  if (first === undefined) return 'none'
  if (interactions.every(({ name }) => INLINE.has(name))) return 'gaps'
  if (others.length > 0) return 'several'
  return first.name === 'gapMatchInteraction' ? 'gaps' : first.name
}

function readBody(item: QtiItem, kind: string): QuestionBody {
  const interaction = item.interactions[0] ?? item.body
  switch (kind) {
    case 'none':
      return { type: 'description' }
    case 'several':
      return { type: 'composite' }
    case 'choiceInteraction':
      return readChoices(item, interaction)
    case 'hottextInteraction':
      return readHottext(item, interaction)
    case 'matchInteraction':
      return readMatch(item, interaction)
    case 'associateInteraction':
      return readAssociate(item, interaction)
    case 'orderInteraction':
      return readOrder(item, interaction)
    case 'extendedTextInteraction':
      return { type: 'essay' }
    case 'hotspotInteraction':
      return { type: 'hotspot', sourceType: kind }
    case 'sliderInteraction':
      return readSlider(item, interaction)
    default:
      return { type: 'unsupported', sourceType: kind }
  }
}

function readSlider(item: QtiItem, interaction: XmlElement): QuestionBody {
  const { lowerBound = '', upperBound = '', step = '1', responseIdentifier = '' } = interaction.attributes
  const correct = [...(item.declarations.get(responseIdentifier)?.correct ?? [])]
  return { type: 'slider', sourceType: interaction.name, range: [lowerBound, upperBound, step], correct }
}

const COUNTED_TOGETHER = new Set(['multiple-response', 'matching', 'ordering', 'cloze'])

/** The file’s program isn’t run: if several things are scored together, one of our rules takes its place. */
function scoringLoss({ processing }: QtiItem, { type }: QuestionBody): string[] {
  const isReplaced = processing === 'custom' && COUNTED_TOGETHER.has(type)
  return isReplaced ? ['Scoring that the file spells out. One of our rules takes its place.'] : []
}

function modalFeedback(element: XmlElement): Pick<ReadQuestion, 'modalFeedback'> {
  const texts = elements(element, 'modalFeedback').flatMap(
    (part) => filled(textIn(contentHtml(part), 'html')) ?? [],
  )
  return texts.length > 0 ? { modalFeedback: texts } : {}
}
