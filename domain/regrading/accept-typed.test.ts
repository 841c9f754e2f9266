import { describe, expect, test } from 'vitest'
import { gradeNumeric, type NumericRules } from '@/domain/items/types/numeric/grade-numeric'
import { gradeShortText } from '@/domain/items/types/short-text/grade-short-text'
import type { TextRules } from '@/domain/items/types/short-text/match-text'
import { withAcceptedNumber, withAcceptedText } from './accept-typed'

const none = { type: 'none' } as const
const exactly = (value: string, fraction = 1) => ({ value, fraction, tolerance: none })
const numberShare = (rules: NumericRules, typed: unknown) => {
  const grade = gradeNumeric(rules, typed)
  return grade.ok ? grade.value.fraction : null
}
function accepted(rules: NumericRules, typed: unknown): NumericRules {
  const changed = withAcceptedNumber(rules, typed)
  if (!changed) throw new Error('not accepted')
  return { ...rules, ...changed }
}

describe('an accepted number', () => {
  const german: NumericRules = { format: { decimal: ',', group: '.' }, answers: [exactly('1400')] }

  test('is added as read: 1.500 with decimal commas is 1500', () => {
    const changed = accepted(german, '1.500')
    expect(changed.answers).toEqual([exactly('1400'), exactly('1500')])
    expect(['1.500', '1500', '1 500', '1400'].map((typed) => numberShare(changed, typed))).toEqual([
      1, 1, 1, 1,
    ])
    expect(numberShare(changed, '1,5')).toBe(0)
  })

  test.each([
    ['25k', '25000'],
    ['−3', '-3'],
    ['1e-3', '0.001'],
    ['3x10^4', '30000'],
    ['007', '7'],
    ['.50', '0.5'],
    ['0,0', '0'],
  ])('%s is accepted as %s', (typed, value) => {
    const format = typed.includes(',') ? ({ decimal: ',', group: '.' } as const) : undefined
    const rules = { ...(format && { format }), answers: [exactly('99')] }
    expect(accepted(rules, typed).answers).toEqual([exactly('99'), exactly(value)])
  })

  test('goes before its match and replaces equal mistakes', () => {
    const near = { value: '3600', fraction: 0.5, tolerance: { type: 'relative', value: '0.5' } } as const
    const mistake = exactly('2500', 0)
    const same = { ...exactly('2500', -0.5), why: 'This one is unreachable.' }
    const rules = { answers: [exactly('3600'), near, mistake, exactly('9', 0), same] }
    const changed = accepted(rules, '2500')
    expect(changed.answers).toEqual([exactly('3600'), exactly('2500'), near, exactly('9', 0)])
    expect(['3600', '2500', '2501', '9'].map((typed) => numberShare(changed, typed))).toEqual([1, 1, 0.5, 0])
  })

  test('keeps tolerances and full answers', () => {
    const around = { value: '10', fraction: 0, tolerance: { type: 'nominal', value: '2' } } as const
    const from = { fraction: 0, tolerance: { type: 'range', min: '10', max: '11' } } as const
    const changed = accepted({ answers: [around, from, exactly('10')] }, '10')
    expect(changed.answers).toEqual([exactly('10'), around, from, exactly('10')])
    expect(['10', '11', '13'].map((typed) => numberShare(changed, typed))).toEqual([1, 0, 0])
  })

  test.each([
    { fraction: 0, tolerance: { type: 'range', min: '10', max: '10' } },
    { value: '10', fraction: 0.5, tolerance: { type: 'nominal', value: '0' } },
    { value: '10.0', fraction: 0, tolerance: { type: 'relative', value: '0' } },
  ] as const)('replaces %j, which accepts nothing else', (only) => {
    expect(accepted({ answers: [only, exactly('9')] }, '10').answers).toEqual([exactly('10'), exactly('9')])
  })

  test('with full points changes nothing', () => {
    expect(accepted({ answers: [exactly('5')] }, '5.0').answers).toEqual([exactly('5')])
  })

  test.each([null, '', ' ', 'many', [], {}, { number: '', unit: 'km' }, 5, '1.500'])(
    'is not read from %j',
    (typed) => {
      expect(withAcceptedNumber({ answers: [exactly('5')] }, typed)).toBeNull()
    },
  )

  test('keeps all its digits', () => {
    const digits = `1${'23456789'.repeat(8)}.5`
    expect(accepted({ answers: [exactly('5')] }, digits).answers).toEqual([exactly('5'), exactly(digits)])
  })

  test('is added only if new, without units', () => {
    expect(withAcceptedNumber({ answers: [exactly('5')] }, '6')).toEqual({
      answers: [exactly('5'), exactly('6')],
    })
  })
})

