import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conceptStrengths, type GradedAnswer } from './concept-strength'

function answer(itemId: string, fraction: number, at: string): GradedAnswer {
  return { concept: 'cpf', itemId, fraction, answeredAt: new Date(at), day: at.slice(0, 10) }
}

describe('the strength of a concept', () => {
  test('needs more than one answer', () => {
    expect(conceptStrengths([answer('a', 1, '2026-01-01T10:00Z')])).toEqual([
      { concept: 'cpf', strength: null, answers: 1, items: 1, days: 1 },
    ])
  })

  test('weights the newest answer 1 and each older one 0.8 of the next', () => {
    const [cpf] = conceptStrengths([answer('a', 0, '2026-01-01T10:00Z'), answer('b', 1, '2026-01-02T10:00Z')])
    expect(cpf?.strength).toBeCloseTo(1 / 1.8, 12)
  })

  test('counts an item once a day, with its first answer', () => {
    const [cpf] = conceptStrengths([
      answer('a', 0, '2026-01-01T10:00Z'),
      answer('a', 1, '2026-01-01T11:00Z'),
      answer('b', 0, '2026-01-01T12:00Z'),
    ])
    expect(cpf).toEqual({ concept: 'cpf', strength: 0, answers: 2, items: 2, days: 1 })
  })

  test('counts only the last ten answers', () => {
    const old = Array.from({ length: 10 }, (_, day) => answer(`old-${day}`, 0, `2026-01-${day + 10}T10:00Z`))
    const recent = Array.from({ length: 10 }, (_, day) =>
      answer(`new-${day}`, 1, `2026-02-${day + 10}T10:00Z`),
    )
    expect(conceptStrengths([...recent, ...old])).toEqual([
      { concept: 'cpf', strength: 1, answers: 10, items: 10, days: 10 },
    ])
  })

  test('is between the worst and the best fraction, in any order of answers', () => {
    const fractions = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 15 })
    fc.assert(
      fc.property(fractions, (values) => {
        const answers = values.map((value, index) =>
          answer(`i${index}`, value, `2026-03-${index + 10}T10:00Z`),
        )
        const [forward] = conceptStrengths(answers)
        const [backward] = conceptStrengths([...answers].reverse())
        expect(forward).toEqual(backward)
        expect(forward?.strength).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9)
        expect(forward?.strength).toBeLessThanOrEqual(Math.max(...values) + 1e-9)
      }),
    )
  })
})
