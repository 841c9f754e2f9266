import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNumber } from '@/domain/grading/numeric/read-number'

const english = { decimal: '.', group: ',' } as const
const german = { decimal: ',', group: '.' } as const
const swiss = { decimal: '.', group: "'" } as const
const french = { decimal: ',', group: ' ' } as const

function plain(typed: string, format?: typeof english | typeof german | typeof swiss | typeof french) {
  const reading = readNumber(typed, format)
  return reading.ok ? new Decimal(reading.value).toFixed() : reading.problem.code
}

describe('with separators fixed', () => {
  test.each([
    ['25,000', english, '25000'],
    ['25 000', english, '25000'],
    ['25\u00a0000', english, '25000'],
    ['25\u202f000', english, '25000'],
    ['25.000', english, '25'],
    ['25.000', german, '25000'],
    ['25,000', german, '25'],
    ["1'234'567.5", swiss, '1234567.5'],
    ['1’234', swiss, '1234'],
    ['1 234,5', french, '1234.5'],
    ['25k', english, '25000'],
    ['25 K', english, '25000'],
    ['2.5k', english, '2500'],
    ['.5', english, '0.5'],
    ['5.', english, '5'],
    ['+5', english, '5'],
    ['−5', english, '-5'],
    ['– 5', english, '-5'],
    ['007', english, '7'],
    ['0', english, '0'],
    ['-0.00', english, '0'],
    ['１２３', english, '123'],
    ['1e4', english, '10000'],
    ['1E-2', english, '0.01'],
    ['3×10⁸', english, '300000000'],
    ['3 x 10^8', english, '300000000'],
    ['3*10**-2', english, '0.03'],
    ['3·10⁻²', english, '0.03'],
    ['1e+4', english, '10000'],
    ['\u202a25,000\u202c', english, '25000'],
  ] as const)('%j in %o is %s', (typed, format, value) => {
    expect(plain(typed, format)).toBe(value)
  })

  test.each([
    '',
    'newt',
    '1 2',
    '--1',
    '1,00',
    '1,0000',
    ',000',
    '0,123',
    '1,234 567',
    '1.2.3',
    '1e',
    'e5',
    '1e5k',
    '.',
    '-',
    '+-1',
    '25,000 soldiers',
    '3/4',
    '0x10',
    'Infinity',
    'NaN',
    '1_000',
    '٣',
    '1e1.5',
    '10^',
    '12 345,678',
  ])('%j is not a number', (typed) => {
    expect(plain(typed, english)).toBe('not-a-number')
  })
})

describe('without separators fixed', () => {
  test.each([
    ['1234567', '1234567'],
    ['1.234.567', '1234567'],
    ['1,234,567', '1234567'],
    ['1,234.5', '1234.5'],
    ['1.234,5', '1234.5'],
    ['1.5', '1.5'],
    ['1,5', '1.5'],
    ['0.500', '0.5'],
    ['1500.250', '1500.25'],
    ['25 000', '25000'],
    ["25'000", '25000'],
    ['25k', '25000'],
  ])('%j can only be %s', (typed, value) => {
    expect(plain(typed)).toBe(value)
  })

  test.each(['1.500', '25,000', '25.000', '-1.500', '1.500k', '12,345e2'])(
    '%j could be two numbers',
    (typed) => {
      expect(plain(typed)).toBe('ambiguous-number')
    },
  )
})

test('a number beyond any purpose is refused, whatever its digits', () => {
  expect(plain('1e401', english)).toBe('number-out-of-range')
  expect(plain('1e-999999', english)).toBe('number-out-of-range')
  expect(plain(`1e${'9'.repeat(80)}`, english)).toBe('not-a-number')
  expect(plain('0e999', english)).toBe('0')
})

test('any decimal written out is read as itself, with every digit', () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.nat({ max: 20 }), (digits, places) => {
      const decimal = new (Decimal.clone({ precision: 200 }))(String(digits)).div(new Decimal(10).pow(places))
      const reading = readNumber(decimal.toFixed(), english)
      expect(reading.ok && new (Decimal.clone({ precision: 200 }))(reading.value).eq(decimal)).toBe(true)
    }),
  )
})

test('grouping changes nothing', () => {
  fc.assert(
    fc.property(fc.nat({ max: 1e12 }), fc.constantFrom(',', ' '), (whole, sign) => {
      const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, sign)
      expect(plain(grouped, english)).toBe(String(whole))
    }),
  )
})

test('a hostile spelling is refused at once', () => {
  for (const part of ['1', '1,', '1 ', '1,234', '-', '1.', ' ']) {
    const began = performance.now()
    readNumber(`${part.repeat(20_000)}x`, english)
    expect(performance.now() - began).toBeLessThan(1000)
  }
})
