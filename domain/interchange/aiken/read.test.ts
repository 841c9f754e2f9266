import { expect, test } from 'vitest'
import { toPlain } from '../rich-text'
import { readAiken } from './read'

const read = (text: string) => readAiken(new TextEncoder().encode(text))
const codes = (text: string) =>
  read(text).problems.map(({ severity, line, code }) => `${severity} ${line} ${code}`)

test('a question, its options, and the answer', () => {
  const { questions, problems } = read('A. Smith wrote <b>what</b>?\nA) One\nB. Two\nANSWER: B\n')
  expect(problems).toEqual([])
  expect(toPlain(questions)).toEqual([
    {
      line: 1,
      type: 'single-choice',
      title: null,
      stem: { text: 'A. Smith wrote <b>what</b>?', format: 'plain' },
      options: [
        { text: 'One', fraction: 0 },
        { text: 'Two', fraction: 1 },
      ],
    },
  ])
})

test('two lines are joined, and lowercase letters accepted, each with a warning', () => {
  const text = 'First line\nsecond line\na) x\nb) y\nanswer: a\n'
  expect(read(text).questions[0]?.stem.text.plain).toBe('First line second line')
  expect(codes(text)).toEqual(['warning 1 several-lines', 'warning 1 small-letters'])
})

test('an answer that isn’t offered, or is missing, costs only its question', () => {
  const text =
    'One?\nA) x\nB) y\nANSWER: C\n\nTwo?\nA) x\nB) y\n\nThree?\nA) x\nB) y\nANSWER: AB\n\nFour?\nA) x\nB) y\nANSWER: A\n'
  expect(read(text).questions.map(({ stem }) => stem.text.plain)).toEqual(['Four?'])
  expect(codes(text)).toEqual([
    'error 4 answer-not-offered',
    'error 6 question-without-answer',
    'error 13 answer-not-offered',
  ])
})

test('lines of other tools, and options that read the same, are reported', () => {
  expect(codes('One?\nA) .\nB) .\nANSWER: A\nFEEDBACK: x\n')).toEqual([
    'warning 1 options-alike',
    'warning 5 unknown-line',
  ])
})
