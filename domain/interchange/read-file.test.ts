import { describe, expect, test } from 'vitest'
import { QUESTION_TEXTS } from '@/tests/support/question-files'
import { readInterchangeFile, toNeutral } from './read-file'

const read = (name: string, text: string, format?: string) =>
  readInterchangeFile({ name, bytes: new TextEncoder().encode(text) }, format)

describe('formats are recognized by their content', () => {
  test.each(Object.entries(QUESTION_TEXTS))('%s', (format, { text }) => {
    const { questions, problems, ...result } = read('noname', text)
    expect(result).toMatchObject({ format: { id: format }, outcome: 'all' })
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(questions.length).toBeGreaterThan(0)
    expect(questions.every(({ casebook }) => casebook !== undefined)).toBe(true)
  })
})

test('a person can correct the format', () => {
  const { format, problems } = read('quiz.gift', QUESTION_TEXTS.gift?.text ?? '', 'aiken')
  expect(format?.id).toBe('aiken')
  expect(problems.length).toBeGreaterThan(0)
})

test('the outcome says whether all, some, or none can be imported', () => {
  expect(read('a.gift', 'One{T}\n\nTwo{').outcome).toBe('some')
  expect(read('a.gift', 'Two{').outcome).toBe('none')
  expect(read('a.gift', 'One{T}').outcome).toBe('all')
})

test('removed scripts are reported, with the question', () => {
  const { problems } = read('a.gift', '\n::Title::[html]<script>x</script>Q{T}')
  expect(problems).toMatchObject([
    { severity: 'warning', line: 2, code: 'active-content', question: 'Title' },
  ])
})

test('the neutral form has plain words instead of rich texts, and no fields of ours', () => {
  expect(toNeutral(read('a.gift', '[html]<b>Q</b>{T#x}'))).toEqual({
    format: 'gift',
    outcome: 'all',
    problems: [],
    questions: [
      {
        ...{
          n: 1,
          line: 1,
          title: null,
          type: 'true-false',
          answer: true,
          feedbackWrong: 'x',
          has: ['emphasis'],
        },
        stem: { text: 'Q', format: 'html' },
        casebook: { type: 'true-false', fidelity: 'exact' },
      },
    ],
  })
})
