import { expect, test } from 'vitest'
import { rightAnswers } from './right-answers'

const row = (id: string, label: string | null, right: string | null) => ({ id, label, right })

test('correct options of a multiple-response question are listed without the others', () => {
  const rows = [row('a', 'Russia', 'Chosen'), row('b', 'Georgia', 'Not chosen')]
  expect(rightAnswers(rows)).toEqual([{ id: 'a', label: null, words: 'Russia' }])
})

test('matched and typed answers keep their labels, and hidden ones stay hidden', () => {
  expect(rightAnswers([row('a', 'day', '10'), row('b', null, 'Moscow'), row('c', null, null)])).toEqual([
    { id: 'a', label: 'day', words: '10' },
    { id: 'b', label: null, words: 'Moscow' },
  ])
})
