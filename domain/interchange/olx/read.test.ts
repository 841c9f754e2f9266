import { expect, test } from 'vitest'
import { toPlain } from '../rich-text'
import { readOlx } from './read'

const read = (body: string) => {
  const { questions, problems } = readOlx(
    new TextEncoder().encode(`<problem display_name="P">${body}</problem>`),
  )
  return {
    question: (toPlain(questions) as Record<string, unknown>[])[0],
    codes: problems.map(({ code }) => code),
  }
}
const choice = (correct: boolean, words: string) => `<choice correct="${correct}">${words}</choice>`

test('single choice with feedback, context, hints, and a solution', () => {
  const { question } = read(
    `<multiplechoiceresponse><p>Look.</p><label>Which?</label><choicegroup>${choice(true, 'a<choicehint>Yes.</choicehint>')}${choice(false, 'b')}</choicegroup><solution><p>Why.</p></solution></multiplechoiceresponse><demandhint><hint>h</hint></demandhint>`,
  )
  expect(question).toMatchObject({
    ...{ type: 'single-choice', title: 'P', hints: ['h'], generalFeedback: 'Why.', context: 'Look.' },
    stem: { text: 'Which?' },
    options: [
      { text: 'a', fraction: 1, feedback: 'Yes.' },
      { text: 'b', fraction: 0 },
    ],
  })
})

test('several choices with the rules that we have', () => {
  const group = `<label>Q</label><checkboxgroup>${choice(true, 'a')}${choice(false, 'b')}</checkboxgroup>`
  expect(read(`<choiceresponse>${group}</choiceresponse>`).question).toMatchObject({ rule: 'all-or-nothing' })
  expect(read(`<choiceresponse partial_credit="EDC">${group}</choiceresponse>`).question).toMatchObject({
    rule: 'every-decision',
  })
  expect(read(`<choiceresponse partial_credit="halves">${group}</choiceresponse>`).question).toMatchObject({
    rule: 'halves',
  })
})

test('menus: one is single choice, several are a cloze', () => {
  const menu = `<optionresponse><optioninput options="('x','it\\'s')" correct="it's"/></optionresponse>`
  expect(read(menu).question).toMatchObject({
    type: 'single-choice',
    options: [{ text: 'x' }, { text: 'it’s'.replace('’', "'"), fraction: 1 }],
  })
  expect(read(`<p>A ${menu} and ${menu}</p>`).question).toMatchObject({
    type: 'cloze',
    stem: { text: 'A {{1}} and {{2}}' },
  })
})

test('texts and numbers', () => {
  expect(
    read(
      '<stringresponse answer="Sevan" type="ci"><additional_answer answer="Lake*"/><textline/></stringresponse>',
    ).question,
  ).toMatchObject({
    caseSensitive: false,
    answers: [{ text: 'Sevan' }, { text: 'Lake\\*' }],
  })
  const number = (answer: string, tolerance: string) =>
    read(
      `<numericalresponse answer="${answer}"><responseparam type="tolerance" default="${tolerance}"/></numericalresponse>`,
    ).question
  expect(number('12', '0.5')).toMatchObject({
    answers: [{ value: '12', tolerance: { type: 'nominal', value: '0.5' } }],
  })
  expect(number('12', '5%')).toMatchObject({ answers: [{ tolerance: { type: 'relative', value: '0.05' } }] })
  expect(number('[1,5)', '')).toMatchObject({
    answers: [{ tolerance: { type: 'range', min: '1', max: '5' } }],
  })
})

test('scripts, regular expressions, and other kinds are listed', () => {
  expect(read('<script>x</script><numericalresponse answer="$x"/>').question).toMatchObject({
    type: 'unsupported',
  })
  expect(read('<stringresponse answer=".*" type="regexp"/>').question).toMatchObject({ type: 'unsupported' })
  expect(read('<customresponse/>').question).toMatchObject({
    type: 'unsupported',
    sourceType: 'customresponse',
  })
  expect(
    read(
      `<multiplechoiceresponse><choicegroup>${choice(false, 'a')}${choice(false, 'b')}</choicegroup></multiplechoiceresponse>`,
    ).codes,
  ).toEqual(['no-key'])
})
