import { round7 } from '../numbers'
import { QuestionError, requireTwo } from '../problems'
import type { QuestionBody, ReadOption } from '../question'
import { filled } from '../rich-text'
import { elements, within, type XmlElement } from '../xml-tree'
import type { Declaration, Mapping } from './declaration'
import { choiceText, declarationOf, inlineFeedback, type QtiItem } from './item'

interface Choice {
  readonly ident: string
  readonly option: ReadOption
}

function readChoice(element: XmlElement): Choice {
  const text = choiceText(element)
  return {
    ident: element.attributes.identifier ?? '',
    option: {
      text,
      ...(element.attributes.fixed === 'true' ? { fixed: true } : {}),
      ...(text.hasPicture ? { image: true } : {}),
      feedback: filled(inlineFeedback(element)),
    },
  }
}

/** `choiceInteraction`: the key decides how many can be chosen if the declaration and the interaction disagree. */
export function readChoices(item: QtiItem, interaction: XmlElement): QuestionBody {
  const declaration = declarationOf(item, interaction)
  const choices = elements(interaction, 'simpleChoice').map(readChoice)
  requireTwo(choices)
  const shuffle = interaction.attributes.shuffle === 'true'
  const isMultiple = allowsSeveral(declaration, interaction)
  if (isMultiple) return { ...readMultiple(item, declaration, choices), shuffle }
  const single = readSingle(item, declaration, choices)
  return { ...single, shuffle, ...asTrueFalse(choices, single) }
}

/** The words that can be marked in a text are the options. */
export function readHottext(item: QtiItem, interaction: XmlElement): QuestionBody {
  const declaration = declarationOf(item, interaction)
  const choices = within(interaction, 'hottext').map(readChoice)
  requireTwo(choices)
  if (!allowsSeveral(declaration, interaction))
    return { ...readSingle(item, declaration, choices), fromHottext: true }
  const keys = keysOf(declaration)
  requireKey(item, declaration, keys.size)
  return {
    type: 'multiple-response',
    rule: 'all-or-nothing',
    options: choices.map(({ ident, option }) => ({ ...option, fraction: keys.has(ident) ? 1 : 0 })),
    fromHottext: true,
    ...noKey(keys.size),
  }
}

function allowsSeveral({ cardinality, correct }: Declaration, { attributes }: XmlElement): boolean {
  if (correct.length > 1) return true
  return cardinality === 'multiple' && !(attributes.maxChoices === '1' && correct.length === 1)
}

/** The correct response; if there is none, the positive entries of the mapping. */
export function keysOf({ correct, mapping }: Declaration): Set<string> {
  if (correct.length > 0) return new Set(correct)
  return new Set((mapping?.entries ?? []).filter(({ value }) => value > 0).map(({ key }) => key))
}

/** An item that is compared with a key must have one; a questionnaire needn’t. */
export function requireKey({ processing }: QtiItem, { line }: Declaration, count: number): void {
  if (count > 0 || processing === null || processing === 'custom') return
  throw new QuestionError('no-key', 'The file doesn’t say which answer is correct.', { line })
}

export function noKey(count: number): { noKey?: true } {
  return count === 0 ? { noKey: true } : {}
}

function readSingle(item: QtiItem, declaration: Declaration, choices: readonly Choice[]): QuestionBody {
  const { correct, mapping } = declaration
  const keys = keysOf(declaration)
  requireKey(item, declaration, keys.size)
  const best = Math.max(0, ...(mapping?.entries ?? []).map(({ value }) => value))
  const isMapped = mapping !== null && item.processing !== 'match_correct' && agrees(mapping, correct, best)
  const fractionOf = (ident: string) => {
    if (!isMapped)
      return keys.has(ident) && (correct.length > 0 || mappedValue(mapping, ident) === best) ? 1 : 0
    return round7(Math.max(-1, mappedValue(mapping, ident) / best))
  }
  return {
    type: 'single-choice',
    options: choices.map(({ ident, option }) => ({ ...option, fraction: fractionOf(ident) })),
    ...noKey(keys.size),
  }
}

/** If both are present and disagree, the correct response is the key. */
function agrees({ entries }: Mapping, correct: readonly string[], best: number): boolean {
  return correct.length === 0 || entries.some(({ key, value }) => key === correct[0] && value === best)
}

function mappedValue(mapping: Mapping | null, ident: string): number {
  const entry = mapping?.entries.find(({ key }) => key === ident)
  return entry?.value ?? mapping?.defaultValue ?? 0
}

function readMultiple(item: QtiItem, declaration: Declaration, choices: readonly Choice[]): QuestionBody {
  const { mapping } = declaration
  const keys = keysOf(declaration)
  requireKey(item, declaration, keys.size)
  if (mapping === null || item.processing === 'match_correct') {
    const options = choices.map(({ ident, option }) => ({
      ...option,
      fraction: keys.has(ident) ? 1 : 0,
      key: keys.has(ident),
    }))
    return { type: 'multiple-response', rule: 'all-or-nothing', options, ...noKey(keys.size) }
  }
  const sum = mapping.entries.reduce((total, { value }) => total + Math.max(0, value), 0)
  const whole = mapping.upperBound ?? sum
  const options = choices.map(({ ident, option }) => {
    const value = mappedValue(mapping, ident)
    return { ...option, fraction: round7(Math.max(-1, Math.min(1, value / whole))), key: value > 0 }
  })
  return { type: 'multiple-response', rule: 'option-fractions', options }
}

/** Two options called true and false. */
function asTrueFalse(
  choices: readonly Choice[],
  { options = [], noKey: hasNoKey }: QuestionBody,
): Partial<QuestionBody> {
  const names = choices.map(({ option }) => option.text.plain.toLowerCase()).sort()
  if (names.join() !== 'false,true' || hasNoKey) return {}
  return {
    type: 'true-false',
    answer: options.some(({ text, fraction }) => /^true$/i.test(text.plain) && fraction === 1),
  }
}
