import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Ring } from './ring'

const render = (ratio: number, label: string | null) =>
  renderToStaticMarkup(<Ring ratio={ratio} label={label} />)

test('a ring fills in proportion and has a text alternative', () => {
  const markup = render(0.6, '3 of 5 sections read')
  expect(markup).toContain('stroke-dasharray="60 100"')
  expect(markup).toContain('aria-label="3 of 5 sections read"')
})

test('an empty ring has no arc, and a score above 1 fills it once', () => {
  expect(render(0, 'Not started')).not.toContain('stroke-dasharray')
  expect(render(1.2, 'Best score 120%')).toContain('stroke-dasharray="100 100"')
})

test('a ring without data is hidden from screen readers', () => {
  expect(render(0, null)).toContain('aria-hidden="true"')
})
