import { expect, test } from 'vitest'
import { takeDataImages } from './data-images'
import { textOfHtml } from './html-to-text'

const [one, two] = ['QUJD'.repeat(20), 'REVG'.repeat(100_000)]

test('images are removed from a text, however long they are', () => {
  const html = `<img src="data:image/png;base64,${one}" alt="1"><img src="data:image/gif;base64,${two}" alt="2">`
  const { media, traits } = textOfHtml(html)
  expect(media.map(({ alt, content }) => [alt, content])).toEqual([
    ['1', one],
    ['2', two],
  ])
  expect(new Set(media.map(({ source }) => source)).size).toBe(2)
  expect(traits).toContain('data-uri')
})

test('the same image has the same source', () => {
  const { html, contents } = takeDataImages(`data:image/png;base64,${one} data:image/png;base64,${one}`)
  const [first, second] = html.split(/\s+/)
  expect(first).toBe(second)
  expect(contents.size).toBe(1)
})

test('other texts stay as they are', () => {
  expect(takeDataImages('a;base64,b data:text/plain;base64,AAAA').html).toBe(
    'a;base64,b data:text/plain;base64,AAAA',
  )
})
