import { expect, test } from 'vitest'
import { isInPool } from './is-in-pool'

const pool = { concepts: ['crrf', 'cpf'], types: ['numeric' as const] }

test('a rule matches items of its concepts and types', () => {
  expect(isInPool(pool, { concept: 'cpf', type: 'numeric' })).toBe(true)
  expect(isInPool(pool, { concept: 'cpf', type: 'cloze' })).toBe(false)
  expect(isInPool(pool, { concept: 'the-deal', type: 'numeric' })).toBe(false)
})

test('a rule without types matches every type', () => {
  expect(isInPool({ concepts: ['cpf'] }, { concept: 'cpf', type: 'cloze' })).toBe(true)
})

test('no rule matches an item without a concept', () => {
  expect(isInPool({ concepts: ['cpf'] }, { concept: null, type: 'cloze' })).toBe(false)
})
