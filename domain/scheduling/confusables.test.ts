import { describe, expect, test } from 'vitest'
import type { ReviewRow } from '@/domain/grading/review'
import { type Confusable, findMixUps } from './confusables'

const pair = (a: string[], b: string[]): Confusable => ({
  id: 'pair',
  title: 'A pair',
  sides: [
    { label: 'One', says: a, items: ['a'] },
    { label: 'Other', says: b, items: ['b'] },
  ],
})
const numbers = pair(['1,200'], ['3,400'])
const names = pair(['guard'], ['guard dog'])

const row = (given: string | null, correct: string, status: ReviewRow['status'] = 'incorrect') => ({
  rows: [
    {
      id: 'answer',
      label: null,
      given,
      correct,
      status,
      options: null,
      isUnchosen: false,
      reason: null,
      spelling: null,
      feedback: [],
    },
  ],
})

describe('a mix-up', () => {
  test('is an answer that names one side instead of the other, in either direction', () => {
    expect(findMixUps(row('1200', '3,400'), [numbers])).toEqual([numbers])
    expect(findMixUps(row('3 400 people', '1200'), [numbers])).toEqual([numbers])
  })
  test('isn’t a missing, correct, or otherwise incorrect answer', () => {
    expect(findMixUps(row('5,000', '3,400'), [numbers])).toEqual([])
    expect(findMixUps(row('3,400', '3,400', 'correct'), [numbers])).toEqual([])
    expect(findMixUps(row(null, '3,400', 'unanswered'), [numbers])).toEqual([])
  })
  test('requires whole words and whole numbers', () => {
    expect(findMixUps(row('11,200', '3,400'), [numbers])).toEqual([])
    expect(findMixUps(row('1200.', '3,400'), [numbers])).toEqual([numbers])
  })
  test('isn’t an answer that names both sides', () => {
    expect(findMixUps(row('a guard dog', 'a guard'), [names])).toEqual([])
  })
})
