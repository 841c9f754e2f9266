import { expect, test } from 'vitest'
import { toPlain } from '../rich-text'
import { readQti } from './read'

const read = (text: string) => {
  const { questions, problems } = readQti(new TextEncoder().encode(text))
  return {
    question: (toPlain(questions) as Record<string, unknown>[])[0],
    problems: problems.map(({ severity, line, code }) => `${severity} ${line} ${code}`),
  }
}
interface Parts {
  declarations: string
  body: string
  processing?: string
  attributes?: string
}
const item = ({ declarations, body, processing = '', attributes = '' }: Parts) =>
  `<assessmentItem identifier="one" title="One" ${attributes}>\n${declarations}\n<itemBody>${body}</itemBody>\n${processing}</assessmentItem>`
const correct = (...values: string[]) =>
  `<correctResponse>${values.map((value) => `<value> ${value} </value>`).join('')}</correctResponse>`
const mapping = (entries: Record<string, number>, attributes = '') =>
  `<mapping ${attributes}>${Object.entries(entries)
    .map(([key, value]) => `<mapEntry mapKey="${key}" mappedValue="${value}"/>`)
    .join('')}</mapping>`
const declare = (inner: string, cardinality = 'single', baseType = 'identifier', identifier = 'R') =>
  `<responseDeclaration identifier="${identifier}" cardinality="${cardinality}" baseType="${baseType}">${inner}</responseDeclaration>`
const template = (name: string) =>
  `<responseProcessing template="https://example.org/rptemplates/${name}.xml"/>`
const choices = (maxChoices: string, ...idents: string[]) =>
  `<choiceInteraction responseIdentifier="R" ${maxChoices === '' ? '' : `maxChoices="${maxChoices}"`}><prompt>Which?</prompt>${idents.map((ident) => `<simpleChoice identifier="${ident}">${ident.toLowerCase()}</simpleChoice>`).join('')}</choiceInteraction>`

test('single choice by template; context, prompt, and inline feedback', () => {
  const body = `<p>Context</p>${choices('1', 'A', 'B').replace('>a<', '>a<feedbackInline identifier="A">Yes.</feedbackInline><')}`
  const { question, problems } = read(
    item({ declarations: declare(correct('A')), body, processing: template('match_correct') }),
  )
  expect(problems).toEqual([])
  expect(question).toMatchObject({
    ...{ type: 'single-choice', ident: 'one', title: 'One', responseProcessing: 'match_correct' },
    stem: { text: 'Context Which?' },
    options: [
      { text: 'a', fraction: 1, feedback: 'Yes.' },
      { text: 'b', fraction: 0 },
    ],
  })
})

test('a mapping counts unless it disagrees with the correct response', () => {
  const mapped = (inner: string) =>
    read(item({ declarations: declare(inner), body: choices('1', 'A', 'B', 'C') })).question
  expect(mapped(mapping({ A: 2, B: 1 }))).toMatchObject({
    options: [{ fraction: 1 }, { fraction: 0.5 }, { fraction: 0 }],
  })
  expect(mapped(correct('B') + mapping({ A: 2 }))).toMatchObject({
    options: [{ fraction: 0 }, { fraction: 1 }, {}],
  })
  expect(mapped(correct('B') + mapping({ A: 0 }))).toMatchObject({
    options: [{ fraction: 0 }, { fraction: 1 }, {}],
  })
})

test('several choices: all or nothing, or fractions of the upper bound', () => {
  const several = (inner: string, processing: string, maxChoices = '0') =>
    read(
      item({
        declarations: declare(inner, 'multiple'),
        body: choices(maxChoices, 'A', 'B', 'C'),
        processing,
      }),
    ).question
  expect(several(correct('A', 'C'), template('match_correct'))).toMatchObject({
    rule: 'all-or-nothing',
    options: [{ key: true }, { key: false }, { key: true }],
  })
  expect(
    several(mapping({ A: 1, C: 1 }, 'defaultValue="-2" upperBound="2"'), template('map_response')),
  ).toMatchObject({
    rule: 'option-fractions',
    options: [{ fraction: 0.5 }, { fraction: -1 }, { fraction: 0.5 }],
  })
  expect(several(correct('A', 'C'), '', '1')).toMatchObject({ type: 'multiple-response' })
  expect(several(correct('A'), '', '1')).toMatchObject({ type: 'single-choice' })
})

