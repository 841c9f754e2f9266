import { expect, test } from 'vitest'
import { toPlain } from '../rich-text'
import { readCsvQuestions } from './read'

const read = (text: string) => {
  const { questions, problems } = readCsvQuestions(new TextEncoder().encode(text))
  return { questions: toPlain(questions) as Record<string, unknown>[], problems }
}
const codes = (text: string) =>
  read(text).problems.map(({ severity, line, code }) => `${severity} ${line} ${code}`)

const OWN = 'type,question,correct,wrong 1,wrong 2,tolerance,feedback,explanation,tags\n'

test('our own template', () => {
  const { questions, problems } = read(
    `${OWN}single-choice,Which?,a,b,c,,No.,Because.,x|y
multiple-response,Which two?,a|b,c,,,,,
true-false,True?,false,,,,,,
numeric,Half?,"0,5",,,0.1,,,
short-text,Name?,Sevan|Lake Sevan,,,,,,
matching,Match.,a=>1|b=>2,,,,,,
ordering,Order.,a|b|c,,,,,,
`,
  )
  expect(problems).toEqual([])
  expect(questions.map(({ type }) => type)).toEqual([
    ...['single-choice', 'multiple-response', 'true-false', 'numeric', 'short-text', 'matching', 'ordering'],
  ])
  expect(questions[0]).toMatchObject({
    options: [
      { text: 'a', fraction: 1 },
      { text: 'b', fraction: 0, feedback: 'No.' },
      { text: 'c', fraction: 0 },
    ],
    generalFeedback: 'Because.',
    tags: ['x', 'y'],
  })
  expect(questions[3]).toMatchObject({
    answers: [{ value: '0.5', tolerance: { type: 'nominal', value: '0.1' } }],
  })
  expect(questions[5]).toMatchObject({ pairs: [{ stem: 'a', choice: '1' }, { stem: 'b' }] })
})

test('a Kahoot sheet: titles above the headings, the correct answers by number', () => {
  const { questions, problems } = read(`Quiz template,,,,,,,
,Add questions at least two answers,,,,,,
,Question - max 120 characters,Answer 1 - max 75 characters,Answer 2 - max 75 characters,Answer 3 - max 75 characters,Answer 4 - max 75 characters,"Time limit (sec) – 5, 10",Correct answer(s) - choose at least one
1,What is 2 + 2?,2,4,,,20,2
2,Even?,2,3,4,,20,"1,3"
`)
  expect(problems).toEqual([])
  expect(questions[0]).toMatchObject({
    line: 4,
    type: 'single-choice',
    options: [{ fraction: 0 }, { text: '4', fraction: 1 }],
  })
  expect(questions[1]).toMatchObject({ type: 'multiple-response', rule: 'all-or-nothing' })
})

test('a Wayground sheet', () => {
  const head =
    'Question Text,Question Type,Option 1,Option 2,Option 3,Correct Answer,Time in seconds,Image Link,Answer explanation\n'
  const { questions, problems } = read(
    `${head}Which?,Multiple Choice,a,b,,2,30,https://example.org/a.png,Why.\nBoth?,Checkbox,a,b,c,"1,2",30,,\nDraw.,Open-Ended,,,,,,,\nFill?,Fill-in-the-Blank,x,y,,,,,\n`,
  )
  expect(problems).toEqual([])
  expect(questions.map(({ type }) => type)).toEqual([
    'single-choice',
    'multiple-response',
    'essay',
    'short-text',
  ])
  expect(questions[0]).toMatchObject({ has: ['media'], generalFeedback: 'Why.' })
  expect(questions[3]).toMatchObject({ answers: [{ text: 'x' }, { text: 'y' }] })
})

test('the correct answer by letter or text, in a sheet of another language', () => {
  const { questions } = read('Frage;Antwort A;Antwort B;Richtig\nEins?;x;y;B\nZwei?;x;y;x\n')
  expect(questions[0]).toMatchObject({ options: [{ fraction: 0 }, { fraction: 1 }] })
  expect(questions[1]).toMatchObject({ options: [{ fraction: 1 }, { fraction: 0 }] })
})

test('every bad row is reported, and costs only itself', () => {
  const text = `${OWN}single-choice,One?,a,,,,,,
single-choice,Two?,a,b,,,,,,surplus
single-choice,,a,b,,,,,
essay,Four?,,,,,,,
numeric,Five?,five,,,,,,
single-choice,"Six?,a,b,,,,,
single-choice,Seven?,a,b,,,,,
`
  expect(codes(text)).toEqual([
    'error 7 broken-quote',
    'error 2 no-wrong-option',
    'error 3 too-many-cells',
    'error 4 empty-stem',
    'error 5 unknown-type',
    'error 6 not-a-number',
  ])
  expect(read(text).questions).toHaveLength(1)
  expect(codes('What is 2 + 2?,4,3\n')).toEqual(['error 1 no-header'])
  expect(readCsvQuestions(new Uint8Array([0x61, 10, 0xe9])).problems[0]).toMatchObject({
    code: 'not-utf-8',
    line: 2,
  })
})

test('Brightspace: a row for each part', () => {
  const { questions, problems } = read(`//MULTI,,,,
NewQuestion,MS,,,
QuestionText,<p>Which are <b>metals</b>?</p>,HTML,,
Scoring,RightAnswers,,,
Option,1,Iron,,
Option,0,Neon,,A gas.
NewQuestion,M,,,
QuestionText,Match.,,,
Choice,1,Sodium,,
Choice,2,Iron,,
Match,1,Na,,
`)
  expect(problems.map(({ line, code }) => `${line} ${code}`)).toEqual(['2 scoring-replaced'])
  expect(questions[0]).toMatchObject({ stem: { text: 'Which are metals?' }, rule: 'net-correct' })
  expect(questions[1]).toMatchObject({ pairs: [{ stem: 'Na', choice: 'Sodium' }], extraChoices: ['Iron'] })
})
