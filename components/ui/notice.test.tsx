import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Notice } from './notice'

test('a notice that isn’t shown yet stays in the page for screen readers', () => {
  const html = renderToStaticMarkup(
    <Notice role="alert" tone="wrong" isShown={false} className="mt-4">
      {null}
    </Notice>,
  )
  expect(html).toBe('<p role="alert" class="sr-only"></p>')
})

test('a notice with a list is not a paragraph', () => {
  const html = renderToStaticMarkup(
    <Notice as="div" tone="warn">
      <ul />
    </Notice>,
  )
  expect(html).toMatch(/^<div class="[^"]*bg-warn-soft text-warn[^"]*"><ul><\/ul><\/div>$/)
})
