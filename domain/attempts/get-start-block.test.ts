import { expect, test } from 'vitest'
import { getStartBlock } from './get-start-block'

const now = new Date('2026-11-23T10:00:00Z')
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
const open = {
  opensAt: null,
  closesAt: null,
  dueAt: null,
  timeLimitSeconds: null,
  attempts: null,
  whenTimeIsUp: { do: 'submit' },
} as const
const ended = (at: Date) => ({ state: 'graded', submittedAt: at, closesAt: null }) as const
const abandoned = (closesAt: Date | null) => ({ state: 'abandoned', submittedAt: null, closesAt }) as const

test('an open quiz without limits can always start', () => {
  expect(getStartBlock(open, 0, [ended(now), ended(now)], now)).toBeNull()
})

test('a quiz can’t start before opening or after closing', () => {
  const opensAt = minutes(1)
  expect(getStartBlock({ ...open, opensAt }, 0, [], now)).toEqual({ reason: 'not-open-yet', opensAt })
  expect(getStartBlock({ ...open, opensAt }, 0, [], opensAt)).toBeNull()
  expect(getStartBlock({ ...open, closesAt: now }, 0, [], now)).toEqual({ reason: 'closed', closedAt: now })
  expect(getStartBlock({ ...open, closesAt: minutes(1) }, 0, [], now)).toBeNull()
})

test('used attempts, including abandoned ones, prevent a start', () => {
  const earlier = [ended(minutes(-9)), abandoned(null)]
  expect(getStartBlock({ ...open, attempts: 2 }, 0, earlier, now)).toEqual({
    reason: 'no-attempts-left',
    attempts: 2,
  })
  expect(getStartBlock({ ...open, attempts: 3 }, 0, earlier, now)).toBeNull()
})

test('the wait starts at the end of the last attempt', () => {
  const earlier = [ended(minutes(-5)), ended(minutes(-2))]
  expect(getStartBlock(open, 600, earlier, now)).toEqual({ reason: 'wait', until: minutes(8) })
  expect(getStartBlock(open, 600, earlier, minutes(8))).toBeNull()
  expect(getStartBlock(open, 0, earlier, now)).toBeNull()
})

test('the wait after an abandoned attempt starts when its time was up', () => {
  const earlier = [ended(minutes(-5)), abandoned(minutes(-2))]
  expect(getStartBlock(open, 600, earlier, now)).toEqual({ reason: 'wait', until: minutes(8) })
})

test('an open attempt starts no wait', () => {
  const inProgress = { state: 'in-progress', submittedAt: null, closesAt: minutes(5) } as const
  expect(getStartBlock(open, 600, [inProgress], now)).toBeNull()
})

test('an attempt that never ended doesn’t shorten the wait', () => {
  const earlier = [ended(minutes(-2)), abandoned(null)]
  expect(getStartBlock(open, 600, earlier, now)).toEqual({ reason: 'wait', until: minutes(8) })
  expect(getStartBlock(open, 600, earlier.slice(1), now)).toBeNull()
})

test('without a wait the next attempt can start immediately', () => {
  expect(getStartBlock(open, 0, [ended(minutes(1))], now)).toBeNull()
})
