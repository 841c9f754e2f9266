import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalizeNumber } from '@/domain/items/types/numeric/normalize-number'
import { readNumber } from '@/domain/items/types/numeric/read-number'
import type { NumberFormat } from '@/domain/items/types/numeric/schema'

const english = { decimal: '.', group: ',' } as const
const german = { decimal: ',', group: '.' } as const
const swiss = { decimal: '.', group: "'" } as const
const french = { decimal: ',', group: ' ' } as const

function plain(typed: string, format?: NumberFormat) {
  const reading = readNumber(typed, format)
  return reading.ok ? new Decimal(reading.value).toFixed() : reading.problem.code
}

describe('with separators fixed', () => {
  test.each([
    ['25,000', english, '25000'],
    ['25 000', english, '25000'],
    ['25\u00a0000', english, '25000'],
    ['25\u202f000', english, '25000'],
    ['25.00', english, '25'],
    ['25.0000', english, '25'],
    ['0.500', english, '0.5'],
    ['1500.250', english, '1500.25'],
    ['1.960e3', english, '1960'],
    ['6×10²³', english, `6${'0'.repeat(23)}`],
    ['6.022×10^23', english, '602200000000000000000000'],
    ['٢٥٬٠٠٠', english, '25000'],
    ['٢٥٫٥', english, '25.5'],
    ['٢٥٬٠٠٠٫٥', german, '25000.5'],
    ['١٫٩٦٠', english, '1.96'],
    ['۱۲۳', english, '123'],
    ['१२३', english, '123'],
    ['１，２３４．５', english, '1234.5'],
    ['1２3', english, '123'],
    ['𝟏𝟐', english, '12'],
    ['\u{116da}\u{116e3}', english, '9'],
    ['١،٥', german, '1.5'],
    ['－５', english, '-5'],
    ['﹣5', english, '-5'],
    ['➖5', english, '-5'],
    ['־5', english, '-5'],
    ['➕5', english, '5'],
    ['1 960', english, '1960'],
    ['1\u2009960', english, '1960'],
    ['25.000', german, '25000'],
    ['25,00', german, '25'],
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
    '5²',
    '5⁻²',
    '5₂',
    '5½',
    '½',
    '①',
    '1①',
    'Ⅷ',
    '⒈5',
    '㏠',
    '三',
    '10²',
    '510⁸',
    '1٢3',
    '١۲',
    '१2',
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
    ["25'000.5", '25000.5'],
    ["25'000,5", '25000.5'],
    ['25k', '25000'],
  ])('%j can only be %s', (typed, value) => {
    expect(plain(typed)).toBe(value)
  })

  test.each(['1.500', '25,000', '25.000', '-1.500', '1.500k', '12,345e2', '12,345e10', '1.500x10^2'])(
    '%j could be two numbers',
    (typed) => {
      expect(plain(typed)).toBe('ambiguous-number')
    },
  )
})

test('an absurdly large number is rejected, whatever its digits', () => {
  expect(plain('1e401', english)).toBe('number-out-of-range')
  expect(plain('1e-999999', english)).toBe('number-out-of-range')
  expect(plain(`1e${'9'.repeat(80)}`, english)).toBe('not-a-number')
  expect(plain('0e999', english)).toBe('0')
  expect(plain('1e399', english)).toBe(`1${'0'.repeat(399)}`)
  expect(plain('1e400', english)).toBe('number-out-of-range')
  expect(plain('1e-401', english)).toBe(`0.${'0'.repeat(400)}1`)
  expect(plain('1e-402', english)).toBe('number-out-of-range')
})

test.each([
  ['007', '7e0'],
  ['0.070', '7e-2'],
  ['25,000', '25e3'],
  ['-1,200.00', '-12e2'],
  ['.5', '5e-1'],
  ['5.', '5e0'],
  ['00', '0'],
])('%j is one string without zeros at either end: %s', (typed, value) => {
  expect(readNumber(typed, english)).toEqual({ ok: true, value })
})

test('text that isn’t a number gets examples in the item’s separators', () => {
  const messageOf = (typed: string, format?: NumberFormat) => {
    const reading = readNumber(typed, format)
    return reading.ok ? null : reading.problem.message
  }
  expect(messageOf('newt')).toBe('This isn’t a number. Enter only digits, such as 1234.5.')
  expect(messageOf('newt', english)).toBe(
    'This isn’t a number. Enter only digits, such as 1234.5 or 1,234.5.',
  )
  expect(messageOf('newt', german)).toBe('This isn’t a number. Enter only digits, such as 1234,5 or 1.234,5.')
  expect(messageOf('1e500', english)).toBe('This number is too large or too small.')
})

test.each([
  ['➕5', '+5'],
  ['1’234', "1'234"],
  ['5  km', '5 km'],
  ['10²³', '10^23'],
  ['10⁻²', '10^-2'],
  ['10⁺²', '10^2'],
  ['⑩', '^10'],
])('%j is written %j', (typed, expected) => {
  expect(normalizeNumber(typed)).toBe(expected)
})

const choicesOf = (typed: string, ...how: [format?: NumberFormat, hasThousandths?: boolean]) => {
  const reading = readNumber(typed, ...how)
  return reading.ok ? null : reading.problem.choices
}

