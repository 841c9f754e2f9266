import { expect, test } from 'vitest'
import { textOfHtml } from './html-to-text'
import { judge } from './judge'
import type { ReadQuestion } from './question'
import { plainText } from './text-in'

const question = (part: Partial<ReadQuestion>): ReadQuestion => ({
  line: 1,
  type: 'single-choice',
  title: null,
  stem: { text: plainText('Which?'), format: 'plain' },
  ...part,
})
const options = [
  { text: plainText('a'), fraction: 1 },
  { text: plainText('b'), fraction: 0 },
]

test('a question without losses is exact', () => {
  expect(judge(question({ options }))).toEqual({ type: 'single-choice', fidelity: 'exact' })
  expect(judge(question({ type: 'short-text', answers: [] }))).toMatchObject({ accentSensitive: true })
  expect(judge(question({ type: 'multiple-response', options }))).toMatchObject({
    grading: 'option-fractions',
  })
  expect(judge(question({ type: 'ordering', gradingtype: 'RELATIVE_TO_CORRECT' }))).toMatchObject({
    grading: 'distance',
  })
})

test('what is lost is named', () => {
  const stem = {
    text: textOfHtml('<table><tr><td><img src="a.png"></td></tr></table> x<sub>2</sub>'),
    format: 'html' as const,
  }
  const { fidelity, lost } = judge(
    question({ options, stem, combinedFeedback: { correct: plainText('Good') } }),
  )
  expect(fidelity).toBe('lossy')
  expect(lost).toHaveLength(4)
  expect(judge(question({ type: 'true-false', feedbackRight: plainText('Yes') })).fidelity).toBe('lossy')
})

test('feedback may contain what the question can’t lose', () => {
  const feedback = textOfHtml('<img src="a.png">')
  expect(judge(question({ options: options.map((option) => ({ ...option, feedback })) })).fidelity).toBe(
    'exact',
  )
})

test('an option that is only a picture, or a missing key, must be completed', () => {
  const picture = { text: textOfHtml('<img src="a.png">'), fraction: 1, image: true }
  expect(judge(question({ options: [picture, ...options] })).needs).toEqual(['The text of every option.'])
  expect(judge(question({ options, noKey: true }))).toMatchObject({
    fidelity: 'lossy',
    needs: ['The correct answer.'],
  })
})

test('what can’t be imported is listed with the reason', () => {
  for (const type of ['essay', 'description', 'composite', 'unsupported', 'hotspot', 'slider'] as const)
    expect(judge(question({ type }))).toMatchObject({ type: null, fidelity: 'none' })
  expect(judge(question({ options, template: true })).fidelity).toBe('none')
  expect(judge(question({ type: 'unsupported', sourceType: 'stack' })).lost?.[0]).toContain('stack')
})
