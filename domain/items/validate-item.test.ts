import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gradeResponse } from '@/domain/grading/grade-response'
import { type Item, ItemSchema } from '@/domain/items/item'
import { keyResponse } from '@/domain/items/key-response'
import { validateItem } from '@/domain/items/validate-item'
import { sampleItem, sampleItems, scoredSamples } from '@/tests/support/sample-items'

const errorsOf = (item: Item) =>
  validateItem(item)
    .filter(({ severity }) => severity === 'error')
    .map(({ path, message }) => `${path.join('.')}: ${message}`)
const warningsOf = (item: Item) =>
  validateItem(item)
    .filter(({ severity }) => severity === 'warning')
    .map(({ message }) => message)

const numeric = (changes: object) =>
  ItemSchema.parse({ ...sampleItem('numeric'), otherwise: undefined, ...changes })
const answer = (changes: object) => numeric({ answers: [{ value: '10', ...changes }] })
const words = (answers: object[]) => ItemSchema.parse({ ...sampleItem('short-text'), answers })
const option = (id: string, changes: object = {}) => ({ id, text: `Text ${id}`, key: false, ...changes })
const cloze = (text: string, ...gaps: object[]) =>
  ItemSchema.parse({
    ...sampleItem('cloze'),
    text,
    gaps: gaps.map((gap, index) => ({
      ...{ id: `g${index + 1}`, label: 'gap', type: 'text', answers: [{ text: 'word' }] },
      ...gap,
    })),
  })

test('every sample is valid and its key earns full points', () => {
  for (const item of sampleItems) expect(errorsOf(item), item.id).toEqual([])
  for (const item of scoredSamples) {
    expect(gradeResponse(item, keyResponse(item)).earned, item.id).toBe(1)
  }
})

describe('a number', () => {
  test('without a format accepts thousands without separators', () => {
    expect(
      errorsOf(numeric({ format: undefined, answers: [{ value: '25000' }, { value: '1234567' }] })),
    ).toEqual([])
  })

  test.each([
    [answer({ tolerance: { type: 'nominal', value: '-1' } }), /can’t be negative: -1/],
    [answer({ tolerance: { type: 'geometric', value: '-0.5' } }), /can’t be negative/],
    [
      answer({ value: undefined, tolerance: { type: 'range', min: '10', max: '5' } }),
      /from 10 to 5 is empty/,
    ],
    [answer({ tolerance: { type: 'relative', value: '5' } }), /5 means 500%\. For 5%, enter 0\.05\./],
    [answer({ tolerance: { type: 'relative', value: '1' } }), /For 1%, enter 0\.01/],
    [answer({ fraction: 0.5 }), /No answer is worth full points/],
    [answer({ fraction: -1 }), /No answer is worth full points/],
    [numeric({ format: { decimal: ',', group: ',' } }), /separator must differ/],
    [numeric({ answers: [{ value: '10', fraction: 0 }, { value: '10' }] }), /answer 1 comes first/],
    [
      numeric({
        answers: [
          { value: '10', fraction: 0.5, tolerance: { type: 'nominal', value: '5' } },
          { value: '11', tolerance: { type: 'nominal', value: '1' } },
        ],
      }),
      /answers\.1: This answer never counts: answer 1 comes first/,
    ],
    [answer({ value: '9'.repeat(101) }), /can’t be typed/],
    [numeric({ units: { list: [{ name: 'km', perBase: '1000' }] } }), /factor 1/],
    [
      numeric({
        units: {
          list: [
            { name: 'km', perBase: '1' },
            { name: 'm', perBase: '0' },
          ],
        },
      }),
      /must be above 0/,
    ],
    [
      numeric({
        units: {
          list: [
            { name: 'km', perBase: '1' },
            { name: 'km', perBase: '2' },
          ],
        },
      }),
      /Two units are called “km”/,
    ],
    [
      numeric({ units: { list: [{ name: 'km', perBase: '1' }], policy: 'penalized' } }),
      /units\.penalty: Enter a penalty above 0/,
    ],
    [
      numeric({
        units: {
          list: [
            { name: 'km', perBase: '1' },
            { name: '\u200b', perBase: '2' },
          ],
        },
      }),
      /units\.list\.1\.name: This unit has no visible text/,
    ],
  ])('that can’t be answered is an error: %#', (item, message) => {
    expect(errorsOf(item).join()).toMatch(message)
  })

  test.each([
    answer({}),
    answer({ tolerance: { type: 'nominal', value: '0' } }),
    answer({ tolerance: { type: 'relative', value: '0.05' } }),
    answer({ tolerance: { type: 'geometric', value: '1' } }),
    answer({ value: undefined, tolerance: { type: 'range', min: '5', max: '5' } }),
    // An anticipated mistake within a tolerance takes only a part of it.
    numeric({
      answers: [
        { value: '11', fraction: 0 },
        { value: '10', tolerance: { type: 'nominal', value: '2' } },
      ],
    }),
    numeric({ answers: [{ value: '1234567.891' }], format: { decimal: ',', group: '.' } }),
    numeric({ units: { list: [{ name: 'km', perBase: '1' }], position: 'before' } }),
  ])('that is answerable has no error: %#', (item) => {
    expect(errorsOf(item)).toEqual([])
    expect(gradeResponse(item, keyResponse(item)).earned).toBe(1)
  })
})

