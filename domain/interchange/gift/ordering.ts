import { requireTwo } from '../problems'
import type { ReadQuestion, TextFormat } from '../question'
import { readText } from './text'

/** `>4 ALL VERTICAL ABSOLUTE_POSITION SHOW none`: how many, which, layout, grading, and two settings of the display. */
const HEAD =
  /^>\s*(\d*)\s*(ALL|EXACT|RANDOM|REL|CONTIGUOUS|CONTIG)?\s*(HORIZONTAL|HORI|VERTICAL|VERT|H|V|1|0)?\s*([A-Z_]+)?\s*(SHOW|HIDE|TRUE|FALSE|YES|NO)?\s*(\w+)?\s*(?=\n|$)/i

export function readOrdering(
  text: string,
  format: TextFormat,
): Pick<ReadQuestion, 'type' | 'elements' | 'gradingtype' | 'losses'> {
  const [head = '', count = '', selection = 'ALL', , grading] = HEAD.exec(text) ?? ['>']
  const elements = text
    .slice(head.length)
    .split('\n')
    .map((line) => readText(line, format).text)
    .filter((element) => !element.isEmpty)
  requireTwo(elements, 'An order needs at least two elements.')
  const isSubset = selection.toUpperCase() !== 'ALL' && Number(count) > 1 && Number(count) < elements.length
  return {
    type: 'ordering',
    elements,
    ...(grading ? { gradingtype: grading.toUpperCase() } : {}),
    ...(isSubset ? { losses: ['A random part of the elements: all are shown.'] } : {}),
  }
}
