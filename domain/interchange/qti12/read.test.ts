import { expect, test } from 'vitest'
import { toPlain } from '../rich-text'
import { readQti12 } from './read'

const read = (text: string) => {
  const { questions, problems, package: contents } = readQti12(new TextEncoder().encode(text))
  return {
    questions: toPlain(questions) as Record<string, unknown>[],
    problems: problems.map(({ severity, line, code }) => `${severity} ${line} ${code}`),
    contents,
  }
}
const file = (...items: string[]) =>
  `<questestinterop><section>\n${items.join('\n')}\n</section></questestinterop>`
const text = (words: string) => `<material><mattext texttype="text/html">${words}</mattext></material>`
const label = (ident: string, words: string) =>
  `<response_label ident="${ident}">${text(words)}</response_label>`
const lid = (ident: string, labels: string, cardinality = 'Single', words = '') =>
  `<response_lid ident="${ident}" rcardinality="${cardinality}">${words === '' ? '' : text(words)}<render_choice>${labels}</render_choice></response_lid>`
const rule = (conditions: string, points: number | null, action = 'Set', more = '') =>
  `<respcondition continue="No"><conditionvar>${conditions}</conditionvar>${points === null ? '' : `<setvar varname="SCORE" action="${action}">${points}</setvar>`}${more}</respcondition>`
const equal = (response: string, value: string) => `<varequal respident="${response}">${value}</varequal>`
const item = (type: string, body: string, rules: string, stem = 'Q?') =>
  `<item ident="i" title="T"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>${type}</fieldentry></qtimetadatafield></qtimetadata></itemmetadata><presentation>${text(stem)}${body}</presentation><resprocessing>${rules}</resprocessing></item>`
const AB = label('1', 'a') + label('2', 'b')

test('single choice: the best option earns everything, and partial points stay', () => {
  const { questions, problems } = read(
    file(
      item('multiple_choice_question', lid('r', AB), rule(equal('r', '1'), 10) + rule(equal('r', '2'), 5)),
    ),
  )
  expect(problems).toEqual([])
  expect(questions[0]).toMatchObject({
    line: 2,
    ident: 'i',
    options: [{ fraction: 1 }, { text: 'b', fraction: 0.5 }],
  })
})

test('true and false, even if the file doesn’t call it that', () => {
  const { questions } = read(
    file(
      item(
        'multiple_choice_question',
        lid('r', label('1', 'True') + label('2', 'False')),
        rule(equal('r', '2'), 1),
      ),
    ),
  )
  expect(questions[0]).toMatchObject({ type: 'true-false', answer: false })
})

test('several answers: Canvas’s own rule, or the points that the file spells out', () => {
  const three = lid('r', AB + label('3', 'c') + label('4', ''), 'Multiple')
  const all = `<and>${equal('r', '1')}${equal('r', '3')}<not>${equal('r', '2')}</not></and>`
  const amounts =
    rule(equal('r', '1'), 50, 'Add') + rule(equal('r', '2'), -25, 'Add') + rule(equal('r', '3'), 50, 'Add')
  const { questions } = read(
    file(item('multiple_answers_question', three, rule(all, 100)), item('multipleResponse', three, amounts)),
  )
  expect(questions[0]).toMatchObject({
    rule: 'net-correct',
    options: [{ key: true }, { key: false }, { key: true }],
    emptyOptionsDropped: 1,
  })
  expect(questions[1]).toMatchObject({
    rule: 'option-fractions',
    options: [{ fraction: 0.5 }, { fraction: -0.25 }, { fraction: 0.5 }],
  })
})

test('numbers: exact, with bounds, and an open bound becomes a closed one', () => {
  const bounds = (low: string, high: string, name = 'vargte') =>
    `<${name} respident="r">${low}</${name}><varlte respident="r">${high}</varlte>`
  const field = '<response_str ident="r"><render_fib fibtype="Decimal"/></response_str>'
  const { questions } = read(
    file(
      item(
        'numerical_question',
        field,
        rule(`<or>${equal('r', '42.0')}<and>${bounds('42.0', '42.0')}</and></or>`, 100) +
          rule(`<or>${equal('r', '5')}<and>${bounds('4.5', '5.5', 'vargt')}</and></or>`, 50),
      ),
    ),
  )
  expect(questions[0]).toMatchObject({
    answers: [
      { value: '42', fraction: 1 },
      { value: '5', tolerance: { type: 'range', min: '4.5', max: '5.5' }, openLow: true, fraction: 0.5 },
    ],
  })
})