describe('an answer that an earlier one covers', () => {
  const range = (min: string, max: string, fraction = 1) => ({
    ...{ fraction, tolerance: { type: 'range', min, max } },
  })
  const half = { value: '12', fraction: 0.5 }

  test.each([
    ['a number in an earlier range', [range('10', '15'), { value: '12' }], 1],
    ['a range in an earlier range', [range('10', '15'), range('11', '12')], 1],
    ['a range in two earlier ranges', [range('10', '15'), range('15', '20'), range('11', '18')], 2],
    ['a repeated number', [{ value: '12' }, { value: '12.0' }], 1],
  ])('%s is a warning if it is worth the same', (_, answers, index) => {
    expect(validateItem(numeric({ answers }))).toMatchObject([
      { severity: 'warning', path: ['answers', index], message: /^This answer never counts: answer 1 comes/ },
    ])
  })

  test('is an error if it is worth more or less', () => {
    expect(errorsOf(numeric({ answers: [range('10', '15'), half] })).join()).toMatch(
      /answers\.1: This answer/,
    )
    expect(errorsOf(words([{ text: 'OSCE' }, { text: 'osce', fraction: 0.5 }])).join()).toMatch(/answers\.1/)
  })

  test('counts if only some of its numbers are taken', () => {
    const taken = ['10', '12.5', '15'].map((value) => ({ value }))
    expect(validateItem(numeric({ answers: [...taken, range('10', '15', 0.5)] }))).toEqual([])
    expect(validateItem(numeric({ answers: [{ value: '12' }, range('10', '15')] }))).toEqual([])
  })

  test('is a warning for a text as well', () => {
    const warning = 'This answer never counts: answer 1 comes first. Move it up, or change answer 1.'
    expect(warningsOf(words([{ text: 'OSCE' }, { text: 'osce' }]))).toEqual([warning])
    expect(warningsOf(words([{ text: 'OSCE' }, { text: 'the osce', feedback: 'Yes.' }]))).toEqual([warning])
    // A spelling that is compared as equal costs nothing.
    expect(warningsOf(words([{ text: 'OSCE' }, { text: 'the osce' }]))).toEqual([])
  })
})

