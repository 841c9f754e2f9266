import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gradeNumeric, type NumericRules } from '@/domain/items/types/numeric/grade-numeric'
import type { NumericAnswer } from '@/domain/items/types/numeric/schema'
import { isWithinTolerance } from '@/domain/items/types/numeric/within-tolerance'

const format = { decimal: '.', group: ',' } as const
const answer = (value: string, tolerance: NumericAnswer['tolerance'] = { type: 'none' }, fraction = 1) => ({
  value,
  tolerance,
  fraction,
})
const grade = (rules: Omit<NumericRules, 'format'>, raw: unknown) => {
  const part = gradeNumeric({ format, ...rules }, raw)
  return part.ok ? part.value.fraction : part.problem.code
}

test('0.1 + 0.2 is 0.3, and bounds are inclusive to the last digit', () => {
  const near = answer('0.3', { type: 'nominal', value: '0.1' })
  expect(isWithinTolerance('4e-1', near)).toBe(true)
  expect(isWithinTolerance('2e-1', near)).toBe(true)
  expect(isWithinTolerance('40000000000000000000000001e-26', near)).toBe(false)
  expect(isWithinTolerance('19999999999999999999999999e-26', near)).toBe(false)
})

test.each([
  ['none', answer('-5'), '-5', true],
  ['none', answer('-5'), '5', false],
  ['relative of a negative answer', answer('-10', { type: 'relative', value: '0.1' }), '-11', true],
  ['relative of a negative answer', answer('-10', { type: 'relative', value: '0.1' }), '-11.1', false],
  ['relative', answer('10', { type: 'relative', value: '0.1' }), '9', true],
  ['relative', answer('10', { type: 'relative', value: '0.1' }), '8.99', false],
  ['geometric', answer('8', { type: 'geometric', value: '1' }), '4', true],
  ['geometric', answer('8', { type: 'geometric', value: '1' }), '16', true],
  ['geometric', answer('8', { type: 'geometric', value: '1' }), '3.9', false],
  ['geometric', answer('8', { type: 'geometric', value: '1' }), '-8', false],
  ['geometric, thirds not rounded', answer('1', { type: 'geometric', value: '2' }), '0.333', false],
  ['geometric of a negative answer', answer('-8', { type: 'geometric', value: '1' }), '-4', true],
  ['geometric of a negative answer', answer('-8', { type: 'geometric', value: '1' }), '-16.1', false],
  ['geometric of 0', answer('0', { type: 'geometric', value: '1' }), '0', true],
  ['geometric of −0', answer('-0', { type: 'geometric', value: '1' }), '0', true],
  ['geometric of 0', answer('0', { type: 'geometric', value: '1' }), '0.1', false],
] as const)('%s: %o and %s', (_, key, number, matches) => {
  expect(isWithinTolerance(number, key)).toBe(matches)
})

test('a range has no value and is closed', () => {
  const range = { fraction: 1, tolerance: { type: 'range', min: '1990', max: '1994' } } as const
  expect(['1989', '1990', '1994', '1994.1'].map((number) => isWithinTolerance(number, range))).toEqual([
    false,
    true,
    true,
    false,
  ])
})

test('the first matching answer counts, even if a later one is worth more', () => {
  const answers = [
    answer('25000', undefined, 0),
    answer('3600'),
    answer('3600', { type: 'relative', value: '10' }, 0.5),
  ]
  expect(grade({ answers }, '25,000')).toBe(0)
  expect(grade({ answers }, '3600')).toBe(1)
  expect(grade({ answers }, '3700')).toBe(0.5)
  expect(grade({ answers }, '-99999')).toBe(0)
})

test('a response without a number is not answered, and one of another shape is invalid', () => {
  const rules = { answers: [answer('1')], format }
  expect(gradeNumeric(rules, ' ')).toMatchObject({ ok: true, value: { status: 'unanswered', id: 'answer' } })
  expect(gradeNumeric(rules, 12, 'gap')).toMatchObject({
    ...{ ok: false, problem: { code: 'wrong-shape', part: 'gap' } },
  })
  expect(grade(rules, { number: '1', unit: '' })).toBe(1)
})

test('results include the typed text and the matched answer', () => {
  const answers = [answer('1'), answer('2', undefined, 0.5)]
  expect(gradeNumeric({ answers, format }, ' 2.0 ')).toEqual({
    ok: true,
    value: { id: 'answer', status: 'partial', fraction: 0.5, chosen: '2.0', matched: 1, spelling: null },
  })
  expect(gradeNumeric({ answers, format }, '3')).toMatchObject({
    value: { matched: null, status: 'incorrect' },
  })
})

describe('units', () => {
  const list = [
    { name: 'km', perBase: '1' },
    { name: 'm', perBase: '1000' },
  ]
  const optional = {
    answers: [answer('5')],
    units: { list, position: 'after', policy: 'optional', penalty: 0, penaltyOf: 'response' },
  } as const
  const penalized = { ...optional, units: { ...optional.units, policy: 'penalized', penalty: 0.2 } } as const

  test.each([
    ['5', 1],
    ['5 km', 1],
    ['5km', 1],
    ['5000 m', 1],
    ['5,000 M', 1],
    ['5 KM', 1],
    ['5 m', 0],
    ['km 5', 1],
    ['5 miles', 'unknown-unit'],
    ['5 mm', 'unknown-unit'],
    ['km', 'not-a-number'],
    ['5 km 5', 'not-a-number'],
  ] as const)('%j is %s', (typed, expected) => {
    expect(grade(optional, typed)).toBe(expected)
  })

  test('a separate unit field reads as part of one text', () => {
    expect(grade(optional, { number: '5', unit: 'km' })).toBe(1)
    expect(grade(optional, { number: '5000', unit: 'm' })).toBe(1)
    expect(grade(optional, { number: '5 km', unit: '' })).toBe(1)
    expect(grade(optional, { number: '5', unit: 'miles' })).toBe('unknown-unit')
  })

  test('a unit penalty costs what the item states, and never below 0', () => {
    expect(grade(penalized, '5 km')).toBe(1)
    expect(grade(penalized, '5000 m')).toBe(1)
    expect(grade(penalized, '5')).toBe(0.8)
    expect(grade(penalized, '5 miles')).toBe(0.8)
    expect(grade(penalized, '6')).toBe(0)
    const ofMaximum = { ...penalized, units: { ...penalized.units, penaltyOf: 'maximum' } } as const
    expect(grade({ ...ofMaximum, answers: [answer('5', undefined, 0.5)] }, '5')).toBe(0.3)
    expect(grade({ ...penalized, answers: [answer('5', undefined, 0.5)] }, '5')).toBe(0.4)
    expect(grade(ofMaximum, '6')).toBe(0)
  })

  test('a conversion without a round result isn’t rounded', () => {
    const rules = {
      ...optional,
      answers: [answer('1')],
      units: { ...optional.units, list: [{ name: 'third', perBase: '3' }] },
    }
    expect(grade(rules, '3 third')).toBe(1)
    expect(grade(rules, '2.9999999999999999999999 third')).toBe(0)
  })
})

test('an answer matches itself under every tolerance', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.nat({ max: 12 }),
      fc.constantFrom('nominal', 'relative', 'geometric'),
      (digits, positions, type) => {
        const value = `${digits < 0 ? '-' : ''}0.${String(Math.abs(digits)).padStart(positions, '0')}`
        expect(isWithinTolerance(value, { value, tolerance: { type, value: '0' } })).toBe(true)
      },
    ),
  )
})
