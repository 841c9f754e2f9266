import type { ResponseProblem } from '@/domain/items/response'
import type { NumberFormat } from '@/domain/items/types/numeric/schema'

/** A whole number in groups of three, split into parts: `-1.960 k`. */
interface Grouped {
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

/**
 * Asks which number a text means, if it could mean two: without `format`, any text with more than one reading; with it,
 * a whole number in groups of three under another convention (`1.960`), unless three or more decimals are expected.
 * @param text normalized
 * @param readings how many numbers the text can be read as
 * @returns null if the text isn't ambiguous
 */
export function findAmbiguity(
  text: string,
  readings: number,
  format: NumberFormat | undefined,
  hasThousandths: boolean,
): ResponseProblem | null {
  const grouped = groupedWhole(text)
  if (!grouped) return null
  const isAmbiguous = format ? isOfOtherConvention(grouped, format, hasThousandths) : readings > 1
  return isAmbiguous ? askWhichNumber(grouped, format) : null
}

/** Whether a whole number is grouped as the item's own format never groups it. */
function isOfOtherConvention(
  { separator, groups, power }: Grouped,
  { decimal, group }: NumberFormat,
  hasThousandths: boolean,
): boolean {
  // Digits before a power of ten are never grouped.
  if (power !== '' || (separator === group && group !== decimal)) return false
  return !(hasThousandths && separator === decimal && groups.length === 1)
}

/** Reads a normalized text as a whole number in groups of three. @returns null if it isn't one */
function groupedWhole(text: string): Grouped | null {
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
function askWhichNumber(grouped: Grouped, format: NumberFormat | undefined): ResponseProblem {
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
