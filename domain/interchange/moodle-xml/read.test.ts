import { expect, test } from 'vitest'
import { toPlain } from '../rich-text'
import { readMoodleXml } from './read'

const read = (...questions: string[]) => readBytes(`<quiz>\n${questions.join('\n')}\n</quiz>`)
const readBytes = (text: string) => {
  const { questions, problems } = readMoodleXml(new TextEncoder().encode(text))
  return {
    questions: toPlain(questions) as Record<string, unknown>[],
    raw: questions,
    problems: problems.map(({ severity, line, code }) => `${severity} ${line} ${code}`),
  }
}
const question = (type: string, body: string, text = 'Q?') =>
  `<question type="${type}"><name><text>N</text></name><questiontext format="html"><text><![CDATA[${text}]]></text></questiontext>${body}</question>`
const answer = (fraction: number, text: string, feedback = '') =>
  `<answer fraction="${fraction}" format="html"><text><![CDATA[${text}]]></text><feedback><text>${feedback}</text></feedback></answer>`

test('multiple choice with partial credit, a picture, hints, and a category', () => {
  const { questions, raw, problems } = read(
    '<question type="category"><category><text>$course$/top/A//B/C</text></category></question>',
    question(
      'multichoice',
      `<single>true</single><shuffleanswers>1</shuffleanswers><defaultgrade>2</defaultgrade><penalty>0.1</penalty><idnumber>q1</idnumber>
      ${answer(100, '<p>a</p>', 'Yes.')}${answer(33.33333, 'b &lt; c')}<hint><text>h</text></hint><tags><tag><text>t</text></tag></tags>`,
      '<img src="@@PLUGINFILE@@/red%20dot.png" alt="dot"> Q?',
    ),
  )
  expect(problems).toEqual([])
  expect(questions[0]).toMatchObject({
    line: 3,
    ...{
      title: 'N',
      category: ['A/B', 'C'],
      idnumber: 'q1',
      tags: ['t'],
      hints: ['h'],
      mark: 2,
      penalty: 0.1,
      shuffle: true,
    },
    type: 'single-choice',
    options: [
      { text: 'a', fraction: 1, feedback: 'Yes.' },
      { text: 'b < c', fraction: 0.3333333 },
    ],
  })
  expect(raw[0]?.stem.text.media).toEqual([{ source: '@@PLUGINFILE@@/red dot.png', alt: 'dot' }])
})

test('true/false answers by name, or the first is true', () => {
  const { questions } = read(
    question('truefalse', answer(0, 'false', 'No.') + answer(100, 'true', 'Yes.')),
    question('truefalse', answer(100, 'wahr') + answer(0, 'falsch')),
  )
  expect(questions[0]).toMatchObject({ answer: true, feedbackRight: 'Yes.', feedbackWrong: 'No.' })
  expect(questions[1]).toMatchObject({ answer: true })
})

test('numbers with a comma or an exponent, tolerance, units, and every other answer', () => {
  const { questions } = read(
    question(
      'numerical',
      `<answer fraction="100"><text>1,5e3</text><tolerance>0,1</tolerance></answer>${answer(0, '*', 'No.')}
      <units><unit><multiplier>1000</multiplier><unit_name>m</unit_name></unit></units><unitgradingtype>1</unitgradingtype>`,
    ),
  )
  expect(questions[0]).toMatchObject({
    answers: [{ value: '1500', tolerance: { type: 'nominal', value: '0.1' }, fraction: 1 }],
    otherwise: { fraction: 0, feedback: 'No.' },
    units: { list: [{ name: 'm', multiplier: '1000' }], unitgradingtype: '1' },
  })
})

test('short answer, matching, and ordering', () => {
  const { questions } = read(
    question('shortanswer', `<usecase>1</usecase>${answer(100, 'Na')}${answer(0, '*', 'No.')}`),
    question(
      'matching',
      ['a|1', 'b|2', '|3']
        .map((pair) => pair.split('|'))
        .map(
          ([stem, choice]) =>
            `<subquestion><text>${stem}</text><answer><text>${choice}</text></answer></subquestion>`,
        )
        .join(''),
    ),
    question(
      'ordering',
      `<gradingtype>ALL_OR_NOTHING</gradingtype>${answer(2, 'second')}${answer(1, 'first')}`,
    ),
  )
  expect(questions[0]).toMatchObject({
    caseSensitive: true,
    answers: [{ text: 'Na' }],
    otherwise: { feedback: 'No.' },
  })
  expect(questions[1]).toMatchObject({
    pairs: [{ stem: 'a', choice: '1' }, { stem: 'b' }],
    extraChoices: ['3'],
  })
  expect(questions[2]).toMatchObject({ elements: ['first', 'second'], gradingtype: 'ALL_OR_NOTHING' })
})

test('gaps: embedded answers, and words to choose', () => {
  const option = (text: string, group: number) =>
    `<selectoption><text>${text}</text><group>${group}</group></selectoption>`
  const { questions } = read(
    question(
      'cloze',
      '',
      'A {2:SHORTANSWER_C:=b\\}~%50%c#no} and {1:MCS:=x~3 &gt; 2} and {:NM:=5:0.1~*#all}',
    ),
    question(
      'gapselect',
      ['x', 'y'].map((text) => option(text, 1)).join('') + option('z', 2) + option('w', 2),
      '[[2]] and [[3]]',
    ),
  )
  expect(questions[0]).toMatchObject({
    stem: { text: 'A {{1}} and {{2}} and {{3}}' },
    gaps: [
      {
        type: 'text',
        weight: 2,
        caseSensitive: true,
        answers: [{ text: 'b}' }, { text: 'c', fraction: 0.5, feedback: 'no' }],
      },
      { type: 'choice', shuffle: true, options: [{ text: 'x' }, { text: '3 > 2' }] },
      { type: 'numeric', weight: 1, answers: [{ value: '5' }], otherwise: { feedback: 'all' } },
    ],
  })
  expect(questions[1]).toMatchObject({
    gaps: [
      { options: [{ text: 'x' }, { text: 'y', fraction: 1 }] },
      { options: [{ text: 'z', fraction: 1 }, { text: 'w' }] },
    ],
  })
})

test('a question that can’t be read costs only itself; other types are listed', () => {
  const { questions, problems } = read(
    question('multichoice', answer(100, 'only')),
    question('numerical', answer(100, 'many')),
    question('cloze', '', '{1:MULTICHOICE}'),
    question(
      'multichoice',
      `<single>false</single>${answer(33, 'a')}${answer(33.33333, 'b')}${answer(33.33333, 'c')}`,
    ),
    question('stack', ''),
    question('multichoiceset', answer(100, 'a') + answer(0, 'b')),
  )
  expect(problems).toEqual([
    'error 2 too-few-options',
    'error 3 not-a-number',
    'error 4 broken-gap',
    'error 4 no-gap',
    'warning 5 weights-do-not-sum',
  ])
  expect(questions.map(({ type }) => type)).toEqual(['multiple-response', 'unsupported', 'multiple-response'])
  expect(questions[2]).toMatchObject({ rule: 'all-or-nothing' })
})

test('other XML is refused with what to do', () => {
  expect(readBytes('<question_categories/>').problems).toEqual(['error 1 moodle-backup'])
  expect(readBytes('<html/>').problems).toEqual(['error 1 not-moodle-xml'])
  expect(readBytes('<quiz/>').problems).toEqual(['error 1 no-questions'])
})