describe('a whole number grouped in another convention', () => {
  test.each([
    ['1.960', english, ['1,960', '1.96']],
    ['-1.960', english, ['-1,960', '-1.96']],
    ['+ 1.960', english, ['+1,960', '+1.96']],
    ['1.965', english, ['1,965', '1.9650']],
    ['25.000', english, ['25,000', '25']],
    ['25.000 k', english, ['25,000 k', '25 k']],
    ['25.500K', english, ['25,500K', '25.5K']],
    ['1.234.567', english, ['1,234,567']],
    ["1'234", english, ['1,234']],
    ['1,960', german, ['1.960', '1,96']],
    ['25,000', german, ['25.000', '25']],
    ['1.960', french, ['1 960', '1,96']],
    ['1,960', french, ['1 960', '1,96']],
    ['1,960', swiss, ["1'960", '1.96']],
    ['1.960', swiss, ["1'960", '1.96']],
    ['1,960', { decimal: ',', group: ',' }, ['1960', '1,96']],
    ['1.960', { decimal: ',', group: ',' }, ['1960', '1,96']],
  ] as const)('%j in %o is ambiguous: %j', (typed, format, choices) => {
    expect(choicesOf(typed, format)).toEqual(choices)
    expect(readNumber(typed, format)).toMatchObject({
      problem: { code: 'ambiguous-number', message: `Did you mean ${choices.join(' or ')}?` },
    })
    for (const choice of choices) expect(readNumber(choice, format).ok).toBe(true)
  })

  test('is accepted if three decimals are expected, unless it can’t be a decimal', () => {
    expect(choicesOf('1.965', english, true)).toBeNull()
    expect(choicesOf('1,965', german, true)).toBeNull()
    expect(choicesOf('1.234.567', english, true)).toEqual(['1,234,567'])
    expect(choicesOf("1'965", english, true)).toEqual(['1,965'])
    expect(choicesOf('1.965', french, true)).toEqual(['1 965', '1,9650'])
  })

  test.each([
    ['1.500', ['1500', '1.5']],
    ['12,345', ['12345', '12,3450']],
    ['-1.500 k', ['-1500 k', '-1.5 k']],
    ['12,345e2', ['12345e2', '12,3450e2']],
    ['1.500 x 10^2', ['1500 x 10^2', '1.5 x 10^2']],
  ])('without fixed separators, both readings of %j are offered: %j', (typed, choices) => {
    expect(choicesOf(typed)).toEqual(choices)
    for (const choice of choices) expect(readNumber(choice).ok).toBe(true)
  })
})

const formats = fc.constantFrom<NumberFormat>(english, german, swiss, french)
const wide = Decimal.clone({ precision: 200 })

test('any decimal is read with every digit or is ambiguous', () => {
  fc.assert(
    fc.property(
      fc.bigInt(),
      fc.nat({ max: 20 }),
      formats,
      fc.boolean(),
      (digits, positions, format, isGrouped) => {
        const decimal = new wide(String(digits)).div(new wide(10).pow(positions))
        const [whole = '', fraction] = decimal.toFixed().split('.')
        const grouped = isGrouped ? whole.replace(/(?<=\d)(?=(\d{3})+$)/g, format.group) : whole
        const typed = fraction === undefined ? grouped : `${grouped}${format.decimal}${fraction}`
        const values = [
          readNumber(typed, format),
          ...(choicesOf(typed, format) ?? []).map((each) => readNumber(each, format)),
        ]
        expect(values.some((reading) => reading.ok && new wide(reading.value).eq(decimal))).toBe(true)
        expect(readNumber(typed, format, true)).toEqual({ ok: true, value: expect.anything() })
      },
    ),
    { numRuns: 500 },
  )
})

test('each choice for an ambiguous number is read as a different number', () => {
  const typed = fc.tuple(
    fc.integer({ min: 1, max: 999 }),
    fc.constantFrom('.', ',', "'"),
    fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 3 }),
  )
  fc.assert(
    fc.property(typed, fc.option(formats, { nil: undefined }), ([first, sign, groups], format) => {
      const text = [first, ...groups.map((group) => String(group).padStart(3, '0'))].join(sign)
      const choices = choicesOf(text, format) ?? []
      const read = choices.map((choice) => plain(choice, format))
      expect(new Set(read).size).toBe(choices.length)
      if (choices.length > 0) expect(read[0]).toBe(text.replace(/\D/g, ''))
      if (choices.length > 1) expect(read[1]).toBe(new wide(text.replace(/\D/g, '.')).toFixed())
    }),
  )
})

test('any text is a number or a problem with a reason', () => {
  const unit = fc.oneof(
    fc.constantFrom(..."0123456789.,'-+ eExXkK*^²⁸½①٣३٫٬،−×·1"),
    fc.nat({ max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
  )
  fc.assert(
    fc.property(
      fc.array(unit, { maxLength: 12 }),
      fc.option(formats, { nil: undefined }),
      (signs, format) => {
        const reading = readNumber(signs.join(''), format)
        if (reading.ok) expect(reading.value).toMatch(/^(0|-?[1-9]\d*e-?\d+)$/)
        else expect(reading.problem.message).toMatch(/[.?]$/)
      },
    ),
    { numRuns: 400 },
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

// So long that a backtracking pattern would take hours.
test('long hostile input is rejected', { timeout: 60_000 }, () => {
  for (const part of ['1', '1,', '1 ', '1,234', '-', '1.', ' ']) {
    expect(readNumber(`${part.repeat(100_000)}x`, english).ok, part).toBe(false)
  }
})
