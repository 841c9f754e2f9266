import { expect, test } from 'vitest'
import { newCardsLeft, orderNewCards } from './new-cards-today'

test('new cards introduced today use up the daily limit', () => {
  expect(newCardsLeft(10, 0)).toBe(10)
  expect(newCardsLeft(10, 7)).toBe(3)
  expect(newCardsLeft(10, 10)).toBe(0)
})

test('a limit that was lowered below the number of introduced cards leaves none', () => {
  expect(newCardsLeft(3, 7)).toBe(0)
  expect(newCardsLeft(0, 0)).toBe(0)
})

const card = (fact: string, ...sections: string[]) => ({
  fact,
  items: sections.map((section) => ({ section })),
})
const cards = [
  card('a', 'the-war#start'),
  card('b', 'the-deal#lines', 'the-war#end'),
  card('c', 'the-deal#lines'),
  card('d', 'the-war#end'),
]
const order = (...met: string[]) => orderNewCards(cards, new Set(met)).map(({ fact }) => fact)

test('cards of met sections come first, each group in the order of the course', () => {
  expect(order('the-deal#lines')).toEqual(['b', 'c', 'a', 'd'])
  expect(order('the-war#end')).toEqual(['b', 'd', 'a', 'c'])
})

test('another section of the same lesson isn’t met', () => {
  expect(order('the-deal#other', 'the-deal')).toEqual(['a', 'b', 'c', 'd'])
})

test('cards keep their order without a met section, and if all are', () => {
  expect(order()).toEqual(['a', 'b', 'c', 'd'])
  expect(order('the-war#start', 'the-war#end', 'the-deal#lines')).toEqual(['a', 'b', 'c', 'd'])
})
