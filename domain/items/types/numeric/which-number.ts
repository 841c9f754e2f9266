import type { ResponseProblem } from '@/domain/items/response'
import type { NumberFormat } from '@/domain/items/types/numeric/schema'

/** A whole number in groups of three, split into parts: `-1.960 k`. */
export interface Grouped {
  readonly sign: string
  readonly first: string
  readonly separator: string
  /** The groups after the first. */
  readonly groups: readonly string[]
  /** `k`, with the space before it. */
  readonly thousand: string
  /** A power of ten, as typed. */
  readonly power: string
}

const pattern = /^([+-]?) ?([1-9]\d{0,2})([.,'])(\d{3}(?:\3\d{3})*)(?:( ?k)|( ?e.*| ?[x*].*))?$/i

/** Reads a normalized text as a whole number in groups of three. @returns null if it isn't one */
export function groupedWhole(text: string): Grouped | null {
  const match = pattern.exec(text)
  if (!match) return null
  // Stryker disable next-line StringLiteral: each of these groups takes part in every match
  const [, sign = '', first = '', separator = '', rest = ''] = match
  const [thousand = '', power = ''] = match.slice(5)
  return { sign, first, separator, groups: rest.split(separator), thousand, power }
}

/**
 * Asks which number was meant, with spellings that can be read in only one way, in the item's own separators. An
 * apostrophe or a second group leaves one reading to confirm.
 */
export function askWhichNumber(grouped: Grouped, format: NumberFormat | undefined): ResponseProblem {
  const { separator, groups } = grouped
  // Stryker disable next-line StringLiteral: there is always a group
  const [thousands = ''] = groups
  const canBeDecimal = groups.length === 1 && separator !== "'"
  const choices = [asWhole(grouped, format), ...(canBeDecimal ? [asDecimal(grouped, thousands, format)] : [])]
  return whichNumber(choices)
}

/** The problem for a number that could be any of these. */
export function whichNumber(choices: readonly string[]): ResponseProblem {
  return { code: 'ambiguous-number', message: `Did you mean ${choices.join(' or ')}?`, choices }
}

function asWhole(
  { sign, first, groups, thousand, power }: Grouped,
  format: NumberFormat | undefined,
): string {
  const group = format && format.group !== format.decimal ? format.group : ''
  return `${sign}${[first, ...groups].join(group)}${thousand}${power}`
}

function asDecimal(
  { sign, first, separator, thousand, power }: Grouped,
  decimals: string,
  format: NumberFormat | undefined,
): string {
  const short = decimals.replace(/0+$/, '')
  // Three digits after the sign would be ambiguous again: an extra zero marks them as decimals.
  const written = short.length === 3 ? `${short}0` : short
  const fraction = written === '' ? '' : `${format?.decimal ?? separator}${written}`
  return `${sign}${first}${fraction}${thousand}${power}`
}
