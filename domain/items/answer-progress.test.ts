import { describe, expect, test } from 'vitest'
import { sampleItem } from '@/tests/support/sample-items'
import { answerProgress } from './answer-progress'
import { toPublicItem } from './to-public-item'

const progressOf = (type: Parameters<typeof sampleItem>[0], response: unknown, isInvalid = false) =>
  answerProgress(toPublicItem(sampleItem(type)), response, { isInvalid })

describe('the progress of an answer', () => {
  test.each([
    ['matching', { s1: 'c1', s2: 'c2', s3: null, s4: null }, { state: 'partial', answered: 2, parts: 4 }],
    ['matching', { s1: 'c1' }, { state: 'partial', answered: 1, parts: 4 }],
    ['matching', { s1: 'c1', s2: 'c2', s3: 'c1', s4: 'c1' }, { state: 'answered', answered: 4, parts: 4 }],
    ['matching', {}, { state: 'unanswered', answered: 0, parts: 4 }],
    ['categorize', { s1: 'c1', s2: '' }, { state: 'partial', answered: 1, parts: 4 }],
    ['single-choice', 'a', { state: 'answered', answered: 1, parts: 1 }],
    ['single-choice', null, { state: 'unanswered', answered: 0, parts: 1 }],
    ['true-false', false, { state: 'answered', answered: 1, parts: 1 }],
    ['multiple-response', ['a'], { state: 'answered', answered: 1, parts: 1 }],
    ['multiple-response', [], { state: 'unanswered', answered: 0, parts: 1 }],
    ['ordering', null, { state: 'unanswered', answered: 0, parts: 1 }],
    ['short-text', '   ', { state: 'unanswered', answered: 0, parts: 1 }],
    ['numeric', 'about ten', { state: 'answered', answered: 1, parts: 1 }],
  ] as const)('of a %s question answered %j is %j', (type, response, expected) => {
    expect(progressOf(type, response)).toEqual(expected)
  })

  test('of a cloze question counts its gaps', () => {
    const item = toPublicItem(sampleItem('cloze'))
    if (item.type !== 'cloze') throw new Error('the sample is no cloze')
    const [first, ...rest] = item.gaps
    const parts = item.gaps.length
    const half = { [first?.id ?? '']: first?.type === 'choice' ? first.options[0]?.id : '7' }
    expect(rest.length).toBeGreaterThan(0)
    expect(progressOf('cloze', half)).toEqual({ state: 'partial', answered: 1, parts })
  })

  test('is invalid if any part can’t be read', () => {
    expect(progressOf('numeric', 'about ten', true)).toMatchObject({ state: 'invalid' })
    expect(progressOf('single-choice', 'no-such-option')).toMatchObject({ state: 'invalid' })
    expect(progressOf('ordering', ['e1', '', ''])).toMatchObject({ state: 'invalid' })
    expect(progressOf('matching', { s1: 'c1' }, true)).toEqual({ state: 'invalid', answered: 1, parts: 4 })
  })
})
