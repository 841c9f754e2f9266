import { expect, test } from 'vitest'
import { DAY_MS } from '@/domain/time/durations'
import { type ClassAnswer, expectedRecallAt } from './class-recall'

const START = new Date('2027-03-01T12:00:00Z')
const on = (day: number) => new Date(START.getTime() + day * DAY_MS)
const answer = (item: string, fraction: number, day: number): ClassAnswer => ({
  ...{ item, fraction, at: on(day) },
  day: on(day).toISOString().slice(0, 10),
})

test('nothing is expected without answers', () => {
  expect(expectedRecallAt([], START)).toBeNull()
})

test('recall falls with time, and a wrong answer counts as 0', () => {
  const soon = expectedRecallAt([answer('a', 1, 0)], on(1))?.share ?? 0
  const late = expectedRecallAt([answer('a', 1, 0)], on(30))?.share ?? 0
  expect(soon).toBeGreaterThan(late)
  expect(soon).toBeLessThan(1)
  expect(expectedRecallAt([answer('a', 0.5, 0)], on(1))).toEqual({ share: 0, answers: 1 })
  expect(expectedRecallAt([answer('a', 1, 0), answer('b', 0, 0)], on(1))?.share).toBeCloseTo(soon / 2)
})

test('only the first answer to a question on a day is from memory', () => {
  const later = { ...answer('a', 1, 0), at: new Date(on(0).getTime() + 60_000) }
  expect(expectedRecallAt([later, answer('a', 0, 0)], on(1))).toEqual({ share: 0, answers: 1 })
})

test('a second correct answer days later makes recall last longer', () => {
  const once = expectedRecallAt([answer('a', 1, 0)], on(40))?.share ?? 0
  const twice = expectedRecallAt([answer('a', 1, 0), answer('a', 1, 10)], on(50))
  expect(twice?.answers).toBe(2)
  expect(twice?.share).toBeGreaterThan(once)
})
