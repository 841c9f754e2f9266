import { expect, test } from 'vitest'
import { isGradedByPerson } from '@/domain/items/types/person-graded-types'
import { sampleItem, sampleItems } from '@/tests/support/sample-items'
import { tryAnswer } from './try-answer'

test('a typed answer returns its normalized form and what it matched', () => {
  const item = sampleItem('short-text')
  expect(tryAnswer(item, ' “The OSCE.” ')).toEqual({
    ...{ answer: ' “The OSCE.” ', status: 'graded', fraction: 1 },
    ...{ normalized: 'osce', matched: 'OSCE', feedback: null },
  })
  expect(tryAnswer(item, 'Minsk Group')).toMatchObject({ fraction: 0.5, matched: 'Minsk *' })
  expect(tryAnswer(item, 'NATO')).toMatchObject({ fraction: 0, matched: 'NATO', feedback: 'CANARY feedback' })
  expect(tryAnswer(item, 'newt')).toMatchObject({ fraction: 0, matched: null, feedback: 'CANARY feedback' })
})

test('an accepted typo returns the correct spelling', () => {
  const item = sampleItem('short-text', { answers: [{ text: 'Azerbaijan', fraction: 1 }] })
  expect(tryAnswer(item, 'Azerbajan')).toMatchObject({
    ...{ status: 'graded', fraction: 1, matched: 'Azerbaijan' },
    feedback: 'Check the spelling: Azerbaijan.',
  })
  const praised = { ...item, answers: [{ text: 'Azerbaijan', fraction: 1, feedback: 'Yes.' }] }
  expect(tryAnswer(praised, 'Azerbajan').feedback).toBe('Check the spelling: Azerbaijan.\nYes.')
})

test('a choice returns the text of the option that counts', () => {
  expect(tryAnswer(sampleItem('single-choice'), 'd')).toMatchObject({ fraction: 0.25, matched: 'Denmark' })
  expect(tryAnswer(sampleItem('hotspot'), 'a')).toMatchObject({ fraction: 1, matched: 'Armenia' })
  expect(tryAnswer(sampleItem('single-choice'), null)).toMatchObject({ status: 'unanswered', matched: null })
  expect(tryAnswer(sampleItem('hotspot'), null)).toMatchObject({ status: 'unanswered', matched: null })
})

test('a number within a range returns the range', () => {
  const tolerance = { type: 'range', min: '1990', max: '1994' } as const
  const item = sampleItem('numeric', { answers: [{ fraction: 1, tolerance }] })
  expect(tryAnswer(item, '1991')).toMatchObject({ fraction: 1, matched: '1990 to 1994' })
  expect(tryAnswer(item, '1989')).toMatchObject({ fraction: 0, matched: null })
})

test('a number returns how it was read, or a question if it’s ambiguous', () => {
  const item = sampleItem('numeric')
  expect(tryAnswer(item, '3,600')).toMatchObject({ fraction: 1, normalized: '3600', matched: '3600' })
  expect(tryAnswer(item, '3.600')).toEqual({
    ...{ answer: '3.600', status: 'invalid', fraction: 0, normalized: null, matched: null },
    feedback: 'Did you mean 3,600 or 3.6?',
  })
})

test('a cloze returns both for each gap', () => {
  expect(tryAnswer(sampleItem('cloze'), { body: 'osce', size: '3 600', place: 'b' })).toMatchObject({
    ...{ status: 'graded', fraction: 0.75 },
    normalized: { body: 'osce', size: '3600', place: 'b' },
    matched: { body: 'OSCE', size: '3600', place: 'Belarus' },
  })
})

test('any answer to any item has a status, a fraction, and nothing undefined', () => {
  for (const item of sampleItems)
    for (const answer of [null, '', 'a', 'newt', [], ['a'], {}, { s1: 'c1' }, 7, true]) {
      const tried = tryAnswer(item, answer)
      const answered = isGradedByPerson(item.type) ? 'waiting' : 'graded'
      expect([answered, 'unanswered', 'invalid']).toContain(tried.status)
      expect(tried.fraction).toBeGreaterThanOrEqual(0)
      if (tried.status !== 'graded') expect(tried.fraction).toBe(0)
      expect(JSON.parse(JSON.stringify(tried))).toEqual(tried)
    }
})
