import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closeOf } from './attempt'
import {
  effectiveLimits as compose,
  type EffectiveLimits,
  type LimitSources,
  type LimitsLayer,
  type OwnLimits,
} from './effective-limits'

const effectiveLimits = (sources: Omit<LimitSources, 'timeZone'>, timeZone = 'UTC') =>
  compose({ ...sources, timeZone })
const day = (number: number) => new Date(Date.UTC(2026, 10, number))
const assignment: EffectiveLimits = {
  opensAt: day(1),
  closesAt: day(10),
  dueAt: day(9),
  timeLimitSeconds: 2400,
  attempts: 2,
  whenTimeIsUp: { do: 'submit' },
}

test('without overrides the assignment holds for everybody', () => {
  const { limits, origins, isAccommodated } = effectiveLimits({ assignment })
  expect(limits).toEqual(assignment)
  expect(new Set(Object.values(origins))).toEqual(new Set(['assignment']))
  expect(isAccommodated).toBe(false)
})

test('of each field the most specific that is set wins', () => {
  const { limits, origins } = effectiveLimits({
    assignment,
    groups: [{ closesAt: day(12), timeLimitSeconds: 3000 }],
    individual: { limits: { timeLimitSeconds: 3600, attempts: null }, isFinal: false },
  })
  expect(limits).toMatchObject({ opensAt: day(1), closesAt: day(12), timeLimitSeconds: 3600, attempts: null })
  expect(origins).toEqual({
    opensAt: 'assignment',
    closesAt: 'group',
    dueAt: 'assignment',
    timeLimitSeconds: 'individual',
    attempts: 'individual',
  })
})

test('of two groups the more generous holds, and no limit is more than any', () => {
  const { limits } = effectiveLimits({
    assignment,
    groups: [
      { opensAt: day(3), closesAt: day(12), timeLimitSeconds: 3000, attempts: 3 },
      { opensAt: day(2), closesAt: day(11), timeLimitSeconds: null },
    ],
  })
  expect(limits).toMatchObject({ opensAt: day(2), closesAt: day(12), timeLimitSeconds: null, attempts: 3 })
})

test('an accommodation multiplies the time and moves the close: 60 minutes, extended from 40', () => {
  const composed = effectiveLimits({ assignment, accommodation: { timeFactor: 1.5, extraDays: 2 } })
  expect(composed.limits).toMatchObject({
    timeLimitSeconds: 3600,
    closesAt: day(12),
    opensAt: day(1),
    attempts: 2,
  })
  expect(composed.base).toEqual(assignment)
  expect(composed.isAccommodated).toBe(true)
})

test('it comes on top of an individual override, unless that is final', () => {
  const accommodation = { timeFactor: 2, extraDays: 1 }
  const individual = { limits: { timeLimitSeconds: 3000, closesAt: day(11) }, isFinal: false }
  expect(effectiveLimits({ assignment, individual, accommodation }).limits).toMatchObject({
    timeLimitSeconds: 6000,
    closesAt: day(12),
  })
  const final = effectiveLimits({ assignment, individual: { ...individual, isFinal: true }, accommodation })
  expect(final.limits).toMatchObject({ timeLimitSeconds: 3000, closesAt: day(11) })
  expect(final.isAccommodated).toBe(false)
})

test('no limit stays no limit, whatever the factor', () => {
  const unlimited = { ...assignment, timeLimitSeconds: null, closesAt: null }
  const { limits } = effectiveLimits({
    assignment: unlimited,
    accommodation: { timeFactor: 3, extraDays: 9 },
  })
  expect(limits).toMatchObject({ timeLimitSeconds: null, closesAt: null })
})

const moment = fc.option(fc.integer({ min: 1, max: 28 }).map(day), { nil: null })
const count = fc.option(fc.integer({ min: 1, max: 9000 }), { nil: null })
const layer = fc.record(
  { opensAt: moment, closesAt: moment, timeLimitSeconds: count, attempts: count },
  { requiredKeys: [] },
) as fc.Arbitrary<LimitsLayer>

test('groups give the same whatever their order, and an individual override hides them where it is set', () => {
  fc.assert(
    fc.property(fc.array(layer, { maxLength: 4 }), layer, (groups, limits) => {
      const one = effectiveLimits({ assignment, groups })
      const other = effectiveLimits({ assignment, groups: [...groups].reverse() })
      expect(other.limits).toEqual(one.limits)
      const individual = effectiveLimits({ assignment, groups, individual: { limits, isFinal: true } })
      expect(individual.limits).toMatchObject(
        Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined)),
      )
    }),
  )
})

test('minutes given on the spot move every close by just as much, whatever else is in force', () => {
  const accommodation = fc.record({
    timeFactor: fc.constantFrom(1, 1.25, 2),
    extraDays: fc.integer({ min: 0, max: 5 }),
  })
  fc.assert(
    fc.property(
      ...([fc.array(layer, { maxLength: 3 }), layer, fc.boolean(), accommodation] as const),
      fc.integer({ min: 1, max: 500 }),
      (groups, own, isFinal, granted, extraMinutes) => {
        const of = (limits: OwnLimits) =>
          effectiveLimits({
            ...{ assignment, groups, accommodation: granted },
            individual: { limits, isFinal },
          })
        const without = of(own)
        const withThem = of({ ...own, extraMinutes })
        const started = day(3)
        const closes = [without, withThem].map(({ limits }) => closeOf(started, limits))
        expect(closes[1] && closes[0] && Number(closes[1]) - Number(closes[0])).toEqual(
          closes[0] && extraMinutes * 60_000,
        )
        expect(withThem).toMatchObject({ origins: without.origins, base: without.base, extraMinutes })
        expect(withThem.limits.attempts).toBe(without.limits.attempts)
      },
    ),
  )
})