describe('a text without visible characters', () => {
  const hidden = '\u200b\u2060'
  const about = { feedback: hidden }
  test.each([
    [sampleItem('true-false', { stem: hidden }), 'stem: The question has no visible text.'],
    [sampleItem('true-false', { stem: '\u2800' }), 'stem: The question has no visible text.'],
    [sampleItem('true-false', { explanation: hidden }), 'explanation: The explanation has no visible text.'],
    [sampleItem('true-false', { hints: ['x', hidden] }), 'hints.1: This hint has no visible text.'],
    [
      sampleItem('true-false', { otherwise: { why: hidden } }),
      'otherwise.why: This reason has no visible text.',
    ],
    [sampleItem('ordering', { ends: ['first', hidden] }), 'ends.1: This label has no visible text.'],
    [
      ItemSchema.parse({
        ...sampleItem('single-choice'),
        options: [option('a', { key: true }), option('b', about)],
      }),
      'options.1.feedback: This feedback has no visible text.',
    ],
    [
      sampleItem('multiple-response', {
        options: [option('a', { key: true }), option('b', { text: hidden })],
      }),
      'options.1.text: This option has no visible text.',
    ],
    [
      sampleItem('multiple-response', {
        options: [option('a', { key: true }), option('b', { text: '\u2800' })],
      }),
      'options.1.text: This option has no visible text.',
    ],
    [
      sampleItem('matching', {
        choices: [
          { id: 'c1', text: 'One' },
          { id: 'c2', text: hidden },
        ],
      }),
      'choices.1.text: This choice has no visible text.',
    ],
    [
      sampleItem('ordering', {
        elements: [
          { id: 'e1', text: 'One' },
          { id: 'e2', text: hidden },
        ],
      }),
      'elements.1.text: This element has no visible text.',
    ],
    [cloze('A {{g1}}.', { label: hidden }), 'gaps.0.label: The label has no visible text.'],
    [
      cloze('A {{g1}}.', { answers: [{ text: 'word', feedback: hidden }] }),
      'gaps.0.answers.0.feedback: This feedback has no visible text.',
    ],
    [
      cloze('A {{g1}}.', { answers: [{ text: hidden }] }),
      'gaps.0.answers.0.text: This answer has no visible characters.',
    ],
  ])('is an error: %#', (item, message) => {
    expect(errorsOf(item)).toContain(message)
  })
})

describe('a short text', () => {
  test.each([
    [words([{ text: '\u200b\u00ad' }]), /answers\.0\.text: This answer has no visible characters/],
    [words([{ text: 'x'.repeat(1001) }]), /at most 1000 characters/],
    [words([{ text: 'OSCE', fraction: 0.5 }]), /No answer is worth full points/],
    [words([{ text: 'o*', fraction: 0.5 }, { text: 'OSCE' }]), /answers\.1: This answer never counts/],
    [words([{ text: 'OSCE', fraction: 0 }, { text: 'osce' }]), /answers\.1: This answer never counts/],
  ])('that can’t be answered is an error: %#', (item, message) => {
    expect(errorsOf(item).join()).toMatch(message)
  })

  test.each(['...', '…', '“”', '—', '()', '?!'])('whose only key is %s is an error', (text) => {
    expect(errorsOf(words([{ text }])).join()).toMatch(/answers\.0\.text: This answer is only punctuation/)
  })

  test('can be punctuation if punctuation matters, a sign, or one of several answers', () => {
    const exact = ItemSchema.parse({
      ...{ ...sampleItem('short-text'), answers: [{ text: '?' }], punctuationSensitive: true },
    })
    expect(validateItem(exact)).toEqual([])
    expect(validateItem(words([{ text: '%' }]))).toEqual([])
    expect(errorsOf(words([{ text: 'OSCE' }, { text: '...' }]))).toEqual([])
    expect(warningsOf(words([{ text: 'OSCE' }, { text: '...' }])).join()).toMatch(/only punctuation/)
  })

  test.each(['the *', '*...', '“*”'])('that accepts everything as %s is a warning', (text) => {
    expect(warningsOf(words([{ text }]))).toEqual([`“${text}” accepts every answer.`])
  })

  test('that accepts everything is a warning', () => {
    const item = words([{ text: '*' }])
    expect(errorsOf(item)).toEqual([])
    expect(warningsOf(item)).toEqual(['A single * accepts every answer.'])
  })
})