describe('an accepted number with a unit', () => {
  const list = [
    { name: 'm', perBase: '1' },
    { name: 'km', perBase: '0.001' },
    { name: 'ft', perBase: '3.28084' },
  ]
  const units = { list, position: 'after', policy: 'penalized', penalty: 0.5, penaltyOf: 'response' } as const
  const metres: NumericRules = { answers: [exactly('3600')], units }

  test('is converted to the base unit', () => {
    const changed = accepted(metres, '3.7 km')
    expect(changed.answers).toEqual([exactly('3600'), exactly('3700')])
    expect(changed.units).toEqual(units)
    expect(['3700 m', '3.7 km', '3700', '3.7'].map((typed) => numberShare(changed, typed))).toEqual([
      1, 1, 0.5, 0,
    ])
  })

  test('becomes a narrow range if its decimals don’t terminate', () => {
    const changed = accepted(metres, { number: '10', unit: 'ft' })
    const range = { type: 'range', min: '3.04799990246', max: '3.04799990247' }
    expect(changed.answers).toEqual([exactly('3600'), { fraction: 1, tolerance: range }])
    expect(['10 ft', '10.0001 ft', '3.05 m'].map((typed) => numberShare(changed, typed))).toEqual([1, 0, 0])
    const below = accepted(metres, '-10 ft')
    expect(below.answers[1]?.tolerance).toEqual({
      type: 'range',
      min: '-3.04799990247',
      max: '-3.04799990246',
    })
    expect(numberShare(below, '-10 ft')).toBe(1)
  })

  test('without its unit makes the unit optional', () => {
    const changed = accepted(metres, '3600')
    expect(changed.answers).toEqual(metres.answers)
    expect(changed.units).toEqual({ ...units, policy: 'optional' })
    expect(['3600', '3600 m', '3.6 km'].map((typed) => numberShare(changed, typed))).toEqual([1, 1, 1])
    expect(accepted(metres, '3700').answers).toEqual([exactly('3600'), exactly('3700')])
  })

  test('with another name of the base unit adds the name', () => {
    const changed = accepted(metres, '3600 metres')
    expect(changed.units?.list).toEqual([...list, { name: 'metres', perBase: '1' }])
    expect(changed.answers).toEqual(metres.answers)
    expect(['3600 metres', '3600 miles', '36 metres'].map((typed) => numberShare(changed, typed))).toEqual([
      1, 0.5, 0,
    ])
    const optional = { ...metres, units: { ...units, policy: 'optional' } as const }
    expect(numberShare(optional, '3600 metres')).toBeNull()
    expect(numberShare(accepted(optional, '3600 metres'), '3600 metres')).toBe(1)
  })

  test('with an unknown unit isn’t added if the number is wrong', () => {
    expect(withAcceptedNumber(metres, '2.2 miles')).toBeNull()
    const partial = { ...metres, answers: [exactly('3600'), exactly('3700', 0.5)] }
    expect(withAcceptedNumber(partial, '3700 metres')).toBeNull()
  })
})

describe('an accepted text', () => {
  const rules: TextRules = {
    answers: [{ text: 'OSCE', fraction: 1 }],
    caseSensitive: false,
    accentSensitive: false,
    punctuationSensitive: false,
    acceptTypo: true,
  }
  const share = (answers: TextRules['answers'] | null, typed: string, more: Partial<TextRules> = {}) => {
    const grade = gradeShortText({ ...rules, ...more, answers: answers ?? [] }, typed)
    return grade.ok ? grade.value.fraction : null
  }
  const text = (spelling: string, fraction = 1) => ({ text: spelling, fraction })

  test('is added after the others', () => {
    const answers = withAcceptedText(rules, '  Minsk Group ')
    expect(answers).toEqual([text('OSCE'), text('Minsk Group')])
    expect(share(answers, 'minsk group')).toBe(1)
  })

  test.each(['a * b', '*', '\\', 'a\\*b', '\\\\*', '**', 'C\\*-algebra*'])(
    '%j isn’t treated as a pattern',
    (typed) => {
      const answers = withAcceptedText(rules, typed)
      expect(share(answers, typed)).toBe(1)
      expect(share(answers, typed.replaceAll('*', 'anything at all'))).toBe(typed.includes('*') ? 0 : 1)
      expect(share(answers, 'something else')).toBe(0)
    },
  )

  test('goes before its matching pattern and replaces equal mistakes', () => {
    const mistakes = [text('NATO', 0), text('na*', 0.5), text('Nato', -0.5), text('EU', 0)]
    const answers = withAcceptedText({ ...rules, answers: [text('OSCE'), ...mistakes] }, 'nato')
    expect(answers).toEqual([text('OSCE'), text('nato'), text('na*', 0.5), text('EU', 0)])
    expect(['NATO', 'nation', 'eu'].map((typed) => share(answers, typed))).toEqual([1, 0.5, 0])
  })

  test('keeps longer patterns and untypable answers', () => {
    const mistakes = [text('na*', 0.5), text('\u200b', 0)]
    expect(withAcceptedText({ ...rules, answers: mistakes }, 'NA')).toEqual([text('NA'), ...mistakes])
  })

  test('keeps an equal full answer with another spelling', () => {
    const both = [text('n*', 0.5), text('Nato')]
    expect(withAcceptedText({ ...rules, answers: both }, 'NATO')).toEqual([text('NATO'), ...both])
  })

  test('keeps case and accents if they matter', () => {
    const strict = { ...rules, caseSensitive: true, accentSensitive: true }
    const answers = withAcceptedText(strict, 'Özgür')
    expect(['Özgür', 'özgür', 'Ozgur'].map((typed) => share(answers, typed, strict))).toEqual([1, 0, 0])
  })

  test.each(['¨Baku', '“Baku”.', 'the Baku', 'Baku (city)', '-5', '½', 'ﬁn'])(
    '%s earns full points',
    (typed) => {
      expect(share(withAcceptedText(rules, typed), typed)).toBe(1)
    },
  )

  test('with full points changes nothing', () => {
    expect(withAcceptedText(rules, 'osce')).toEqual([text('OSCE')])
  })

  test.each([null, '', ' ', '\u200b', 7, ['OSCE'], 'x'.repeat(1001)])('is not read from %j', (typed) => {
    expect(withAcceptedText(rules, typed)).toBeNull()
  })
})