test('gaps: fields, menus, and words to drag', () => {
  const declarations =
    declare(correct('4'), 'single', 'float') +
    declare(mapping({ York: 1, york: 0.5 }, 'caseSensitive="false"'), 'single', 'string', 'S') +
    declare(correct('B'), 'single', 'identifier', 'M')
  const body =
    '<p><textEntryInteraction responseIdentifier="R"/>, <textEntryInteraction responseIdentifier="S"/>, <inlineChoiceInteraction responseIdentifier="M"><inlineChoice identifier="A">a</inlineChoice><inlineChoice identifier="B">b</inlineChoice></inlineChoiceInteraction></p>'
  const processing =
    '<responseProcessing><equal toleranceMode="absolute" tolerance="0.5 1"><variable identifier="R"/><correct identifier="R"/></equal></responseProcessing>'
  expect(read(item({ declarations, body, processing })).question).toMatchObject({
    type: 'cloze',
    stem: { text: '{{1}}, {{2}}, {{3}}' },
    gaps: [
      { type: 'numeric', answers: [{ value: '4', tolerance: { type: 'range', min: '3.5', max: '5' } }] },
      { type: 'text', caseSensitive: false, answers: [{ text: 'York', fraction: 1 }, { fraction: 0.5 }] },
      { type: 'choice', options: [{ fraction: 0 }, { text: 'b', fraction: 1 }] },
    ],
  })
  const drag =
    '<gapMatchInteraction responseIdentifier="R"><gapText identifier="A">a</gapText><gapText identifier="B">b</gapText><p>x <gap identifier="G"/></p></gapMatchInteraction>'
  expect(
    read(item({ declarations: declare(correct('B G'), 'multiple', 'directedPair'), body: drag })).question,
  ).toMatchObject({
    stem: { text: 'x {{1}}' },
    gaps: [{ name: 'G', options: [{ fraction: 0 }, { fraction: 1 }] }],
  })
})

test('a relative tolerance is a percentage', () => {
  const processing =
    '<responseProcessing><equal toleranceMode="relative" tolerance="5"><variable identifier="R"/></equal></responseProcessing>'
  const body = '<p><textEntryInteraction responseIdentifier="R"/></p>'
  expect(
    read(item({ declarations: declare(correct('200'), 'single', 'integer'), body, processing })).question,
  ).toMatchObject({
    type: 'numeric-or-cloze',
    gaps: [{ answers: [{ value: '200', tolerance: { type: 'relative', value: '0.05' } }] }],
  })
})

test('matching and ordering', () => {
  const associable = (ident: string) =>
    `<simpleAssociableChoice identifier="${ident}">${ident.toLowerCase()}</simpleAssociableChoice>`
  const set = (...idents: string[]) => `<simpleMatchSet>${idents.map(associable).join('')}</simpleMatchSet>`
  const match = `<matchInteraction responseIdentifier="R">${set('A', 'B', 'C')}${set('X', 'Y', 'Z')}</matchInteraction>`
  expect(
    read(
      item({ declarations: declare(correct('A X', 'B Y', 'B X'), 'multiple', 'directedPair'), body: match }),
    ).question,
  ).toMatchObject({
    pairs: [{ stem: 'a', choice: 'x' }, { stem: 'b', choice: 'y' }, {}],
    extraChoices: ['z'],
    stemsWithoutChoice: ['c'],
    severalChoicesForOneStem: true,
  })
  const order = `<orderInteraction responseIdentifier="R">${['A', 'B', 'C'].map((ident) => `<simpleChoice identifier="${ident}">${ident}</simpleChoice>`).join('')}</orderInteraction>`
  expect(
    read(item({ declarations: declare(correct('C', 'A', 'B'), 'ordered'), body: order })).question,
  ).toMatchObject({
    elements: ['C', 'A', 'B'],
    asGiven: ['A', 'B', 'C'],
  })
})

test('QTI 3 has the same under other names', () => {
  const text = `<qti-assessment-item identifier="three" title="Three">
    <qti-response-declaration identifier="R" cardinality="single" base-type="identifier"><qti-correct-response><qti-value>T</qti-value></qti-correct-response></qti-response-declaration>
    <qti-item-body><qti-choice-interaction response-identifier="R" max-choices="1"><qti-prompt>True?</qti-prompt><qti-simple-choice identifier="T">True</qti-simple-choice><qti-simple-choice identifier="F">False</qti-simple-choice></qti-choice-interaction></qti-item-body>
  </qti-assessment-item>`
  expect(read(text).question).toMatchObject({
    type: 'true-false',
    answer: true,
    stem: { text: 'True?' },
    interactions: ['choiceInteraction'],
  })
})

test('what has no type is listed; a wrong item is reported where it is wrong', () => {
  const body = choices('1', 'A', 'B')
  expect(read(item({ declarations: declare(correct('A')), body: body + body })).question).toMatchObject({
    type: 'composite',
  })
  expect(read(item({ declarations: '', body: '<drawingInteraction/>' })).question).toMatchObject({
    type: 'unsupported',
    sourceType: 'drawingInteraction',
  })
  expect(
    read(item({ declarations: declare(''), body, processing: template('match_correct') })).problems,
  ).toEqual(['error 2 no-key'])
  expect(read(item({ declarations: declare(''), body })).question).toMatchObject({ noKey: true })
  expect(
    read(item({ declarations: declare(correct('A'), 'single', 'identifier', 'S'), body })).problems,
  ).toEqual(['error 3 undeclared-response'])
  expect(
    read(item({ declarations: declare(correct('A')), body, attributes: 'adaptive="true"' })).question,
  ).toMatchObject({ adaptive: true })
  expect(read('<assessmentTest/>').problems).toEqual(['error 1 no-questions'])
  expect(read('<html/>').problems).toEqual(['error 1 not-qti'])
})
