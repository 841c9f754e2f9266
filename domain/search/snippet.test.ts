import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeSnippet } from './snippet'
import { listWords } from './words'

const marked = (text: string, ...matching: string[]) =>
  makeSnippet(text, new Set(matching))
    .segments.map((segment) => (segment.isMatch ? `[${segment.text}]` : segment.text))
    .join('')

test('words are folded, and numbers keep their digits together', () => {
  expect(listWords('Šćepanović counts 1,960, not 1,96.').map(({ folded }) => folded)).toEqual([
    ...['scepanovic', 'counts', '1960', 'not', '1', '96'],
  ])
})

test('a snippet marks each match as the text reads', () => {
  expect(marked('Russia sends 1,960 soldiers.', '1960', 'russia')).toBe('[Russia] sends [1,960] soldiers.')
})

test('a snippet of a long text shows the part with the most matches', () => {
  const filler = (count: number) => Array.from({ length: count }, (_, index) => `w${index}`).join(' ')
  const text = `tea ${filler(60)} black tea ${filler(60)}`
  expect(marked(text, 'black', 'tea')).toMatch(/^…w54 w55 w56 w57 w58 w59 \[black\] \[tea\] w0 .*…$/)
  const { match, before } = makeSnippet(text, new Set(['black', 'tea']))
  expect({ match, before }).toEqual({ match: 'black tea', before: 'w57 w58 w59' })
})

test('a snippet without a match is the start of the text', () => {
  expect(makeSnippet('A short text.', new Set(['none']))).toEqual({
    segments: [{ text: 'A short text.', isMatch: false }],
    match: '',
    before: '',
  })
  expect(makeSnippet('', new Set()).segments).toEqual([])
})

test('a snippet adds nothing to the text', () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 80 }), fc.nat(), (text, pick) => {
      const words = listWords(text)
      const word = words[pick % words.length]?.folded ?? ''
      const parts = makeSnippet(text, new Set([word])).segments.map((segment) => segment.text)
      expect(text).toContain(parts.filter((part) => part !== '…').join(''))
    }),
    { seed: 5 },
  )
})