test('gaps: menus by their key, fields by all their labels', () => {
  const blank =
    lid('response_x', AB, 'Single', 'x') +
    lid('response_y z', label('3', 'c') + label('4', 'd'), 'Single', 'y z')
  const rules = rule(equal('response_x', '1'), 50, 'Add') + rule(equal('response_y z', '4'), 50, 'Add')
  const { questions } = read(
    file(
      item('multiple_dropdowns_question', blank, rules, 'B [y z], [not a gap], A [x]'),
      item('fill_in_multiple_blanks_question', blank, rules, '[x] [y z]'),
    ),
  )
  expect(questions[0]).toMatchObject({
    stem: { text: 'B {{1}}, [not a gap], A {{2}}' },
    gaps: [
      { name: 'y z', options: [{ fraction: 0 }, { text: 'd', fraction: 1 }] },
      { name: 'x', options: [{ fraction: 1 }, {}] },
    ],
  })
  expect(questions[1]).toMatchObject({ gaps: [{ answers: [{ text: 'a' }, { text: 'b' }] }, {}] })
})

test('matching: rows without text are dropped and counted', () => {
  const rows = lid('r1', AB, 'Single', 'one') + lid('r2', AB, 'Single', 'two') + lid('r3', AB)
  const rules = rule(equal('r1', '1'), 50, 'Add') + rule(equal('r2', '1'), 50, 'Add')
  const { questions } = read(file(item('matching_question', rows, rules)))
  expect(questions[0]).toMatchObject({
    pairs: [
      { stem: 'one', choice: 'a' },
      { stem: 'two', choice: 'a' },
    ],
    extraChoices: ['b'],
    emptyRowsDropped: 1,
  })
})

test('feedback on an option, on every answer, and as a whole', () => {
  const feedback = (ident: string) => `<itemfeedback ident="${ident}">${text(ident)}</itemfeedback>`
  const rules =
    `<respcondition continue="Yes"><conditionvar>${equal('r', '2')}</conditionvar><displayfeedback linkrefid="2_fb"/></respcondition>` +
    rule(equal('r', '1'), 100, 'Set', '<displayfeedback linkrefid="correct_fb"/>')
  const one = item('multiple_choice_question', lid('r', AB), rules).replace(
    '</item>',
    `${['2_fb', 'general_fb', 'correct_fb'].map(feedback).join('')}</item>`,
  )
  expect(read(file(one)).questions[0]).toMatchObject({
    options: [{ fraction: 1 }, { feedback: '2_fb' }],
    generalFeedback: 'general_fb',
    combinedFeedback: { correct: 'correct_fb' },
  })
})

test('Common Cartridge profiles', () => {
  const fib = '<response_str ident="r"><render_fib/></response_str>'
  const substring = '<varsubstring respident="r">lake*</varsubstring>'
  const { questions } = read(
    file(
      item('cc.fib.v0p1', fib, rule('<varequal respident="r" case="Yes">Sevan</varequal>', 100)),
      item('cc.pattern_match.v0p1', fib, rule(substring, 100)),
      item('cc.essay.v0p1', fib, ''),
    ),
  )
  expect(questions[0]).toMatchObject({ caseSensitive: true, answers: [{ text: 'Sevan' }] })
  expect(questions[1]).toMatchObject({ caseSensitive: false, answers: [{ text: '*lake\\**' }] })
  expect(questions[2]).toMatchObject({ type: 'essay' })
})

test('quizzes, banks, and groups', () => {
  const group =
    '<section title="G"><selection_ordering><selection><selection_number>2</selection_number><sourcebank_ref>b1</sourcebank_ref></selection></selection_ordering></section>'
  const { contents } = read(
    `<questestinterop><assessment title="Quiz">${group}</assessment></questestinterop>`,
  )
  expect(contents).toEqual({
    kind: 'assessment',
    title: 'Quiz',
    groups: [{ section: 'G', pick: 2, bank: 'b1', items: 0 }],
  })
})

test('what can’t be read is reported, and costs only itself', () => {
  const { questions, problems } = read(
    file(
      item('multiple_choice_question', lid('r', AB), rule(equal('r', '1'), 0)),
      item('true_false_question', lid('r', AB), ''),
      item('numerical_question', '<response_str ident="r"/>', rule(equal('r', 'many'), 100)),
      item(
        'multiple_dropdowns_question',
        lid('response_x', AB),
        rule(equal('response_x', '1'), 100),
        'No gap',
      ),
      item('hot_spot_question', '', ''),
    ),
  )
  expect(problems).toEqual(['warning 2 no-key', 'error 3 no-key', 'error 4 not-a-number', 'error 5 no-gap'])
  expect(questions.map(({ type, noKey }) => [type, noKey])).toEqual([
    ['single-choice', true],
    ['unsupported', undefined],
  ])
  const blackboard = file(
    '<item><itemmetadata><bbmd_questiontype>Essay</bbmd_questiontype></itemmetadata></item>',
  )
  expect(read(blackboard).problems).toEqual(['error 1 dialect'])
  expect(read('<questestinterop/>').problems).toEqual(['error 1 no-questions'])
})