describe('options', () => {
  const single = (...options: object[]) => ItemSchema.parse({ ...sampleItem('single-choice'), options })
  const several = (grading: string, ...options: object[]) =>
    ItemSchema.parse({ ...sampleItem('multiple-response'), grading, options })
  const map = (...regions: object[]) => ItemSchema.parse({ ...sampleItem('hotspot'), regions })

  test.each([
    [single(option('a'), option('b')), /options: Mark the correct option/],
    [single(option('a', { key: true, fraction: 0.5 }), option('b')), /worth 1, not 0\.5/],
    [single(option('a', { key: true, fraction: -1 }), option('b')), /worth 1, not -1/],
    [single(option('a', { fraction: 0.5 }), option('b')), /Mark the correct option/],
    [single(option('a', { key: true }), option('a')), /options\.1\.id: Two options have the ID a/],
    [several('net-correct', option('a', { fraction: 1 }), option('b')), /Mark at least one correct option/],
    [
      several(
        'option-fractions',
        option('a', { key: true, fraction: 0.3 }),
        option('b', { key: true, fraction: 0.3 }),
      ),
      /add up to 0\.6/,
    ],
    [
      several(
        'option-fractions',
        option('a', { key: true, fraction: 1 }),
        option('b', { key: true, fraction: -1 }),
      ),
      /options\.1\.fraction: A correct option must be worth more than 0/,
    ],
    [map(option('a', { key: true }), option('a')), /regions\.1: This region is in the list twice/],
    [
      map(option('a', { key: true, text: 'Iran' }), option('b', { text: 'Iran' })),
      /regions\.1: This region is in the list twice/,
    ],
    [single(option('a', { key: true }), option('b', { text: '\u200b' })), /no visible text/],
  ])('that can’t earn full points are an error: %#', (item, message) => {
    expect(errorsOf(item).join()).toMatch(message)
  })

  test('that share full points are valid', () => {
    const shares = [option('a', { key: true, fraction: 0.1 }), option('b', { key: true, fraction: 0.2 })]
    const rest = option('c', { key: true, fraction: 0.7 })
    expect(errorsOf(several('option-fractions', ...shares, rest, option('d', { fraction: -0.5 })))).toEqual(
      [],
    )
  })

  test.each([
    single(option('a', { key: true }), option('b', { fraction: 1 })),
    map(option('a', { key: true }), option('b', { fraction: 1 })),
    sampleItem('cloze', {
      text: 'A {{g1}}.',
      gaps: [
        {
          ...{ id: 'g1', label: 'gap', type: 'choice', weight: 1 },
          options: [option('a', { key: true }), option('b', { fraction: 1 })],
        },
      ],
    }),
  ])('that earn full points without being correct are an error: %#', (item) => {
    expect(errorsOf(item).join()).toMatch(
      /1\.fraction: This (option|region) earns full points but isn’t marked/,
    )
  })

  test.each([
    single(option('a', { key: true }), option('b', { key: true })),
    map(option('a', { key: true }), option('b', { key: true })),
  ])('of which several are correct are a warning, since a regrade request can add one: %#', (item) => {
    expect(errorsOf(item)).toEqual([])
    expect(warningsOf(item).join()).toMatch(/^2 (option|region)s are marked as correct\./)
  })

  test('with the same text are a warning', () => {
    const item = single(option('a', { text: 'Paris' }), option('b', { text: 'Paris', key: true }))
    expect(warningsOf(item)).toEqual(['Two options are the same: “paris”.'])
    expect(gradeResponse(item, keyResponse(item)).earned).toBe(1)
  })
})

