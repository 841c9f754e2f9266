import fc from 'fast-check'
import { expect, test } from 'vitest'
import { UNLIMITED } from '@/tests/support/attempt-limits'
import { type AttemptLimits, closeOf, graceEndOf, type WhenTimeIsUp } from './attempt'
import { type PromisedTime, timeAfterChange } from './keep-time'

const startedAt = new Date('2027-05-01T09:00:00Z')
const minutes = (count: number) => new Date(startedAt.getTime() + count * 60_000)
const now = minutes(10)
const submit = { do: 'submit' } as const
const grace = (graceSeconds: number) => ({ do: 'grace', graceSeconds }) as const
const promised = (closesAt: Date | null, whenTimeIsUp: WhenTimeIsUp = submit): PromisedTime => ({
  startedAt,
  closesAt,
  whenTimeIsUp,
})
const limit = (count: number | null, rest: Partial<AttemptLimits> = {}): AttemptLimits => ({
  ...UNLIMITED,
  timeLimitSeconds: count === null ? null : count * 60,
  ...rest,
})
const change = (before: PromisedTime, limits: AttemptLimits, canShorten = false, at = now) =>
  timeAfterChange(before, limits, { canShorten, now: at })

test('a student who leaves a group keeps promised time', () => {
  expect(change(promised(minutes(90)), limit(40))).toEqual({
    closesAt: minutes(90),
    whenTimeIsUp: submit,
    change: 'kept',
  })
})

test('confirmed changes shorten an attempt, but not into the past', () => {
  expect(change(promised(minutes(90)), limit(40), true)).toMatchObject({
    closesAt: minutes(40),
    change: 'shortened',
  })
  expect(change(promised(minutes(90)), limit(5), true)).toMatchObject({ closesAt: now, change: 'shortened' })
  // In the grace period, the close is already in the past.
  expect(change(promised(minutes(8), grace(600)), limit(5), true)).toMatchObject({ closesAt: minutes(8) })
})

test('more time applies immediately', () => {
  expect(change(promised(minutes(40)), limit(90))).toEqual({
    closesAt: minutes(90),
    whenTimeIsUp: submit,
    change: 'extended',
  })
  expect(change(promised(minutes(40)), limit(null))).toMatchObject({ closesAt: null, change: 'extended' })
  expect(change(promised(minutes(40)), limit(40))).toMatchObject({ closesAt: minutes(40), change: 'same' })
  expect(change(promised(null), limit(null), true)).toMatchObject({ closesAt: null, change: 'same' })
})

test('an attempt without an end stays open', () => {
  expect(change(promised(null), limit(40))).toMatchObject({ closesAt: null, change: 'kept' })
  expect(change(promised(null), limit(40), true)).toMatchObject({
    closesAt: minutes(40),
    change: 'shortened',
  })
})

test('a closing date doesn’t cut promised time', () => {
  const closing = limit(90, { closesAt: minutes(60) })
  expect(change(promised(minutes(90)), closing)).toMatchObject({ closesAt: minutes(90), change: 'kept' })
})

test('the grace period isn’t shortened', () => {
  const before = promised(minutes(40), grace(600))
  expect(change(before, limit(40, { whenTimeIsUp: grace(300) }))).toEqual({
    closesAt: minutes(40),
    whenTimeIsUp: grace(600),
    change: 'kept',
  })
  expect(change(before, limit(40))).toMatchObject({ whenTimeIsUp: grace(600), change: 'kept' })
  expect(change(before, limit(40), true)).toMatchObject({
    closesAt: minutes(40),
    whenTimeIsUp: submit,
    change: 'shortened',
  })
  // With 10 more minutes to answer, there is no promised time to keep.
  expect(change(before, limit(50))).toMatchObject({
    closesAt: minutes(50),
    whenTimeIsUp: submit,
    change: 'extended',
  })
  // A later close with a shorter grace period that would end earlier.
  expect(change(before, limit(41))).toMatchObject({
    closesAt: minutes(41),
    whenTimeIsUp: grace(600),
    change: 'kept',
  })
  // The close doesn’t change, and the new grace period is longer than the old one.
  expect(change(before, limit(35, { whenTimeIsUp: grace(900) }))).toMatchObject({
    closesAt: minutes(40),
    whenTimeIsUp: grace(900),
    change: 'kept',
  })
})

const whenTimeIsUp = fc.oneof(
  fc.constant<WhenTimeIsUp>({ do: 'submit' }),
  fc.constant<WhenTimeIsUp>({ do: 'abandon' }),
  fc.integer({ min: 0, max: 3600 }).map(grace),
)
const limits: fc.Arbitrary<AttemptLimits> = fc.record({
  opensAt: fc.constant(null),
  closesAt: fc.option(fc.integer({ min: -60, max: 300 }).map(minutes), { nil: null }),
  timeLimitSeconds: fc.option(fc.integer({ min: 1, max: 20_000 }), { nil: null }),
  whenTimeIsUp,
})
const later = (date: Date | null) => (date === null ? Number.POSITIVE_INFINITY : date.getTime())
const endOf = (time: Pick<PromisedTime, 'closesAt' | 'whenTimeIsUp'>) =>
  later(graceEndOf(time) ?? time.closesAt)

test('no sequence of changes without confirmation ends an attempt earlier', () => {
  fc.assert(
    fc.property(limits, fc.array(limits, { maxLength: 8 }), (first, changes) => {
      let standing = promised(closeOf(startedAt, first), first.whenTimeIsUp)
      for (const next of changes) {
        const after = change(standing, next)
        expect(later(after.closesAt)).toBeGreaterThanOrEqual(later(standing.closesAt))
        expect(endOf(after)).toBeGreaterThanOrEqual(endOf(standing))
        // The new limits are never undercut either.
        expect(later(after.closesAt)).toBeGreaterThanOrEqual(later(closeOf(startedAt, next)))
        standing = { startedAt, ...after }
      }
    }),
  )
})

test('a confirmed change applies exactly the new limits', () => {
  fc.assert(
    fc.property(limits, limits, fc.integer({ min: 0, max: 400 }).map(minutes), (first, next, at) => {
      const before = promised(closeOf(startedAt, first), first.whenTimeIsUp)
      const after = change(before, next, true, at)
      const wanted = later(closeOf(startedAt, next))
      expect(later(after.closesAt)).toBe(
        wanted >= later(before.closesAt)
          ? wanted
          : Math.max(wanted, Math.min(at.getTime(), later(before.closesAt))),
      )
      expect(after.whenTimeIsUp).toEqual(next.whenTimeIsUp)
    }),
  )
})

test('an attempt that keeps its close follows a new rule for its end', () => {
  expect(change(promised(minutes(90)), limit(40, { whenTimeIsUp: { do: 'abandon' } }))).toEqual({
    closesAt: minutes(90),
    whenTimeIsUp: { do: 'abandon' },
    change: 'kept',
  })
})
