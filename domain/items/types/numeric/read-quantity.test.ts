import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { NumberWithUnit } from '@/domain/items/response'
import { expectsThousandths } from '@/domain/items/types/numeric/expects-thousandths'
import { normalizeNumber } from '@/domain/items/types/numeric/normalize-number'
import { type QuantityFormat, quantityText, readQuantity } from '@/domain/items/types/numeric/read-quantity'

const format = { decimal: '.', group: ',' } as const

function rulesOf(names: readonly string[], policy: 'optional' | 'penalized' = 'optional'): QuantityFormat {
  return { format, units: { list: names.map((name) => ({ name })), position: 'after', policy } }
}

/** `1960 km`, or the code of the problem. */
function read(typed: string | NumberWithUnit, names?: readonly string[], policy?: 'optional' | 'penalized') {
  const reading = readQuantity(typed, names ? rulesOf(names, policy) : { format })
  if (!reading.ok) return reading.problem.code
  const { number, unit } = reading.value
  return `${Number(number)} ${typeof unit === 'number' ? names?.[unit] : unit}`
}

describe('a declared unit', () => {
  test.each([
    ['300 K', ['K'], '300 K'],
    ['300K', ['K'], '300 K'],
    ['300k', ['K'], '300 K'],
    ['300 kK', ['K'], '300000 K'],
    ['300 K', ['k', 'K'], '300 K'],
    ['300 k', ['K', 'k'], '300 k'],
    ['25k', ['km'], '25000 none'],
    ['5 k', ['km', '%'], '5000 none'],
    ['25 km', ['km', 'm'], '25 km'],
    ['25 km', ['m', 'km'], '25 km'],
    ['25km', ['m'], '25000 m'],
    ['25k km', ['km'], '25000 km'],
    ['$25k', ['$'], '25000 $'],
    ['25k €', ['€'], '25000 €'],
    ['km 5', ['km'], '5 km'],
    ['5 KM', ['km'], '5 km'],
    ['5 ms', ['MS', 'ms'], '5 ms'],
    ['5 km.', ['km'], '5 km'],
    ['5 in', ['in.'], '5 in.'],
    ['5 m²', ['m²'], '5 m²'],
    ['5 m2', ['m²'], '5 m²'],
    ['5 m^2', ['m²'], '5 m²'],
    ['5 m²', ['m2'], '5 m2'],
    ['5 ㎡', ['m²'], '5 m²'],
    ['5 t CO₂', ['t CO2'], '5 t CO2'],
    ['5 m s⁻¹', ['m s-1'], '5 m s-1'],
    ['3×10⁸ m/s', ['m/s'], '300000000 m/s'],
    ['5 ℃', ['°C'], '5 °C'],
    ['٥ كم', ['كم'], '5 كم'],
    ['-5 %', ['%'], '-5 %'], // phrases: quoted
    ['5\u00a0km', ['km'], '5 km'],
    ['5', ['\u200b', 'km'], '5 none'],
    ['12İ', ['i\u0307'], '12 i\u0307'],
  ])('%j with the units %j is %s', (typed, names, expected) => {
    expect(read(typed, names)).toBe(expected)
  })

  test('a separate unit field reads as part of one text', () => {
    expect(read({ number: '300', unit: 'K' }, ['K'])).toBe('300 K')
    expect(read({ number: '300 K', unit: '' }, ['K'])).toBe('300 K')
    expect(read({ number: '300', unit: '' })).toBe('300 none')
    expect(quantityText({ number: '5', unit: '$' }, 'before')).toBe('$ 5')
    expect(quantityText({ number: '5', unit: '' })).toBe('5')
    expect(quantityText({ number: '5', unit: 'km' })).toBe('5 km')
  })
})

const problemOf = (typed: string | NumberWithUnit, rules: QuantityFormat) => {
  const reading = readQuantity(typed, rules)
  return reading.ok ? null : reading.problem
}

describe('an unknown unit', () => {
  test.each([
    ['60 kilometers', 'kilometers'],
    ['60kilometers', 'kilometers'],
    ['60k miles', 'miles'],
    ['60 eggs', 'eggs'],
    ['1e5 eggs', 'eggs'],
    ['5 nautical miles', 'nautical miles'],
    ['5 sq. miles', 'sq. miles'],
    ['5k/day', '/day'],
    ['about 5k', 'about'],
    ['EUR5k', 'EUR'],
    ['$5', '$'],
    ['about 5', 'about'],
    ['5 mm', 'mm'],
    ['5 frogs2', 'frogs2'],
    ['1.960 miles', 'miles'],
    ['1e500 miles', 'miles'],
    ['25,000 soldiers', 'soldiers'],
    ['60 km²', 'km²'],
    ['60km²', 'km²'],
    ['5 W·m⁻²', 'W·m⁻²'],
    ['№ 5', '№'],
  ])('%j: “%s” is quoted in full', (typed, words) => {
    expect(problemOf(typed, rulesOf(['km', 'm']))).toEqual({
      code: 'unknown-unit',
      message: `“${words}” isn’t an accepted unit. Accepted units: km, m.`,
    })
    expect(problemOf(typed, { format })).toEqual({
      code: 'unknown-unit',
      message: `“${words}” isn’t part of the answer. Enter only the number.`,
    })
  })

  test('counts as an incorrect one if units are penalized', () => {
    expect(read('60 kilometers', ['km'], 'penalized')).toBe('60 unknown')
    expect(read('60', ['km'], 'penalized')).toBe('60 none')
    expect(read('60 km', ['km'], 'penalized')).toBe('60 km')
    expect(problemOf('1.960 miles', rulesOf(['km'], 'penalized'))).toMatchObject({
      choices: ['1,960 miles', '1.96 miles'],
    })
    expect(problemOf('miles 1.960', rulesOf(['km'], 'penalized'))).toMatchObject({
      choices: ['miles 1,960', 'miles 1.96'],
    })
  })
})

