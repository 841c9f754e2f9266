import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ITEM_TYPES } from '@/domain/items/item'
import type { Draft } from '@/domain/items/item-form'
import { validateDraft } from '@/domain/items/validate-draft'
import { QUESTION_TEXTS } from '@/tests/support/question-files'
import { judge } from '../judge'
import type { ReadQuestion } from '../question'
import { readInterchangeFile } from '../read-file'
import { plainText, textIn } from '../text-in'
import { toDraft } from './to-draft'

const NO_COURSE = { concepts: [], sections: [], passages: [], paragraphs: [], claims: [], maps: [] }

function context(images: Readonly<Record<string, string>> = {}) {
  let count = 0
  return {
    newId: () => `o${++count}`,
    findImage: (source: string) => images[source] ?? null,
  }
}

const checked = (draft: Draft) =>
  validateDraft(draft, 'own-1', { regions: {}, passages: {} }, NO_COURSE, () => null)

function convert(text: string, format = 'gift'): Draft[] {
  const file = { name: 'file', bytes: new TextEncoder().encode(text) }
  return readInterchangeFile(file, format).questions.flatMap((question) => {
    const { draft } = toDraft(question, context())
    return draft === null ? [] : [draft]
  })
}

const question = (part: Partial<ReadQuestion>): ReadQuestion => {
  const whole: ReadQuestion = {
    ...{ line: 1, type: 'single-choice', title: null },
    ...{ stem: { text: plainText('Which?'), format: 'plain' } },
    ...part,
  }
  return { ...whole, casebook: judge(whole) }
}

test('single choice keeps its key, shares, feedback, and explanation', () => {
  const [draft] = convert('Capital?{=Minsk#Yes. ~%50%Brest ~Homiel####It is Minsk.}')
  expect(draft).toMatchObject({
    type: 'single-choice',
    stem: 'Capital?',
    explanation: 'It is Minsk.',
    options: [
      { text: 'Minsk', key: true, feedback: 'Yes.' },
      { text: 'Brest', key: false, fraction: 0.5 },
      { text: 'Homiel', key: false },
    ],
  })
  expect(checked(draft ?? {}).item).not.toBeNull()
})

test('three thirds add up to everything', () => {
  const [draft] = convert('Which?{~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-100%d####Yes.}')
  expect(draft).toMatchObject({ type: 'multiple-response', grading: 'option-fractions' })
  expect(checked(draft ?? {}).item).not.toBeNull()
})

test('a short answer is as strict as in its source', () => {
  const [draft] = convert('Name?{=Åland#Yes =%50%Aland =%0%*#No####Because.}')
  expect(draft).toMatchObject({
    type: 'short-text',
    ...{ caseSensitive: false, accentSensitive: true, punctuationSensitive: true, acceptTypo: false },
    answers: [
      { text: 'Åland', feedback: 'Yes' },
      { text: 'Aland', fraction: 0.5 },
    ],
    otherwise: { feedback: 'No' },
  })
  expect(checked(draft ?? {}).item).not.toBeNull()
})

test('every other answer that earns points is a wildcard', () => {
  const { draft } = toDraft(
    question({
      type: 'short-text',
      answers: [{ text: 'a', fraction: 1 }],
      otherwise: { fraction: 0.25, feedback: plainText('Close') },
    }),
    context(),
  )
  expect(draft).toMatchObject({ answers: [{ text: 'a' }, { text: '*', fraction: 0.25, feedback: 'Close' }] })
  expect(draft).not.toHaveProperty('otherwise')
})

