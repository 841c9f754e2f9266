import type { Figure, FigureOfKind } from '@/domain/content/figure'
import { paragraphMark } from './paragraph-mark'

export type FigureTable = { head: string[]; rows: string[][] }

/** Returns the data of a figure as a table. The first cell names its row. */
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
        head: ['Force', `Strength (${figure.unit})`, 'Description', 'Article'],
        rows: figure.bars.map((bar) => [bar.label, bar.valueText, bar.detail, paragraphMark(bar.paragraphs)]),
      }
    case 'span':
      return {
        head: ['Part', `Length (${figure.unit})`, 'Status', 'Article'],
        rows: figure.segments.map((segment) => [
          segment.label,
          String(segment.length),
          segment.detail,
          paragraphMark(segment.paragraphs),
        ]),
      }
    case 'columns':
      return {
        head: ['Topic', figure.left, figure.right],
        rows: figure.rows.map((row) => [row.topic, attributed(row.left), attributed(row.right)]),
      }
    case 'network': {
      const names = new Map(figure.nodes.map((node) => [node.id, node.lines.join(' ')]))
      return {
        head: ['Between', 'Relationship', 'Article'],
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

/** Adds the year, which the picture can leave out if its heading has it, but a table row can't. */
function withYear(when: string, at: string): string {
  const year = at.slice(0, 4)
  return when.includes(year) ? when : `${when} ${year}`
}
