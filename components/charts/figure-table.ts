import type { Figure, FigureOfKind } from '@/domain/content/figure'
import { paragraphMark } from './paragraph-mark'

export type FigureTable = { head: string[]; rows: string[][] }

/** The same data in rows, for those who would rather read than look; the first cell names its row. */
export function figureTable(figure: Figure): FigureTable {
  switch (figure.kind) {
    case 'map':
      return {
        head: ['Place', 'In the CSTO'],
        rows: figure.regions.map((region) => [region.name, region.detail]),
      }
    case 'timeline':
      return {
        head: ['When', 'What happened', 'Article'],
        rows: figure.periods.flatMap((period) =>
          period.events.map((event) => [
            withYear(event.when, event.at),
            event.text,
            paragraphMark(event.paragraphs),
          ]),
        ),
      }
    case 'bars':
      return {
        head: ['Force', `Strength (${figure.unit})`, 'What it is', 'Article'],
        rows: figure.bars.map((bar) => [bar.label, bar.valueText, bar.detail, paragraphMark(bar.paragraphs)]),
      }
    case 'span':
      return {
        head: ['Part', `Length (${figure.unit})`, 'Standing', 'Article'],
        rows: figure.segments.map((segment) => [
          segment.label,
          String(segment.length),
          segment.detail,
          paragraphMark(segment.paragraphs),
        ]),
      }
    case 'columns':
      return {
        head: ['Matter', figure.left, figure.right],
        rows: figure.rows.map((row) => [row.topic, attributed(row.left), attributed(row.right)]),
      }
    case 'network': {
      const names = new Map(figure.nodes.map((node) => [node.id, node.lines.join(' ')]))
      return {
        head: ['Between', 'Tie', 'Article'],
        rows: figure.ties.map((tie) => [
          `${names.get(tie.from) ?? tie.from} and ${names.get(tie.to) ?? tie.to}`,
          tie.detail,
          paragraphMark(tie.paragraphs),
        ]),
      }
    }
  }
}

function attributed(cell: FigureOfKind<'columns'>['rows'][number]['left']): string {
  return `${cell.text} (${cell.who}, ${paragraphMark(cell.paragraphs)})`
}

/** The picture can leave out a year that its heading gives; a table row cannot. */
function withYear(when: string, at: string): string {
  const year = at.slice(0, 4)
  return when.includes(year) ? when : `${when} ${year}`
}
