import type { ComponentProps } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { HeatMap } from './heat-map'

const columns = [
  { id: 'a', title: 'The deal', facility: 0.6, answers: 12 },
  { id: 'b', title: 'The force', facility: 0.4, answers: 2 },
]
const students: ComponentProps<typeof HeatMap>['students'] = [
  { id: 'ada', name: 'Ada', cells: { a: { share: 0.3, answers: 10 }, b: { share: 0.3, answers: 2 } } },
  { id: null, name: 'Deleted students', cells: { a: { share: 0.9, answers: 2 } } },
]
const render = (
  zoom: 'fit' | 'full',
  hrefOf: ((sort: string) => string) | null = (sort) => `?sort=${sort}`,
) =>
  renderToStaticMarkup(
    <HeatMap
      caption="A heat map"
      columns={columns}
      students={students}
      home="/classes/1"
      zoom={zoom}
      sort={{ by: 'a', order: 'down' }}
      hrefOf={hrefOf}
    />,
  )

test('every heading sorts, and the current one says how', () => {
  const markup = render('fit')
  for (const sort of ['name', 'average', 'a', 'b']) expect(markup).toContain(`href="?sort=${sort}"`)
  expect(markup.match(/aria-sort="descending"/g)).toHaveLength(1)
  expect(render('fit', null)).not.toContain('?sort=')
})

test('a value from few answers has no shade', () => {
  const cells = render('fit')
    .split('<td')
    .filter((cell) => cell.includes('>30<'))
  expect(cells.map((cell) => cell.includes('bg-wrong-soft'))).toEqual([true, true, false])
})

test('the number of answers is shown at full size, and read aloud at any size', () => {
  expect(render('full')).toContain('(10)')
  expect(render('fit')).toContain('<span class="sr-only">, 10 answers</span>')
})

test('a student has a link, and deleted accounts have none', () => {
  expect(render('fit').match(/href="\/classes\/1\/people\/[^"]*"/g)).toEqual(['href="/classes/1/people/ada"'])
})
