import { expect, test } from 'vitest'
import { rightAnswers } from './right-answers'

const row = (id: string, label: string | null, right: string | null) => ({ id, label, right })

test('of options to tick those that are right are named, and no other', () => {
  const rows = [row('a', 'Russia', 'Chosen'), row('b', 'Georgia', 'Not chosen')]
  expect(rightAnswers(rows)).toEqual([{ id: 'a', label: null, words: 'Russia' }])
})

test('what is matched or typed keeps its label, and what is hidden stays hidden', () => {
  expect(rightAnswers([row('a', 'day', '10'), row('b', null, 'Moscow'), row('c', null, null)])).toEqual([
    { id: 'a', label: 'day', words: '10' },
    { id: 'b', label: null, words: 'Moscow' },
  ])
})
