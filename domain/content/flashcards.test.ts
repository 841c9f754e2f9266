import { expect, test } from 'vitest'
import { readBundledCourse } from '@/tests/support/bundled-course'
import { type Edit, smallCourse } from '@/tests/support/small-course'
import { flashcardsOf } from './flashcards'
import { parseCourse } from './parse-course'

const bundled = readBundledCourse()

function cardsOf(...edits: Edit[]) {
  const { course } = parseCourse(smallCourse(...edits))
  return course ? flashcardsOf(course) : []
}

const CARD = {
  id: 'f01',
  concept: 'heat',
  front: 'How hot is the water?',
  back: 'Eighty degrees are enough.',
  paragraphs: [1, 2],
  section: { lesson: 'green-tea', section: 'water', title: 'The water' },
}

test('a claim becomes a card with its cue, its section, and its most tested concept', () => {
  expect(cardsOf()).toEqual([CARD])
})

test('a claim without a cue asks for its paragraph and concept', () => {
  const [card] = cardsOf(['claims.yaml', ' cue: How hot is the water?,', ''])
  expect(card).toEqual({ ...CARD, front: 'What does paragraph 1 of the article say about “Heat”?' })
})

test('every fact of the bundled course has one card, grouped by concept', () => {
  const cards = flashcardsOf(bundled)
  expect(cards.map(({ id }) => id).sort()).toEqual(bundled.claims.map(({ id }) => id))
  const concepts = cards.map(({ concept }) => concept)
  const changes = concepts.filter((concept, index) => concept !== concepts[index - 1])
  expect(changes).toEqual([...new Set(concepts)])
  expect(new Set(cards.map(({ front }) => front)).size).toBe(cards.length)
  expect(cards.every(({ section }) => section !== null)).toBe(true)
})
