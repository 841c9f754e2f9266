import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gradeResponse } from '@/domain/grading/grade-response'
import { sampleItem, sampleItems } from '@/tests/support/sample-items'
import { explainDraft, explainKey } from './explain-key'
import { ItemSchema } from './item'

// The expected sentences were worked out manually from the grading rules.

const NO_TEXTS = { regions: {}, passages: {} }
const number = (changes: object) =>
  ItemSchema.parse({
    ...sampleItem('numeric'),
    otherwise: undefined,
    format: { decimal: '.', group: ',' },
    answers: [{ value: '1960' }],
    ...changes,
  })
const shortText = (changes: object) =>
  ItemSchema.parse({ ...sampleItem('short-text'), otherwise: undefined, ...changes })

describe('a number', () => {
  test('says which separators are accepted and which need confirmation', () => {
    expect(explainKey(number({}))).toEqual([
      '“1960”, “1,960”, “1 960”, and “1960.0” are accepted.',
      '“1.960” needs confirmation: Did you mean 1,960 or 1.96?',
      '“1’960” needs confirmation: Did you mean 1,960?',
      'No other number is close enough: “1959” and “1961” are incorrect.',
      'With a unit: “1960 km” is invalid: “km” isn’t part of the answer. Enter only the number.',
    ])
  })

  test('with a decimal comma, says so', () => {
    const sentences = explainKey(number({ format: { decimal: ',', group: '.' } }))
    expect(sentences[0]).toBe('“1960”, “1 960”, “1.960”, and “1960,0” are accepted.')
    expect(sentences[1]).toBe('“1,960” needs confirmation: Did you mean 1.960 or 1,96?')
  })

  test('in thousands is accepted with a k', () => {
    expect(explainKey(number({ answers: [{ value: '25000' }] }))[0]).toContain('“25k”')
  })

  test('with a tolerance and units says the range and what each unit earns', () => {
    const item = number({
      answers: [{ value: '60', tolerance: { type: 'nominal', value: '5' } }],
      units: {
        list: [
          { name: 'km', perBase: '1' },
          { name: 'm', perBase: '1000' },
        ],
      },
    })
    expect(explainKey(item)).toEqual([
      '“60 km” and “60.0 km” are accepted.',
      'Every number from “55 km” to “65 km” is accepted, but not “54 km” or “66 km”.',
      '“60000 m” is accepted.',
      'Without a unit: “60” is accepted.',
      'With another unit: “60 units” is invalid: “units” isn’t an accepted unit. Accepted units: km, m.',
    ])
  })

  test('with a penalty for units says what is left', () => {
    const units = { list: [{ name: 'km', perBase: '1' }], policy: 'penalized', penalty: 0.25 }
    const sentences = explainKey(number({ answers: [{ value: '60' }], units }))
    expect(sentences).toContain('Without a unit: “60” earns 75% of the points.')
    expect(sentences).toContain('With another unit: “60 units” earns 75% of the points.')
  })

  test.each([
    [
      'relative',
      { type: 'relative', value: '0.1' },
      'Every number from “90” to “110” is accepted, but not “89” or “111”.',
    ],
    [
      'geometric',
      { type: 'geometric', value: '1' },
      'Every number from “50” to “200” is accepted, but not “49” or “201”.',
    ],
    [
      'range',
      { type: 'range', min: '1.5', max: '2' },
      'Every number from “1.5” to “2” is accepted, but not “1.4” or “2.1”.',
    ],
  ])('with a %s tolerance says its ends', (_, tolerance, sentence) => {
    const value = tolerance.type === 'range' ? {} : { value: '100' }
    expect(explainKey(number({ answers: [{ ...value, tolerance }] }))).toContain(sentence)
  })

  test('lists what other answers earn', () => {
    const answers = [{ value: '54' }, { value: '45', fraction: 0.5 }, { value: '5.4', fraction: 0 }]
    const sentences = explainKey(number({ answers }))
    expect(sentences).toContain('“45” earns 50% of the points.')
    expect(sentences).toContain('“5.4” earns no points.')
  })

  test('never says that something is accepted that the grader doesn’t accept', () => {
    const format = fc.constantFrom({ decimal: '.', group: ',' }, { decimal: ',', group: '.' }, undefined)
    fc.assert(
      fc.property(fc.integer({ min: -99_999, max: 9_999_999 }), format, (value, separators) => {
        const item = number({ answers: [{ value: String(value) }], format: separators })
        const accepted = explainKey(item).filter((sentence) =>
          /“ (is|are) accepted\.$|” (is|are) accepted\.$/.test(sentence),
        )
        for (const sentence of accepted)
          for (const [, typed] of sentence.matchAll(/“([^”]+)”/g))
            expect(gradeResponse(item, typed)).toMatchObject({ status: 'graded', earned: 1 })
      }),
    )
  })
})

