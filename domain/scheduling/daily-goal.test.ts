import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '@/domain/time/calendar'
import {
  type DailyGoal,
  type DayWork,
  doneToward,
  type GoalFrom,
  goalOn,
  isGoalMet,
  streakOn,
} from './daily-goal'

const CARDS: DailyGoal = { unit: 'cards', amount: 10 }
const MINUTES: DailyGoal = { unit: 'minutes', amount: 5 }
/** A Monday. */
const START = '2027-03-01'
const goals: GoalFrom[] = [{ startsOn: START, goal: CARDS }]

/** @param days `x` for a day that met its goal and `.` for a missed one, from the first Monday on; the last is today */
function streakAfter(days: string, since = goals) {
  const work = [...days].flatMap((mark, index) =>
    mark === 'x' ? [{ day: addDays(START, index), answers: 10, durationMs: 0 }] : [],
  )
  return streakOn(addDays(START, days.length - 1), since, work)
}

test('a goal in minutes counts full minutes, and one in cards counts answers', () => {
  const work = { answers: 12, durationMs: 299_999 }
  expect(doneToward(MINUTES, work)).toBe(4)
  expect(isGoalMet(MINUTES, work)).toBe(false)
  expect(isGoalMet(MINUTES, { ...work, durationMs: 300_000 })).toBe(true)
  expect(doneToward(CARDS, work)).toBe(12)
  expect(isGoalMet(CARDS, work)).toBe(true)
  expect(doneToward(CARDS, null)).toBe(0)
})

test('a goal applies from its day until the next one', () => {
  const all = [
    { startsOn: '2027-03-10', goal: null },
    { startsOn: '2027-03-01', goal: CARDS },
    { startsOn: '2027-03-05', goal: MINUTES },
  ]
  expect(
    ['2027-02-28', '2027-03-01', '2027-03-04', '2027-03-05', '2027-03-10'].map((day) => goalOn(all, day)),
  ).toEqual([null, CARDS, CARDS, MINUTES, null])
})

describe('the streak', () => {
  test.each([
    ['x', 1, 2],
    ['.', 0, 2],
    ['xxx', 3, 2],
    // Today isn't over.
    ['xx.', 2, 2],
    ['x.xx', 3, 1],
    ['x..xx', 3, 0],
    // The third missed day of the week, from Monday to Sunday.
    ['x...', 1, 0],
    ['x...x', 1, 2],
    ['x....', 0, 2],
    // Two free days at the end of a week, and two at the start of the next.
    ['xxxxx..|..x', 6, 0],
    ['xxxxx..|...x', 1, 2],
    ['.xx.xxx|x', 6, 2],
  ])('of %s is %i days, with %i free days left', (days, length, freeDaysLeft) => {
    expect(streakAfter(days.replace('|', ''))).toEqual({ days: length, freeDaysLeft })
  })

  test('counts each day by the goal that applied then', () => {
    const higher = [...goals, { startsOn: addDays(START, 3), goal: { unit: 'cards', amount: 11 } as const }]
    expect(streakAfter('xxx', higher).days).toBe(3)
    expect(streakAfter('xxxx', higher).days).toBe(3)
  })

  test('pauses on days without a goal', () => {
    const pause = [
      ...goals,
      { startsOn: addDays(START, 2), goal: null },
      { startsOn: addDays(START, 9), goal: CARDS },
    ]
    expect(streakAfter('xx.......x', pause)).toEqual({ days: 3, freeDaysLeft: 2 })
  })

  test('is 0 without a goal', () => {
    expect(streakAfter('xxx', []).days).toBe(0)
  })
})

const marks = fc.string({ unit: fc.constantFrom('x', '.'), minLength: 1, maxLength: 60 })

test('an unmet goal today changes no streak', () => {
  fc.assert(
    fc.property(marks, (days) => {
      const work: DayWork[] = [...days].flatMap((mark, index) =>
        mark === 'x' ? [{ day: addDays(START, index), answers: 10, durationMs: 0 }] : [],
      )
      const today = addDays(START, days.length)
      const beforeToday = streakOn(today, goals, work).days
      expect(streakOn(today, goals, [...work, { day: today, answers: 9, durationMs: 0 }]).days).toBe(
        beforeToday,
      )
      expect(streakOn(today, goals, [...work, { day: today, answers: 10, durationMs: 0 }]).days).toBe(
        beforeToday + 1,
      )
    }),
  )
})

test('another day with the goal met never shortens a streak', () => {
  fc.assert(
    fc.property(marks, fc.nat(), (days, place) => {
      const index = place % days.length
      const more = `${days.slice(0, index)}x${days.slice(index + 1)}`
      expect(streakAfter(more).days).toBeGreaterThanOrEqual(streakAfter(days).days)
    }),
  )
})

test('up to two missed days in each week never end a streak', () => {
  const week = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 2 })
  fc.assert(
    fc.property(fc.array(week, { minLength: 1, maxLength: 8 }), (weeks) => {
      const days = weeks
        .map((missed) => Array.from({ length: 7 }, (_, day) => (missed.includes(day) ? '.' : 'x')).join(''))
        .join('')
      expect(streakAfter(days).days).toBe([...days].filter((mark) => mark === 'x').length)
    }),
  )
})
