import { expect, test } from 'vitest'
import { toPlain } from '../rich-text'
import { readGift } from './read'

const read = (text: string) => {
  const { questions, problems } = readGift(new TextEncoder().encode(text))
  return { questions: toPlain(questions) as Record<string, unknown>[], problems }
}
const codes = (text: string) =>
  read(text).problems.map(({ severity, line, code }) => `${severity} ${line} ${code}`)

test('reads what Moodle’s own reader reads', () => {
  const { questions, problems } = read(`// [id:cap] [tag:easy] [tag:a \\] b]
::Capital::Minsk is {=right#Yes. ~%50%half ~wrong####See lesson 1.}

Pick.{~%50%a ~%50%b ~%-100%c}

True?{F#wrong#right}

Four is {#4:0.5 =%50%4:1 ~#Count again.} indeed.

Type it.{=Sevan =%50%Lake *}
`)
  expect(problems).toEqual([])
  expect(questions[0]).toEqual({
    line: 2,
    title: 'Capital',
    idnumber: 'cap',
    tags: ['easy', 'a ] b'],
    stem: { text: 'Minsk is', format: 'moodle' },
    type: 'single-choice',
    options: [
      { text: 'right', fraction: 1, feedback: 'Yes.' },
      { text: 'half', fraction: 0.5 },
      { text: 'wrong', fraction: 0 },
    ],
    generalFeedback: 'See lesson 1.',
  })
  expect(questions[1]).toMatchObject({ type: 'multiple-response', options: [{}, {}, { fraction: -1 }] })
  expect(questions[2]).toMatchObject({
    type: 'true-false',
    answer: false,
    feedbackWrong: 'wrong',
    feedbackRight: 'right',
  })
  expect(questions[3]).toMatchObject({
    type: 'numeric',
    missingWord: true,
    stem: { text: 'Four is _____ indeed.' },
  })
  expect(questions[4]).toMatchObject({
    type: 'short-text',
    caseSensitive: false,
    answers: [
      { text: 'Sevan', fraction: 1 },
      { text: 'Lake *', fraction: 0.5 },
    ],
  })
})

test('numbers: value, tolerance, range, and every other answer', () => {
  const { questions } = read('n{#\n=5:0.5#yes\n=%50%1..9\n~#no}')
  expect(questions[0]).toMatchObject({
    answers: [
      { value: '5', tolerance: { type: 'nominal', value: '0.5' }, fraction: 1, feedback: 'yes' },
      { tolerance: { type: 'range', min: '1', max: '9' }, fraction: 0.5 },
    ],
    otherwise: { fraction: 0, feedback: 'no' },
  })
})

test('a percent sign that isn’t a weight is text, and an unescaped colon or equals sign in the question is no error', () => {
  const { questions, problems } = read('Which: a = b?{\n~ %run\n= %load\n}')
  expect(problems).toEqual([])
  expect(questions[0]).toMatchObject({
    stem: { text: 'Which: a = b?' },
    options: [{ text: '%run' }, { text: '%load' }],
  })
})

test('escapes, and a backslash before anything else stays', () => {
  const { questions } = read('\\{1\\} \\~ \\\\(\\frac\\{a\\}\\{b\\}\\\\)\\nnext{T}')
  expect(questions[0]).toMatchObject({ stem: { text: '{1} ~ \\(\\frac{a}{b}\\) next' } })
})

test('one broken question costs only the text up to the next empty line', () => {
  const text =
    'One{T}\n\nTwo{\n=a\n~b\n\n}\n\nThree{1,2} is?{=a ~b}\n\nFour{#many}\n\nFive{~%150%a ~b}\n\nSix{T}\n'
  expect(read(text).questions).toHaveLength(2)
  expect(codes(text)).toEqual([
    'error 3 unbalanced-brace',
    'error 7 unbalanced-brace',
    'error 9 unescaped-brace',
    'error 11 not-a-number',
    'error 13 weight-out-of-range',
  ])
})

test('files that aren’t GIFT, text after a category, and weights that don’t add up are reported', () => {
  expect(codes('Which?\n\n~ a\n= b\n')).toEqual(['error 1 not-gift'])
  expect(codes('')).toEqual(['error 1 empty-file'])
  expect(codes('$CATEGORY: $course$/top/a//b/c\nLost{T}\n\nKept{T}')).toEqual([
    'warning 1 text-after-category',
  ])
  expect(codes('Sum{~%33%a ~%33%b ~%33%c}')).toEqual(['warning 1 weights-do-not-sum'])
  expect(codes('None{~a ~b}')).toEqual(['error 1 no-full-mark'])
  expect(read('$CATEGORY: $course$/top/a//b/c\n\nKept{T}').questions[0]).toMatchObject({
    category: ['a/b', 'c'],
  })
})

test('each part can have its own format', () => {
  const { questions } = read('[plain]<b>?{=[plain]<i> ~[html]<i>i</i>}')
  expect(questions[0]).toMatchObject({
    stem: { text: '<b>?', format: 'plain' },
    options: [{ text: '<i>' }, { text: 'i' }],
  })
})

test('ordering', () => {
  const { questions } = read('Order.{>2 RANDOM VERTICAL ABSOLUTE_POSITION SHOW none\na\nb\nc\n}')
  expect(questions[0]).toMatchObject({
    type: 'ordering',
    elements: ['a', 'b', 'c'],
    gradingtype: 'ABSOLUTE_POSITION',
    losses: ['A random part of the elements: all are shown.'],
  })
})
