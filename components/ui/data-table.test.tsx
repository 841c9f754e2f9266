import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { type Column, DataTable } from './data-table'

type Row = { name: string; score: number }

const ROWS: Row[] = [
  { name: 'Ani', score: 7 },
  { name: 'Ben', score: 3 },
]
const NAME: Column<Row> = { title: 'Name', isRowHeader: true, cell: ({ name }) => name }
const SCORE: Column<Row> = { title: 'Score', isNumeric: true, cell: ({ score }) => score }

function render(columns: readonly Column<Row>[], scrolls?: 'both') {
  return renderToStaticMarkup(
    <DataTable
      caption="Scores"
      columns={columns}
      rows={ROWS}
      keyOf={({ name }) => name}
      {...(scrolls && { scrolls })}
    />,
  )
}

test('a table has its caption, and headings for its columns and rows', () => {
  const html = render([NAME, SCORE])
  expect(html).toMatch(/<caption[^>]*>Scores<\/caption>/)
  expect(html.match(/<th scope="col"/g)).toHaveLength(2)
  expect(html.match(/<th scope="row"[^>]*>(Ani|Ben)<\/th>/g)).toHaveLength(2)
  expect(html.match(/<td[^>]*>(7|3)<\/td>/g)).toHaveLength(2)
  expect(html).not.toContain('<tfoot')
})

test('before it is measured, the table scrolls as a named region', () => {
  expect(render([NAME])).toContain('role="region" aria-label="Scores" tabindex="0"')
})

test('numbers and their heading are aligned at the right', () => {
  expect(render([SCORE]).match(/text-right/g)).toHaveLength(3)
})

test('a hidden title stays in the page for screen readers', () => {
  expect(render([{ ...NAME, isTitleHidden: true }])).toContain('<span class="sr-only">Name</span>')
})

test('a cell can have a tone that depends on its row', () => {
  const html = render([{ ...SCORE, toneOf: ({ score }) => (score < 5 ? 'text-warn' : '') }])
  expect(html.match(/text-warn/g)).toHaveLength(1)
})

test('a total adds a last row, with the first cell as its heading', () => {
  const html = render([
    { ...NAME, total: 'All' },
    { ...SCORE, total: 10 },
  ])
  expect(html).toMatch(/<tfoot>.*<th scope="row"[^>]*>All<\/th>.*<td[^>]*>10<\/td>.*<\/tfoot>/)
})

test('headings stay in view if the table scrolls in both directions', () => {
  expect(render([NAME, SCORE])).not.toContain('sticky')
  expect(render([NAME, SCORE], 'both').match(/sticky/g)).toHaveLength(4)
})
