import { expect, test } from 'vitest'
import { mergeRules } from './merge-rules'
import { practiceRules } from './rules'

const shown = {
  ...practiceRules,
  closesAt: new Date('2027-05-01T12:00:00Z'),
  penalty: 1 / 3,
  timeLimitMinutes: 40,
  resultsPolicy: { during: [], immediately: [], later: [], closed: ['attempt' as const] },
}

test('concurrent changes to different rules are both kept', () => {
  const current = { ...shown, timeLimitMinutes: 60, attempts: 2 }
  expect(mergeRules(current, shown, { ...shown, latePenalty: 0.1 })).toEqual({ ...current, latePenalty: 0.1 })
})

test('changed rules win, and cleared rules are removed', () => {
  const current = { ...shown, timeLimitMinutes: 60 }
  expect(mergeRules(current, shown, { ...shown, timeLimitMinutes: null, behavior: 'immediate' })).toEqual({
    ...current,
    timeLimitMinutes: null,
    behavior: 'immediate',
  })
  expect(mergeRules(shown, shown, { ...shown, attempts: 3 })).toEqual({ ...shown, attempts: 3 })
  const resultsPolicy = { ...shown.resultsPolicy, later: ['attempt' as const] }
  expect(mergeRules(shown, shown, { ...shown, resultsPolicy }).resultsPolicy).toEqual(resultsPolicy)
})

test('rounded numbers and equivalent dates change nothing', () => {
  const next = { ...shown, penalty: 0.3333, closesAt: new Date('2027-05-01T14:00:00.000+02:00') }
  expect(mergeRules(shown, shown, next)).toEqual(shown)
  expect(mergeRules(shown, shown, { ...next, penalty: 0.3332 }).penalty).toBe(0.3332)
  expect(mergeRules(shown, shown, { ...next, closesAt: new Date('2027-05-01T12:01:00Z') }).closesAt).toEqual(
    new Date('2027-05-01T12:01:00Z'),
  )
})

test('fields of every kind that the user left alone keep their present value', () => {
  const current: typeof practiceRules = {
    ...shown,
    whenTimeIsUp: 'grace',
    confidence: false,
    opensAt: new Date('2027-04-01T12:00:00Z'),
    resultsPolicy: 'exam',
  }
  const same = { ...shown, resultsPolicy: structuredClone(shown.resultsPolicy) }
  expect(mergeRules(current, shown, same)).toEqual(current)
})

test('a number that a form shows differently is changed', () => {
  const limited = { ...shown, timeLimitMinutes: 0.00005 }
  expect(mergeRules(shown, shown, { ...shown, latePenalty: 0.0001 }).latePenalty).toBe(0.0001)
  expect(mergeRules(limited, limited, { ...limited, timeLimitMinutes: null }).timeLimitMinutes).toBeNull()
  const unlimited = { ...shown, timeLimitMinutes: null }
  expect(mergeRules(unlimited, unlimited, limited).timeLimitMinutes).toBe(0.00005)
})