test('numbers keep their tolerance and units', () => {
  const [draft] = convert('Two?{#4:0.5 =%50%5:1 ~#No####Count.}')
  expect(draft).toMatchObject({
    type: 'numeric',
    answers: [
      { value: '4', tolerance: { type: 'nominal', value: '0.5' } },
      { value: '5', fraction: 0.5 },
    ],
    otherwise: { feedback: 'No' },
  })
  expect(checked(draft ?? {}).item).not.toBeNull()
  const units = {
    list: [
      { name: 'm', multiplier: '1' },
      { name: 'cm', multiplier: '100' },
    ],
  }
  const unitsOf = (more: object) =>
    toDraft(
      question({ type: 'numeric', answers: [{ value: '1', fraction: 1 }], units: { ...units, ...more } }),
      context(),
    ).draft
  expect(unitsOf({ unitgradingtype: '2', unitpenalty: '0.1', unitsleft: '1' })).toMatchObject({
    units: {
      list: [{ name: 'm', perBase: '1' }, { name: 'cm' }],
      ...{ position: 'before', policy: 'penalized', penalty: 0.1, penaltyOf: 'maximum' },
    },
  })
  expect(unitsOf({})).toMatchObject({ units: { policy: 'optional', position: 'after' } })
  expect(unitsOf({ showunits: '3' })).not.toHaveProperty('units')
})

test('a choice of several lines is listed once, and choices without a line stay', () => {
  const [draft] = convert('Match.{=a -> 1 =b -> 1 =c -> 2 = -> 3}')
  const { stems, choices } = draft as { stems: { choice: string }[]; choices: { id: string; text: string }[] }
  expect(choices.map(({ text }) => text)).toEqual(['1', '2', '3'])
  expect(stems.map(({ choice }) => choices.find(({ id }) => id === choice)?.text)).toEqual(['1', '1', '2'])
  expect(checked({ ...draft, explanation: 'x' }).item).not.toBeNull()
})

test('an order keeps its rule', () => {
  const [draft] = convert('Order.{>3 ALL VERTICAL ABSOLUTE_POSITION SHOW none\none\ntwo\nthree\n}')
  expect(draft).toMatchObject({ type: 'ordering', grading: 'absolute-position' })
  expect(checked({ ...draft, explanation: 'x' }).item).not.toBeNull()
})

test('true or false keeps its answer, and feedback for the correct one becomes the explanation', () => {
  const [draft] = convert('Wet.{T#Wrong.#Right.}')
  expect(draft).toMatchObject({
    ...{ type: 'true-false', answer: true, explanation: 'Right.', otherwise: { feedback: 'Wrong.' } },
  })
  expect(checked(draft ?? {}).item).not.toBeNull()
})