describe('parts', () => {
  test.each([
    [cloze('A {{g1}} and {{g1}}.', {}), /gaps\.0\.id: The text has \{\{g1\}\} 2 times/],
    [cloze('A {{g1}} and {{more}}.', {}), /text: The text has a gap \{\{more\}\}/],
    [cloze('Nothing.', {}), /gaps\.0\.id: Put \{\{g1\}\} into the text/],
    [cloze('A {{g1}}.', { id: 'g1' }, { id: 'g1' }), /gaps\.1\.id: Two gaps have the ID g1/],
    [
      cloze('A {{g1}}.', {
        type: 'numeric',
        answers: [{ value: '1', tolerance: { type: 'nominal', value: '-1' } }],
      }),
      /gaps\.0\.answers\.0\.tolerance\.value: The tolerance can’t be negative/,
    ],
    [
      sampleItem('ordering', { elements: ['a', 'b'].map((id) => ({ id, text: 'War' })) }),
      /elements: All elements have the same text/,
    ],
    [
      sampleItem('matching', {
        stems: [
          { id: 's1', text: 'One', choice: 'c1' },
          { id: 's2', text: 'Two', choice: 'gone' },
        ],
      }),
      /stems\.1\.choice: Choose the correct match for this prompt/,
    ],
    [
      sampleItem('evidence', {
        passages: ['p1', 'p2'].map((id) => ({ id, at: 'lesson#part.1', text: id, key: id === 'p1' })),
      }),
      /passages\.1\.at: This passage is in the list twice/,
    ],
  ])('that don’t fit together are an error: %#', (item, message) => {
    expect(errorsOf(item).join()).toMatch(message)
  })
})

test('a question without errors can earn full points', () => {
  const decimal = fc
    .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.nat({ max: 999 }))
    .map(([whole, rest]) => `${whole}.${rest}`)
  const tolerance = fc.oneof(
    fc.constant({ type: 'none' }),
    fc.record({ type: fc.constantFrom('nominal', 'relative', 'geometric'), value: decimal }),
    fc.record({ type: fc.constant('range'), min: decimal, max: decimal }),
  )
  const fraction = fc.constantFrom(-1, 0, 0.5, 1)
  const format = fc.record({
    decimal: fc.constantFrom('.', ','),
    group: fc.constantFrom(',', '.', ' ', "'"),
  })
  const numbers = fc
    .record({
      answers: fc.array(fc.record({ value: decimal, fraction, tolerance }), { minLength: 1, maxLength: 3 }),
      format: fc.option(format, { nil: undefined }),
    })
    .map((changes) => ({ ...sampleItem('numeric'), ...changes }))
  const texts = fc
    .array(fc.record({ text: fc.string({ minLength: 1 }), fraction }), { minLength: 1, maxLength: 3 })
    .map((answers) => ({ ...sampleItem('short-text'), answers }))
  const optional = fc.option(fraction, { nil: undefined })
  const options = fc.array(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      text: fc.constantFrom('x', 'y', 'z'),
      key: fc.boolean(),
      fraction: optional,
    }),
    { minLength: 2, maxLength: 4 },
  )
  const single = options.map((list) => ({ ...sampleItem('single-choice'), options: list }))
  const several = fc
    .tuple(
      options,
      fc.constantFrom('net-correct', 'option-fractions', 'coverage', 'halves', 'every-decision'),
    )
    .map(([list, grading]) => ({ ...sampleItem('multiple-response'), options: list, grading }))
  let sound = 0
  fc.assert(
    fc.property(fc.oneof(numbers, texts, single, several), (authored) => {
      const parsed = ItemSchema.safeParse(authored)
      if (!parsed.success || errorsOf(parsed.data).length > 0) return
      sound += 1
      expect(gradeResponse(parsed.data, keyResponse(parsed.data)).earned).toBe(1)
    }),
    { numRuns: 1000 },
  )
  expect(sound).toBeGreaterThan(100)
})
