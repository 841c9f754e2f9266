import { expect, test } from 'vitest'
import { gradeOrdering } from '@/domain/items/types/ordering/grade-ordering'

/** An order of elements with these texts; the ID of each is its letter and its correct position. */
const elementsOf = (letters: string) => [...letters].map((text, index) => ({ id: `${text}${index}`, text }))
const earned = (letters: string, shown: readonly string[]) =>
  gradeOrdering({ elements: elementsOf(letters), grading: 'next-exclude-last' }, shown).earned

test('each position is a part with the element that was put there', () => {
  const elements = elementsOf('ABA')
  expect(gradeOrdering({ elements, grading: 'absolute-position' }, ['A2', 'A0', 'B1'])).toEqual({
    ...{ status: 'graded', earned: 1 / 3, possible: 1 },
    parts: [
      { id: '1', status: 'correct', fraction: 1, chosen: 'A2', matched: null, spelling: null },
      { id: '2', status: 'incorrect', fraction: 0, chosen: 'A0', matched: null, spelling: null },
      { id: '3', status: 'incorrect', fraction: 0, chosen: 'B1', matched: null, spelling: null },
    ],
  })
})

test('up to 5,040 ways of distinguishing equal elements are tried', () => {
  // The best of the 7! ways keeps the seven in order: six correct successors of seven.
  expect(earned('AAAAAAAB', ['B7', 'A0', 'A1', 'A2', 'A3', 'A4', 'A5', 'A6'])).toBeCloseTo(6 / 7, 12)
})

test('with more ways, elements in their correct position stay there', () => {
  // The positions are 8 1 2 3 4 5 6 7 0: six correct successors of eight.
  const eight = ['B8', 'A0', 'A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7']
  expect(earned('AAAAAAAAB', eight)).toBeCloseTo(6 / 8, 12)
  // 7! · 2! ways. The positions are 7 8 2 3 4 5 6 0 1: six correct successors of eight.
  const two = ['B7', 'B8', 'A0', 'A1', 'A2', 'A3', 'A4', 'A5', 'A6']
  expect(earned('AAAAAAABB', two)).toBeCloseTo(6 / 8, 12)
  // The positions are 0 8 2 3 4 5 6 7 1: 8 + 1 + 6 · 8 + 1 of 72 by distance.
  const first = ['A0', 'B8', 'A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7']
  const item = { elements: elementsOf('AAAAAAAAB'), grading: 'distance' } as const
  expect(gradeOrdering(item, first).earned).toBeCloseTo(58 / 72, 12)
})