test.each([
  '5²',
  '5 ½ km',
  'km',
  '5 km 5',
  '1 2',
  '5 km 5 m',
  '',
  '- km',
  '5 ^2',
  '1.2.3 km',
  "5 '",
  '5 -km-',
  '5 -km',
  '5 km-',
  '5 km -5',
])('%j isn’t a number, with or without a unit', (typed) => {
  expect(read(typed, ['km', 'm'])).toBe('not-a-number')
})

test('a number too large is reported as that, also with a unit', () => {
  expect(read('1e500 km', ['km'])).toBe('number-out-of-range')
  expect(read('1e500', ['km'])).toBe('number-out-of-range')
  expect(read('1e500 miles', ['km'], 'penalized')).toBe('number-out-of-range')
})

describe('a number that could be two', () => {
  test('is asked about with its unit, as the item writes it', () => {
    expect(problemOf('1.960 KM', rulesOf(['km']))).toEqual({
      code: 'ambiguous-number',
      message: 'Did you mean 1,960 km or 1.96 km?',
      choices: ['1,960 km', '1.96 km'],
    })
    expect(problemOf('$1.960', rulesOf(['$']))?.choices).toEqual(['$ 1,960', '$ 1.96'])
    expect(problemOf('1.960', rulesOf(['km']))?.choices).toEqual(['1,960', '1.96'])
    expect(problemOf({ number: '1.960', unit: 'km' }, rulesOf(['km']))?.choices).toEqual(['1,960', '1.96'])
  })

  test('is a decimal number if the answers have three decimals', () => {
    const answers = [{ value: '1.965', fraction: 1, tolerance: { type: 'none' } }] as const
    expect(readQuantity('1.960', { format, answers })).toMatchObject({ ok: true })
    expect(readQuantity('1.960', { format, expectsThousandths: true })).toMatchObject({ ok: true })
    expect(readQuantity('1.960', { format, expectsThousandths: false, answers })).toMatchObject({ ok: false })
    expect(readQuantity('1.960', { format, answers: [] })).toMatchObject({ ok: false })
  })
})

test.each([
  [{ value: '1960', tolerance: { type: 'none' } }, false],
  [{ value: '1.96', tolerance: { type: 'none' } }, false],
  [{ value: '1.965', tolerance: { type: 'none' } }, true],
  [{ value: '1.9655', tolerance: { type: 'none' } }, true],
  [{ value: '2.500', tolerance: { type: 'none' } }, true],
  [{ value: '1e-3', tolerance: { type: 'none' } }, true],
  [{ value: '2', tolerance: { type: 'nominal', value: '0.005' } }, true],
  [{ value: '2', tolerance: { type: 'nominal', value: '0.05' } }, false],
  [{ value: '2', tolerance: { type: 'relative', value: '0.005' } }, false],
  [{ value: '2', tolerance: { type: 'geometric', value: '0.005' } }, false],
  [{ tolerance: { type: 'range', min: '1.001', max: '2' } }, true],
  [{ tolerance: { type: 'range', min: '1', max: '2.001' } }, true],
  [{ tolerance: { type: 'range', min: '1', max: '2' } }, false],
] as const)('for the answer %j, three decimals are expected: %s', (answer, expected) => {
  const whole = { value: '7', tolerance: { type: 'none' } } as const
  expect(expectsThousandths([whole, answer])).toBe(expected)
})

test('any text is a quantity or a problem, and normalizing twice is normalizing once', () => {
  const unit = fc.oneof(
    fc.constantFrom(..."0123456789.,'-+ ekKmM²⁸½①٣٫٬،−×%$^", 'km', 'K', '10'),
    fc.nat({ max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
  )
  const text = fc.array(unit, { maxLength: 10 }).map((signs) => signs.join(''))
  const policy = fc.constantFrom('optional', 'penalized')
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 3 }), policy, (typed, names, how) => {
      const reading = readQuantity(typed, rulesOf([...names, 'km', 'K'], how as 'optional'))
      if (!reading.ok) expect(reading.problem.message).toMatch(/[.?]$/)
      expect(normalizeNumber(normalizeNumber(typed))).toBe(normalizeNumber(typed))
    }),
    { numRuns: 400 },
  )
})
