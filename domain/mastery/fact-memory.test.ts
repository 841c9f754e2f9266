import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FactMemory, type MemoryAnswer, noteAnswer } from './fact-memory'

const answer = (fraction: number, at: string): MemoryAnswer => ({
  fraction,
  at: new Date(at),
  day: at.slice(0, 10),
})
const memoryAfter = (...answers: MemoryAnswer[]) => answers.reduce<FactMemory | null>(noteAnswer, null)

describe('a fact after its answers from memory', () => {
  test('is recalled if the only answer was correct, and not if it was incorrect', () => {
    expect(memoryAfter(answer(1, '2026-03-01T10:00:00Z'))?.isCorrect).toBe(true)
    expect(memoryAfter(answer(0, '2026-03-01T10:00:00Z'))?.isCorrect).toBe(false)
  })

  test('is not recalled after a partially correct answer', () => {
    expect(memoryAfter(answer(0.75, '2026-03-01T10:00:00Z'))?.isCorrect).toBe(false)
  })

  test('is recalled after parts that add up to full credit, although binary fractions put them slightly below', () => {
    const fraction = Array.from({ length: 10 }, () => 0.1).reduce((sum, share) => sum + share)
    expect(fraction).toBeLessThan(1)
    expect(memoryAfter(answer(fraction, '2026-03-01T10:00:00Z'))?.isCorrect).toBe(true)
  })

  test('is not recalled because feedback corrected it a minute ago', () => {
    const missed = answer(0, '2026-03-01T10:00:00Z')
    const state = memoryAfter(missed, answer(1, '2026-03-01T10:01:00Z'), answer(1, '2026-03-01T21:00:00Z'))
    expect(state).toEqual({ isCorrect: false, at: missed.at, day: '2026-03-01' })
  })

  test('is recalled again once it is answered correctly on a later day', () => {
    const later = answer(1, '2026-03-02T10:00:00Z')
    expect(memoryAfter(answer(0, '2026-03-01T10:00:00Z'), later)).toEqual({
      isCorrect: true,
      at: later.at,
      day: '2026-03-02',
    })
  })

  test('a session across the boundary of two days is one occasion', () => {
    const missed = { ...answer(0, '2026-03-01T23:59:00Z') }
    expect(memoryAfter(missed, answer(1, '2026-03-02T00:58:59Z'))?.isCorrect).toBe(false)
    expect(memoryAfter(missed, answer(1, '2026-03-02T00:59:00Z'))?.isCorrect).toBe(true)
  })

  test('is no longer recalled after a later incorrect answer, even on the same day', () => {
    expect(memoryAfter(answer(1, '2026-03-01T10:00:00Z'), answer(0, '2026-03-01T10:01:00Z'))?.isCorrect).toBe(
      false,
    )
  })

  test('depends only on the last day if days are at least an hour apart', () => {
    const days = fc.array(fc.array(fc.constantFrom(0, 0.5, 1), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(days, (fractions) => {
        const answers = fractions.flatMap((ofDay, day) =>
          ofDay.map((fraction, minute) => answer(fraction, `2026-03-0${day + 1}T10:0${minute}:00Z`)),
        )
        expect(memoryAfter(...answers)?.isCorrect).toBe(fractions.at(-1)?.every((fraction) => fraction === 1))
      }),
    )
  })
})