describe('gaps', () => {
  test('numbers and choices', () => {
    const [draft] = convert(QUESTION_TEXTS.cloze?.text ?? '', 'cloze')
    expect(draft).toMatchObject({ type: 'cloze', stem: 'Fill in the gaps.' })
    expect(draft?.text).toContain('{{gap-1}}')
    expect(draft?.gaps).toMatchObject([{ type: 'numeric' }, { type: 'choice' }, { type: 'choice' }])
    const { remarks } = checked({ ...draft, explanation: 'x' })
    expect(remarks.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('a gap with several choices can’t be imported', () => {
    const gaps = [{ type: 'multiple' as const, weight: 1, options: [] }]
    expect(toDraft(question({ type: 'cloze', gaps }), context())).toMatchObject({ draft: null })
  })

  test('a single gap becomes a question with a mark in its text', () => {
    const read = question({
      type: 'short-text-or-cloze',
      stem: { text: plainText('It is {{1}}.'), format: 'plain' },
      gaps: [{ type: 'text', weight: 1, answers: [{ text: 'wet', fraction: 1 }] }],
    })
    expect(toDraft(read, context()).draft).toMatchObject({
      ...{ type: 'short-text', stem: 'It is _____.', answers: [{ text: 'wet' }] },
    })
  })
})

describe('cards', () => {
  const card = (front: string, back: string) =>
    toDraft(question({ type: 'card', fields: [plainText(front), plainText(back)] }), context())

  test('a short back is typed, with its variants', () => {
    expect(card('Capital?', 'Kyiv / Kiev').draft).toMatchObject({
      ...{ type: 'short-text', answers: [{ text: 'Kyiv' }, { text: 'Kiev' }] },
    })
    expect(card('Two and two?', '4').draft).toMatchObject({ type: 'numeric', answers: [{ value: '4' }] })
  })

  test('a long back can’t be typed', () => {
    expect(card('Why?', 'Because it is much longer than that.')).toMatchObject({ draft: null })
  })

  test('deletions become gaps, with hints as labels', () => {
    const stem = { text: plainText('{{c1::Minsk::a city}} is in {{c2::Belarus}}.'), format: 'plain' as const }
    expect(toDraft(question({ type: 'cloze-note', stem }), context()).draft).toMatchObject({
      text: '{{gap-1}} is in {{gap-2}}.',
      gaps: [{ label: 'a city', answers: [{ text: 'Minsk' }] }, { label: 'gap 2' }],
    })
  })
})

test('an image appears if it was stored, and otherwise leaves its alternative text', () => {
  const stem = {
    text: textIn('<img src="red%20dot.png" alt="a [red] dot"> What?', 'html'),
    format: 'html' as const,
  }
  const options = ['a', 'b'].map((text, index) => ({ text: plainText(text), fraction: 1 - index }))
  const read = question({ stem, options })
  const source = stem.text.media[0]?.source ?? ''
  expect(toDraft(read, context()).draft?.stem).toBe('\\[a \\[red\\] dot\\] What?')
  const target = 'media:0b0e7a52-38a1-4e2b-9d0b-2f2f3a6d1c11/10x10'
  expect(toDraft(read, context({ [source]: target })).draft?.stem).toBe(`![a \\[red\\] dot](${target}) What?`)
})

test('what no question here can be is refused with the reason', () => {
  for (const type of ['essay', 'description', 'hotspot', 'slider', 'composite'] as const) {
    const converted = toDraft(question({ type }), context())
    expect(converted).toMatchObject({ draft: null, reason: expect.stringMatching(/\.$/) })
  }
})

test('every format’s questions become drafts of known types', () => {
  for (const [format, { text }] of Object.entries(QUESTION_TEXTS)) {
    const drafts = convert(text, format)
    expect(drafts.length, format).toBeGreaterThan(0)
    for (const draft of drafts) {
      expect(ITEM_TYPES).toContain(draft.type)
      const { remarks } = checked({ ...draft, explanation: 'Because.' })
      expect(
        remarks.filter(({ severity }) => severity === 'error'),
        format,
      ).toEqual([])
    }
  }
})

test('converting and validating never throw', () => {
  const text = fc.string({ maxLength: 12 }).map(plainText)
  const some = <T>(value: fc.Arbitrary<T>) => fc.array(value, { maxLength: 4 })
  const fraction = fc.constantFrom(0, 1, 0.5, -1, 0.3333333, Number.NaN)
  const option = fc.record({ text, fraction, key: fc.boolean() }, { requiredKeys: ['text'] })
  const answer = fc.record(
    { text: fc.string(), value: fc.constantFrom('1', '-2.5', 'x', ''), fraction },
    { requiredKeys: ['fraction'] },
  )
  const gap = fc.record(
    {
      type: fc.constantFrom('choice', 'text', 'numeric', 'multiple'),
      weight: fc.constantFrom(0, 1, -1),
      options: some(option),
      answers: some(answer),
    },
    { requiredKeys: ['type', 'weight'] },
  )
  const types = [
    'single-choice',
    'multiple-response',
    'true-false',
    'matching',
    'ordering',
    'numeric',
  ] as const
  const more = [
    'short-text',
    'cloze',
    'short-text-or-cloze',
    'numeric-or-cloze',
    'card',
    'cloze-note',
  ] as const
  const read = fc.record(
    {
      line: fc.nat(),
      type: fc.constantFrom(...types, ...more, 'essay' as const, 'associate' as const),
      title: fc.constant(null),
      stem: fc.record({ text, format: fc.constant('plain') }),
      options: some(option),
      answers: some(answer),
      gaps: some(gap),
      pairs: some(fc.record({ stem: text, choice: text })),
      elements: some(text),
      fields: some(text),
      hints: some(text),
      tags: some(fc.string({ maxLength: 60 })),
      generalFeedback: text,
      rule: fc.constantFrom('halves', 'option-fractions'),
    },
    { requiredKeys: ['line', 'type', 'title', 'stem'] },
  )
  fc.assert(
    fc.property(read, (part) => {
      const { draft } = toDraft(question(part as ReadQuestion), context())
      if (draft !== null) checked({ ...draft, explanation: 'x' })
    }),
    { seed: 16, numRuns: 1000 },
  )
})
