import { addNumbers, divideNumbers, isZero, plainNumber, round7, subtractNumbers } from '../numbers'
import type { ReadAnswer, ReadGap, ReadQuestion } from '../question'
import { escapeStars } from '../text-in'
import { elements, type XmlElement } from '../xml-tree'
import { keysOf, requireKey } from './choices'
import type { Declaration } from './declaration'
import { choiceText, declarationOf, type QtiItem } from './item'
import { gapChoices, pairsOf } from './pairs'

/** A field or a list within the text. */
export function readInlineGap(item: QtiItem, interaction: XmlElement): ReadGap {
  const declaration = declarationOf(item, interaction)
  const name = declaration.ident
  requireKey(item, declaration, isGenerated(item) ? 1 : keysOf(declaration).size)
  if (interaction.name === 'inlineChoiceInteraction')
    return { name, weight: 1, ...readList(declaration, interaction) }
  const isNumber = declaration.baseType === 'integer' || declaration.baseType === 'float'
  return { name, weight: 1, ...(isNumber ? readNumber(item, declaration) : readWords(declaration)) }
}

function isGenerated({ element }: QtiItem): boolean {
  return elements(element, 'templateDeclaration').length > 0
}

function readList(declaration: Declaration, interaction: XmlElement): Omit<ReadGap, 'name' | 'weight'> {
  const keys = keysOf(declaration)
  return {
    type: 'choice',
    options: elements(interaction, 'inlineChoice').map((choice) => ({
      text: choiceText(choice),
      fraction: keys.has(choice.attributes.identifier ?? '') ? 1 : 0,
    })),
    ...(interaction.attributes.shuffle === 'true' ? { shuffle: true } : {}),
  }
}

/** Text is case-sensitive unless the file says otherwise. */
function readWords({ correct, mapping }: Declaration): Omit<ReadGap, 'name' | 'weight'> {
  if (mapping === null)
    return {
      type: 'text',
      answers: correct.map((text) => ({ text: escapeStars(text), fraction: 1 })),
      caseSensitive: true,
    }
  const best = Math.max(...mapping.entries.map(({ value }) => value))
  return {
    type: 'text',
    answers: mapping.entries.map(({ key, value }) => ({
      text: escapeStars(key),
      fraction: round7(value / best),
    })),
    caseSensitive: mapping.entries.some(({ isCaseSensitive }) => isCaseSensitive),
  }
}

function readNumber(
  item: QtiItem,
  { ident, correct, mapping }: Declaration,
): Omit<ReadGap, 'name' | 'weight'> {
  const tolerance = item.tolerances.get(ident)
  const best = Math.max(0, ...(mapping?.entries ?? []).map(({ value }) => value))
  const listed =
    correct.length > 0
      ? correct.map((text) => ({ text, fraction: 1 }))
      : (mapping?.entries ?? []).map(({ key, value }) => ({ text: key, fraction: round7(value / best) }))
  return {
    type: 'numeric',
    answers: listed.flatMap(({ text, fraction }) => {
      const value = plainNumber(text)
      return value === null ? [] : { value, ...toleranceOf(value, tolerance), fraction }
    }),
  }
}

/** One value is used in both directions; two are below and above. Relative ones are percentages. */
function toleranceOf(
  value: string,
  tolerance: { mode: string; values: string[] } | undefined,
): Pick<ReadAnswer, 'tolerance'> {
  const [below, above = below] = (tolerance?.values ?? []).map(plainNumber)
  if (tolerance === undefined || below == null || above == null || (isZero(below) && isZero(above))) return {}
  if (tolerance.mode === 'relative')
    return { tolerance: { type: 'relative', value: divideNumbers(below, 100) } }
  if (tolerance.mode !== 'absolute') return {}
  if (below === above) return { tolerance: { type: 'nominal', value: below } }
  return { tolerance: { type: 'range', min: subtractNumbers(value, below), max: addNumbers(value, above) } }
}

/** The gaps of a `gapMatchInteraction`: each offers every choice. */
export function readMatchGap(item: QtiItem, interaction: XmlElement, gap: XmlElement): ReadGap {
  const declaration = declarationOf(item, interaction)
  const name = gap.attributes.identifier ?? ''
  const pairs = pairsOf(declaration)
  requireKey(item, declaration, pairs.length)
  return {
    name,
    type: 'choice',
    weight: 1,
    options: gapChoices(interaction).map(([ident, text]) => ({
      text,
      fraction: pairs.some(([choice, target]) => choice === ident && target === name) ? 1 : 0,
      ...(text.hasPicture ? { image: true } : {}),
    })),
  }
}

/** One field in a text is a short-text or numeric question, or a cloze. */
export function typeOfGaps(gaps: readonly ReadGap[]): ReadQuestion['type'] {
  const [only] = gaps
  if (gaps.length !== 1 || only === undefined || only.type === 'choice') return 'cloze'
  return only.type === 'numeric' ? 'numeric-or-cloze' : 'short-text-or-cloze'
}
