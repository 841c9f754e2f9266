import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { carryWindow, type NewCardWindow, newCardWindow } from './new-card-window'
import type { StudyClock } from './study-day'

const HOUR_MS = 3_600_000
const berlin = (dayStartsAt: number): StudyClock => ({ timeZone: 'Europe/Berlin', dayStartsAt })

describe('the window of a day’s new cards', () => {
  test('is the study day', () => {
    expect(newCardWindow(new Date('2026-03-02T12:00:00Z'), berlin(4), null)).toEqual({
      from: new Date('2026-03-02T03:00:00Z'),
      until: new Date('2026-03-03T03:00:00Z'),
    })
  })

  test('stays open if the day’s start moves to 20:00 at 21:00', () => {
    const before = newCardWindow(new Date('2026-03-02T20:00:00Z'), berlin(4), null)
    const after = carryWindow(before, berlin(20))
    expect(after).toEqual({ from: before.from, until: new Date('2026-03-03T19:00:00Z') })
    expect(newCardWindow(new Date('2026-03-02T20:01:00Z'), berlin(20), after)).toBe(after)
    expect(newCardWindow(new Date('2026-03-03T19:00:00Z'), berlin(20), after).from).toEqual(after.until)
  })

  test('ends a day later at the new hour if that is close to the old one', () => {
    const before = newCardWindow(new Date('2026-03-02T12:00:00Z'), berlin(4), null)
    expect(carryWindow(before, berlin(5)).until).toEqual(new Date('2026-03-03T04:00:00Z'))
    expect(carryWindow(before, berlin(3)).until).toEqual(new Date('2026-03-03T02:00:00Z'))
  })

  test('is unchanged after a change and its reversal', () => {
    const before = newCardWindow(new Date('2026-03-02T12:00:00Z'), berlin(4), null)
    expect(carryWindow(carryWindow(before, berlin(20)), berlin(4))).toEqual(before)
  })
})

const clocks = fc.record({
  timeZone: fc.constantFrom(
    'Europe/Berlin',
    'Asia/Tokyo',
    'America/Los_Angeles',
    'Pacific/Kiritimati',
    'UTC',
  ),
  dayStartsAt: fc.nat(23),
})

test('no series of changes releases a second day’s worth of new cards', () => {
  const steps = fc.array(fc.record({ hours: fc.integer({ min: 0, max: 30 }), clock: fc.option(clocks) }), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(steps, clocks, (changes, first) => {
      // Spans both daylight saving changes in Europe and America.
      let at = new Date('2026-03-05T09:30:00Z')
      let clock: StudyClock = first
      let carried: NewCardWindow | null = null
      const releases: Date[] = []
      for (const { hours, clock: next } of changes) {
        at = new Date(at.getTime() + hours * HOUR_MS)
        const window = newCardWindow(at, clock, carried)
        expect(window.from <= at && at < window.until).toBe(true)
        if (releases.at(-1)?.getTime() !== window.from.getTime()) releases.push(window.from)
        if (next) {
          carried = carryWindow(window, next)
          clock = next
        }
      }
      // Each release is a day's worth: two of them are at least a day apart.
      for (const [index, from] of releases.entries()) {
        const before = releases[index - 1]
        if (before) expect(from.getTime() - before.getTime()).toBeGreaterThanOrEqual(23 * HOUR_MS)
      }
    }),
  )
})
