import { expect, test } from 'vitest'
import { correctAnswers } from './correct-answers'

const row = (id: string, label: string | null, correct: string | null) => ({ id, label, correct })

test('correct options of a multiple-response question are listed without the others', () => {
  const rows = [row('a', 'Russia', 'Chosen'), row('b', 'Georgia', 'Not chosen')]
  expect(correctAnswers(rows)).toEqual([{ id: 'a', label: null, text: 'Russia' }])
})

test('matched and typed answers keep their labels, and hidden ones stay hidden', () => {
  expect(correctAnswers([row('a', 'day', '10'), row('b', null, 'Moscow'), row('c', null, null)])).toEqual([
    { id: 'a', label: 'day', text: '10' },
    { id: 'b', label: null, text: 'Moscow' },
  ])
})
