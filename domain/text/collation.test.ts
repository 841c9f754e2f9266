import { expect, test } from 'vitest'
import { collatorFor, readLocales, sortByText } from './collation'

test.each([
  [null, ['en']],
  ['', ['en']],
  ['*', ['en']],
  ['de', ['de']],
  ['sv-SE, sv;q=0.9, en;q=0.8', ['sv-SE', 'sv', 'en']],
  ['en;q=0.2,de;q=0.9,fr', ['fr', 'de', 'en']],
  ['de;q=0,fr;q=0.5', ['fr']],
  ['de; q=x, fr', ['fr']],
  ['DE-de-u-co-phonebk', ['de-DE']],
  ['not a tag, hu', ['hu']],
  [`${'xx,'.repeat(20)}de`, Array.from({ length: 10 }, () => 'xx')],
])('%j names %j', (header, locales) => {
  expect(readLocales(header)).toEqual(locales)
})

const names = ['Zoe', 'Özgür', 'oz 10', 'Oz 2', 'Łukasz', 'Lena', 'Maria', 'Ähre', 'Ada']
const sorted = (...locales: string[]) => sortByText(names, (name) => name, collatorFor(locales))

test('accents are ignored in English, German, and unknown languages', () => {
  const expected = ['Ada', 'Ähre', 'Lena', 'Łukasz', 'Maria', 'Oz 2', 'oz 10', 'Özgür', 'Zoe']
  expect(sorted('en')).toEqual(expected)
  expect(sorted('de-AT', 'en')).toEqual(expected)
  expect(sorted()).toEqual(expected)
  expect(sorted('xx')).toEqual(expected)
})

test('letters are sorted as in the reader’s language', () => {
  expect(sorted('sv').slice(-2)).toEqual(['Ähre', 'Özgür'])
  expect(sorted('pl')).toEqual(['Ada', 'Ähre', 'Lena', 'Łukasz', 'Maria', 'Oz 2', 'oz 10', 'Özgür', 'Zoe'])
  expect(sortByText(['Łukasz', 'Lz'], (name) => name, collatorFor(['pl']))).toEqual(['Lz', 'Łukasz'])
})

test('sorting returns a copy and keeps the order of equal texts', () => {
  const list = [
    { id: 2, name: 'B' },
    { id: 1, name: 'A' },
    { id: 3, name: 'A' },
  ]
  expect(sortByText(list, ({ name }) => name, collatorFor(['en'])).map(({ id }) => id)).toEqual([1, 3, 2])
  expect(list[0]?.id).toBe(2)
})
