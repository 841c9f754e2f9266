import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ConceptStrength, conceptStrengths } from './concept-strength'
import { LEVELS, levelOf } from './level'

const strong: ConceptStrength = { concept: 'cpf', strength: 0.85, answers: 4, items: 2, days: 2 }

describe('the level of a concept', () => {
  test.each([
    ['new without an answer', null, null, 'new'],
    ['new with one answer', { ...strong, strength: null, answers: 1 }, 1, 'new'],
    ['learning below 0.6', { ...strong, strength: 0.599 }, 1, 'learning'],
    ['familiar from 0.6', { ...strong, strength: 0.6 }, 1, 'familiar'],
    ['familiar from 0.6 in decimal arithmetic', { ...strong, strength: 0.5999999999999999 }, 1, 'familiar'],
    ['mastered from 0.8 in decimal arithmetic', strong, 0.7 + 0.1, 'mastered'],
    ['mastered from 0.85, recalled with 0.8', strong, 0.8, 'mastered'],
    ['familiar when time has lowered recall', strong, 0.799, 'familiar'],
    ['familiar without a card to tell recall', strong, null, 'familiar'],
    ['familiar from three answers', { ...strong, answers: 3 }, 1, 'familiar'],
    ['familiar from one item', { ...strong, items: 1 }, 1, 'familiar'],
    ['familiar from one day', { ...strong, days: 1 }, 1, 'familiar'],
  ] as const)('is %s', (_, of, recall, level) => {
    expect(levelOf(of, recall)).toBe(level)
  })

  test('ten answers of 0.85 are mastered', () => {
    const answers = Array.from({ length: 10 }, (_, index) => ({
      concept: 'cpf',
      itemId: `item-${index}`,
      fraction: 0.85,
      answeredAt: new Date(Date.UTC(2027, 0, 1 + index)),
      day: `2027-01-${index + 1}`,
    }))
    const [of = null] = conceptStrengths(answers)
    expect(levelOf(of, 1)).toBe('mastered')
  })

  test('never falls when recall rises', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(share, share, share, (strength, one, other) => {
        const rank = (recall: number) => LEVELS.indexOf(levelOf({ ...strong, strength }, recall))
        expect(rank(Math.max(one, other))).toBeGreaterThanOrEqual(rank(Math.min(one, other)))
      }),
    )
  })
})