describe('a text', () => {
  test('says what doesn’t matter, and what other answers earn', () => {
    expect(explainKey(sampleItem('short-text'))).toEqual([
      '“OSCE” is accepted.',
      'Case doesn’t matter: “osce” is accepted.',
      'Accents don’t matter: “ÓSCE” is accepted.',
      'Closing punctuation doesn’t matter: “OSCE.” is accepted.',
      'A leading article doesn’t matter: “the OSCE” is accepted.',
      'Typos are incorrect, for example “OCSE”.',
      '“Minsk x” earns 50% of the points.',
      '“NATO” earns no points.',
    ])
  })

  test('that needs its case and accents says so', () => {
    const answers = [{ text: 'Šćepanović' }]
    const sentences = explainKey(shortText({ answers, caseSensitive: true, accentSensitive: true }))
    expect(sentences).toContain('Case matters: “ŠĆEPANOVIĆ” earns no points.')
    expect(sentences).toContain('Accents matter: “Scepanovic” earns no points.')
  })

  test('of several words can be hyphenated, and a typo shows the spelling', () => {
    const sentences = explainKey(shortText({ answers: [{ text: 'rapid reaction' }] }))
    expect(sentences).toContain('Hyphens and spaces don’t matter: “rapid-reaction” is accepted.')
    expect(sentences.find((sentence) => sentence.startsWith('One small typo'))).toBe(
      'One small typo is accepted, for example “rapid reatcion”. The results show the correct spelling.',
    )
    expect(explainKey(shortText({ answers: [{ text: 'reaction' }], acceptTypo: false }))).toContain(
      'Typos are incorrect, for example “reatcion”.',
    )
  })
})

describe('other types', () => {
  test('a single choice says what each option earns', () => {
    expect(explainKey(sampleItem('single-choice'))).toEqual([
      '“Armenia” earns full points.',
      '“Denmark” earns 25% of the points.',
      'Every other option earns no points.',
    ])
  })

  test('true or false says what each answer earns', () => {
    expect(explainKey(sampleItem('true-false'))).toEqual([
      '“True” earns no points.',
      '“False” earns full points.',
    ])
  })

  test('a multiple response says what mistakes cost', () => {
    const item = sampleItem('multiple-response')
    expect(explainKey(item)).toEqual([
      'Selecting all 2 correct options and nothing else earns full points.',
      'Leaving out one correct option earns 50% of the points.',
      'Also selecting one incorrect option earns 50% of the points.',
      'Selecting every option earns no points.',
    ])
    expect(explainKey({ ...item, grading: 'all-or-nothing' })).toEqual([
      'Selecting all 2 correct options and nothing else earns full points.',
      'All or nothing: any mistake earns no points.',
    ])
  })

  test('pairs say what one mistake costs', () => {
    expect(explainKey(sampleItem('matching'))).toEqual([
      'Matching all 4 prompts correctly earns full points.',
      'One incorrect match earns 75% of the points.',
      'One prompt without an answer earns 75% of the points.',
    ])
  })

  test('an order says what three mistakes cost', () => {
    // Of five positions, a swap leaves three correct, and the reverse order leaves the middle one.
    expect(explainKey(sampleItem('ordering'))).toEqual([
      'The correct order earns full points. An order that the student never changes isn’t an answer.',
      'Swapping two neighbors earns 60% of the points.',
      'Moving the first element to the end earns no points.',
      'The reverse order earns 20% of the points.',
    ])
  })

  test('a text with gaps says what each gap counts for, then explains each', () => {
    const sentences = explainKey(sampleItem('cloze'))
    expect(sentences.slice(0, 3)).toEqual([
      'body: counts for 25% of the points.',
      'size: counts for 50% of the points.',
      'place: counts for 25% of the points.',
    ])
    expect(sentences).toContain('body: “OSCE” is accepted.')
    expect(sentences).toContain('place: “Armenia” earns full points.')
    expect(sentences.some((sentence) => /^size: “3600”, “3,600”, .* are accepted\.$/.test(sentence))).toBe(
      true,
    )
  })

  test('every type has sentences', () => {
    for (const item of sampleItems) {
      const sentences = explainKey(item)
      expect(sentences.length, item.id).toBeGreaterThan(0)
      expect(new Set(sentences).size, item.id).toBe(sentences.length)
    }
  })
})

test('a draft is explained before it has a question text, and not while its key has errors', () => {
  const { stem: _, explanation: __, ...draft } = sampleItem('single-choice')
  expect(explainDraft(draft, 'own', NO_TEXTS)).toHaveLength(3)
  const withoutKey = draft.options.map((option) => ({ ...option, key: false }))
  expect(explainDraft({ ...draft, options: withoutKey }, 'own', NO_TEXTS)).toEqual([])
  expect(explainDraft({ type: 'numeric' }, 'own', NO_TEXTS)).toEqual([])
})
