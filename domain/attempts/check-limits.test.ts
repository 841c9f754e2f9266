import { describe, expect, test } from 'vitest'
import { checkLimits, newProblems } from './check-limits'

const now = new Date('2027-05-10T12:00:00Z')
const day = (number: number) => new Date(Date.UTC(2027, 4, number, 12))
const none = { opensAt: null, dueAt: null, closesAt: null, timeLimitSeconds: null, attempts: null }
const kinds = (limits: Partial<Parameters<typeof checkLimits>[0]>, used = 0) =>
  checkLimits({ ...none, ...limits }, used, now).map(({ kind }) => kind)

test('consistent limits have no problems', () => {
  expect(kinds({})).toEqual([])
  expect(
    kinds({ opensAt: day(11), dueAt: day(12), closesAt: day(12), timeLimitSeconds: 86_400, attempts: 2 }, 2),
  ).toEqual([])
  expect(kinds({ timeLimitSeconds: 1, closesAt: day(11) })).toEqual([])
  expect(kinds({ timeLimitSeconds: 1, opensAt: day(11) })).toEqual([])
})

describe('dates that contradict each other are errors', () => {
  test.each([
    [{ opensAt: day(12), closesAt: day(11) }, 'closes-before-opens', ['closesAt', 'opensAt']],
    [{ opensAt: day(12), closesAt: day(12) }, 'closes-before-opens', ['closesAt', 'opensAt']],
    [{ opensAt: day(12), dueAt: day(11) }, 'due-before-opens', ['dueAt', 'opensAt']],
    [{ opensAt: day(12), dueAt: day(12) }, 'due-before-opens', ['dueAt', 'opensAt']],
    [{ dueAt: day(13), closesAt: day(12) }, 'due-after-closes', ['closesAt', 'dueAt']],
  ] as const)('%j is %s', (limits, kind, fields) => {
    expect(checkLimits({ ...none, ...limits }, 0, now)).toEqual([{ kind, fields, isError: true }])
  })
})

describe('limits that no attempt can use are warnings', () => {
  test.each([
    [{ closesAt: now }, 0, 'closes-in-past', ['closesAt']],
    [{ closesAt: day(9) }, 0, 'closes-in-past', ['closesAt']],
    [
      { opensAt: day(11), closesAt: day(12), timeLimitSeconds: 86_401 },
      0,
      'time-limit-exceeds-window',
      ['timeLimitSeconds', 'opensAt', 'closesAt'],
    ],
    [{ attempts: 1 }, 2, 'fewer-attempts-than-used', ['attempts']],
  ] as const)('%j with %i attempts is %s', (limits, used, kind, fields) => {
    expect(checkLimits({ ...none, ...limits }, used, now)).toEqual([{ kind, fields, isError: false }])
  })

  test('contradictory dates suppress the time limit warning', () => {
    expect(kinds({ opensAt: day(12), closesAt: day(11), timeLimitSeconds: 60 })).toEqual([
      'closes-before-opens',
    ])
  })
})

test('only problems caused by a change are reported', () => {
  const closed = checkLimits({ ...none, closesAt: day(9) }, 0, now)
  const both = checkLimits({ ...none, closesAt: day(9), attempts: 1 }, 2, now)
  expect(newProblems(closed, both).map(({ kind }) => kind)).toEqual(['fewer-attempts-than-used'])
  expect(newProblems(both, closed)).toEqual([])
})

test('a window of no length is one problem, and unlimited attempts are none', () => {
  expect(kinds({ opensAt: day(12), closesAt: day(12), timeLimitSeconds: 60 })).toEqual([
    'closes-before-opens',
  ])
  expect(kinds({ attempts: null }, 2)).toEqual([])
})
