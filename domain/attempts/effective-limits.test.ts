import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closeOf } from './attempt'
import {
  effectiveLimits as compose,
  type EffectiveLimits,
  type LimitSources,
  type LimitsLayer,
  LimitsLayerSchema,
  mergeAccommodations,
  type OwnLimits,
  OwnLimitsSchema,
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

test('the assignment’s limits apply without overrides', () => {
  const { limits, origins, isAccommodated } = effectiveLimits({ assignment })
  expect(limits).toEqual(assignment)
  expect(new Set(Object.values(origins))).toEqual(new Set(['assignment']))
  expect(isAccommodated).toBe(false)
})

test('the most specific layer wins for each field', () => {
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

test('the most generous group wins', () => {
  const { limits } = effectiveLimits({
    assignment,
    groups: [
      { opensAt: day(3), closesAt: day(12), timeLimitSeconds: 3000, attempts: 3 },
      { opensAt: day(2), closesAt: day(11), timeLimitSeconds: null },
    ],
  })
  expect(limits).toMatchObject({ opensAt: day(2), closesAt: day(12), timeLimitSeconds: null, attempts: 3 })
})

test('an accommodation extends 40 minutes to 60 and moves the close', () => {
  const composed = effectiveLimits({ assignment, accommodation: { timeMultiplier: 1.5, extraDays: 2 } })
  expect(composed.limits).toMatchObject({
    timeLimitSeconds: 3600,
    closesAt: day(12),
    opensAt: day(1),
    attempts: 2,
  })
  expect(composed.base).toEqual(assignment)
  expect(composed.isAccommodated).toBe(true)
})

test('accommodations extend individual overrides unless final', () => {
  const accommodation = { timeMultiplier: 2, extraDays: 1 }
  const individual = { limits: { timeLimitSeconds: 3000, closesAt: day(11) }, isFinal: false }
  expect(effectiveLimits({ assignment, individual, accommodation }).limits).toMatchObject({
    timeLimitSeconds: 6000,
    closesAt: day(12),
  })
  const final = effectiveLimits({ assignment, individual: { ...individual, isFinal: true }, accommodation })
  expect(final.limits).toMatchObject({ timeLimitSeconds: 3000, closesAt: day(11) })
  expect(final.isAccommodated).toBe(false)
})

test('no limit stays unlimited with any multiplier', () => {
  const unlimited = { ...assignment, timeLimitSeconds: null, closesAt: null }
  const { limits } = effectiveLimits({
    assignment: unlimited,
    accommodation: { timeMultiplier: 3, extraDays: 9 },
  })
  expect(limits).toMatchObject({ timeLimitSeconds: null, closesAt: null })
})

const moment = fc.option(fc.integer({ min: 1, max: 28 }).map(day), { nil: null })
const count = fc.option(fc.integer({ min: 1, max: 9000 }), { nil: null })
const layer = fc.record(
  { opensAt: moment, closesAt: moment, timeLimitSeconds: count, attempts: count },
  { requiredKeys: [] },
) as fc.Arbitrary<LimitsLayer>

test('group order doesn’t matter, and individual overrides win', () => {
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

test('added minutes extend every close equally', () => {
  const accommodation = fc.record({
    timeMultiplier: fc.constantFrom(1, 1.25, 2),
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

test('accommodations move the due date by calendar days', () => {
  const dated = {
    ...assignment,
    dueAt: new Date('2027-10-30T21:59:00Z'),
    closesAt: new Date('2027-10-31T22:59:00Z'),
  }
  const accommodation = { timeMultiplier: 1, extraDays: 2 }
  const berlin = effectiveLimits({ assignment: dated, accommodation }, 'Europe/Berlin')
  expect(berlin.limits.dueAt).toEqual(new Date('2027-11-01T22:59:00Z'))
  expect(berlin.limits.closesAt).toEqual(new Date('2027-11-02T22:59:00Z'))
  expect(berlin).toMatchObject({ isAccommodated: true, extraMinutes: 0 })
  expect(berlin.limits).toMatchObject({ timeLimitSeconds: 2400, opensAt: day(1), attempts: 2 })
  expect(effectiveLimits({ assignment: dated, accommodation }).limits.dueAt).toEqual(
    new Date('2027-11-01T21:59:00Z'),
  )
})

test('a multiplier of 1 isn’t an accommodation', () => {
  const isAccommodated = (timeMultiplier: number, extraDays: number) =>
    effectiveLimits({ assignment, accommodation: { timeMultiplier, extraDays } }).isAccommodated
  expect([isAccommodated(1.5, 0), isAccommodated(1, 1), isAccommodated(1, 0)]).toEqual([true, true, false])
})

test('every override field applies and has an origin', () => {
  const set = {
    opensAt: day(2),
    closesAt: day(20),
    dueAt: day(19),
    timeLimitSeconds: 60,
    attempts: 7,
  }
  for (const field of Object.keys(set) as (keyof typeof set)[]) {
    const layer = { [field]: set[field] }
    const group = effectiveLimits({ assignment, groups: [layer] })
    expect(group.limits).toEqual({ ...assignment, ...layer })
    const individual = effectiveLimits({ assignment, individual: { limits: layer, isFinal: false } })
    expect(individual.limits).toEqual({ ...assignment, ...layer })
    for (const [origins, origin] of [
      [group.origins, 'group'],
      [individual.origins, 'individual'],
    ] as const)
      expect(origins).toEqual(
        Object.fromEntries(Object.keys(set).map((name) => [name, name === field ? origin : 'assignment'])),
      )
  }
})

test('several groups combine their most generous values', () => {
  const groups = [
    { opensAt: day(3), dueAt: day(14), closesAt: day(15), timeLimitSeconds: 100, attempts: 3 },
    { opensAt: day(2), dueAt: day(13), closesAt: day(16), timeLimitSeconds: 200, attempts: 4 },
  ]
  expect(effectiveLimits({ assignment, groups }).limits).toMatchObject({
    ...{ opensAt: day(2), dueAt: day(14), closesAt: day(16), timeLimitSeconds: 200, attempts: 4 },
  })
  for (const field of ['opensAt', 'dueAt', 'closesAt', 'timeLimitSeconds', 'attempts'] as const) {
    const lifted = effectiveLimits({ assignment, groups: [...groups, { [field]: null }, ...groups] })
    expect(lifted.limits[field]).toBeNull()
    expect(lifted.origins[field]).toBe('group')
  }
})

test('added minutes apply after the accommodation', () => {
  const { limits } = effectiveLimits({
    assignment,
    individual: { limits: { extraMinutes: 10 }, isFinal: false },
    accommodation: { timeMultiplier: 2, extraDays: 1 },
  })
  expect(limits).toEqual({
    ...assignment,
    closesAt: new Date(day(11).getTime() + 600_000),
    dueAt: new Date(day(10).getTime() + 600_000),
    timeLimitSeconds: 4800 + 600,
  })
})

test.each([
  [{ timeLimitSeconds: 0 }],
  [{ timeLimitSeconds: -1 }],
  [{ attempts: 0 }],
  [{ attempts: 1.5 }],
  [{ opensAt: 'tomorrow' }],
  [{ extraMinutes: 5 }],
  [{ unknown: 1 }],
])('%j isn’t a valid layer', (layer) => {
  expect(LimitsLayerSchema.safeParse(layer).success).toBe(false)
})

test('a layer round-trips through JSON', () => {
  const layer = { opensAt: null, closesAt: day(3), timeLimitSeconds: 90, attempts: 2 }
  expect(LimitsLayerSchema.parse(JSON.parse(JSON.stringify(layer)))).toEqual(layer)
  expect(LimitsLayerSchema.parse({})).toEqual({})
  expect(OwnLimitsSchema.parse({ extraMinutes: 0.5, dueAt: null })).toEqual({
    extraMinutes: 0.5,
    dueAt: null,
  })
  expect(OwnLimitsSchema.safeParse({ extraMinutes: 0 }).success).toBe(false)
})

test('merged accommodations use the most generous values', () => {
  expect(
    mergeAccommodations([
      { timeMultiplier: 1.5, extraDays: 0, onePerPage: true },
      { timeMultiplier: 1, extraDays: 3, onePerPage: false },
    ]),
  ).toEqual({ timeMultiplier: 1.5, extraDays: 3, onePerPage: true })
})

test('merging no accommodations gives null', () => {
  expect(mergeAccommodations([])).toBeNull()
})
