import { QuestionError } from '../problems'
import type { QuestionBody } from '../question'
import { elements, within, type XmlElement } from '../xml-tree'
import { noKey, requireKey } from './choices'
import type { Declaration } from './declaration'
import { choiceText, declarationOf, type QtiItem } from './item'

/** The pairs that earn points, as identifiers, in the order of the file. */
export function pairsOf({ correct, mapping }: Declaration): [string, string][] {
  const listed =
    correct.length > 0
      ? correct
      : (mapping?.entries ?? []).filter(({ value }) => value > 0).map(({ key }) => key)
  return [...new Set(listed)].flatMap((pair) => {
    const [first, second] = pair.split(' ')
    return first === undefined || second === undefined ? [] : [[first, second] as [string, string]]
  })
}

function fractionsOf({ mapping }: Declaration): Record<string, number> | undefined {
  if (mapping === null) return undefined
  return Object.fromEntries(
    mapping.entries.filter(({ value }) => value !== 0).map(({ key, value }) => [key, value]),
  )
}

function textsByIdent(set: XmlElement | undefined): Map<string, ReturnType<typeof choiceText>> {
  const choices = set === undefined ? [] : elements(set, 'simpleAssociableChoice')
  return new Map(choices.map((choice) => [choice.attributes.identifier ?? '', choiceText(choice)]))
}

/** `matchInteraction`: rows and columns. */
export function readMatch(item: QtiItem, interaction: XmlElement): QuestionBody {
  const declaration = declarationOf(item, interaction)
  const [rowSet, columnSet] = elements(interaction, 'simpleMatchSet')
  const rows = textsByIdent(rowSet)
  const columns = textsByIdent(columnSet)
  const keys = pairsOf(declaration).map(([first, second]): [string, string] =>
    rows.has(first) ? [first, second] : [second, first],
  )
  requireKey(item, declaration, keys.length)
  const pairs = keys.flatMap(([row, column]) => {
    const stem = rows.get(row)
    const choice = columns.get(column)
    return stem && choice
      ? { stem, choice, ...(stem.hasPicture || choice.hasPicture ? { image: true } : {}) }
      : []
  })
  if (pairs.length < 2)
    throw new QuestionError('no-key', 'The file doesn’t say what belongs together.', {
      line: declaration.line,
    })
  const extra = [...columns].flatMap(([ident, text]) =>
    keys.some(([, column]) => column === ident) ? [] : text,
  )
  const lonely = [...rows].flatMap(([ident, text]) => (keys.some(([row]) => row === ident) ? [] : text))
  const isCrowded = new Set(keys.map(([row]) => row)).size < keys.length
  const pairFractions = fractionsOf(declaration)
  return {
    type: 'matching',
    pairs,
    ...(extra.length > 0 ? { extraChoices: extra } : {}),
    ...(lonely.length > 0 ? { stemsWithoutChoice: lonely } : {}),
    ...(isCrowded ? { severalChoicesForOneStem: true } : {}),
    ...(pairFractions ? { pairFractions } : {}),
    losses: lossesOf(lonely.length > 0, isCrowded, pairFractions),
  }
}

function lossesOf(
  hasLonely: boolean,
  isCrowded: boolean,
  fractions: Record<string, number> | undefined,
): string[] {
  const isUnequal = new Set(Object.values(fractions ?? {})).size > 1
  return [
    ...(hasLonely ? ['Lines that match nothing.'] : []),
    ...(isCrowded ? ['Several choices for one line.'] : []),
    ...(isUnequal ? ['Pairs of different worth. Each counts the same.'] : []),
  ]
}

/** `associateInteraction`: the sides are made up. */
export function readAssociate(item: QtiItem, interaction: XmlElement): QuestionBody {
  const declaration = declarationOf(item, interaction)
  const texts = textsByIdent(interaction)
  const pairs = pairsOf(declaration).flatMap(([first, second]) => {
    const stem = texts.get(first)
    const choice = texts.get(second)
    return stem && choice ? { stem, choice } : []
  })
  requireKey(item, declaration, pairs.length)
  const pairFractions = fractionsOf(declaration)
  return {
    type: 'associate',
    pairs,
    ...(pairFractions ? { pairFractions } : {}),
    ...noKey(pairs.length),
    losses: ['Pairs without sides. The first of each becomes the line, the second the choice.'],
  }
}

/** `orderInteraction`: the order of the values is the key. */
export function readOrder(item: QtiItem, interaction: XmlElement): QuestionBody {
  const declaration = declarationOf(item, interaction)
  const choices = new Map(
    elements(interaction, 'simpleChoice').map((choice) => [
      choice.attributes.identifier ?? '',
      choiceText(choice),
    ]),
  )
  const inOrder = declaration.correct.flatMap((ident) => choices.get(ident) ?? [])
  if (inOrder.length < 2)
    throw new QuestionError('no-key', 'The file doesn’t say which order is correct.', {
      line: declaration.line,
    })
  return {
    type: 'ordering',
    elements: inOrder,
    asGiven: [...choices.values()],
    gradingtype: item.processing === 'custom' ? 'ABSOLUTE_POSITION' : 'ALL_OR_NOTHING',
  }
}

/** `gapMatchInteraction`: every gap offers all choices. */
export function gapChoices(interaction: XmlElement): [string, ReturnType<typeof choiceText>][] {
  return within(interaction, 'gapText', 'gapImg').map((choice) => [
    choice.attributes.identifier ?? '',
    choiceText(choice),
  ])
}
