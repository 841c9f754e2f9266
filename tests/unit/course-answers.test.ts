import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { formatNumericAnswer } from '@/domain/grading/format-key'
import { type Item, ItemSchema } from '@/domain/items/item'
import { gradeNumeric, type NumericRules } from '@/domain/items/types/numeric/grade-numeric'
import { gradeShortText } from '@/domain/items/types/short-text/grade-short-text'
import type { TextRules } from '@/domain/items/types/short-text/match-text'
import { patternPieces } from '@/domain/items/types/short-text/text-pattern'

// Checks every answer of the bundled course: each earns what its author states.

const folder = path.resolve('content/courses/csto-nagorno-karabakh/items')
const items: Item[] = readdirSync(folder).flatMap((file) =>
  ItemSchema.array().parse(parse(readFileSync(path.join(folder, file), 'utf8'))),
)

const texts = items.flatMap((item): [string, TextRules][] => {
  if (item.type === 'short-text') return [[item.id, item]]
  if (item.type !== 'cloze') return []
  return item.gaps.flatMap((gap) => (gap.type === 'text' ? [[`${item.id}/${gap.id}`, gap]] : []))
})
const numbers = items.flatMap((item): [string, NumericRules][] => {
  if (item.type === 'numeric') return [[item.id, item]]
  if (item.type !== 'cloze') return []
  return item.gaps.flatMap((gap) => (gap.type === 'numeric' ? [[`${item.id}/${gap.id}`, gap]] : []))
})

const partOf = (rules: TextRules, typed: string) => {
  const part = gradeShortText(rules, typed)
  if (!part.ok) throw new Error(part.problem.message)
  return part.value
}

describe.each(texts)('%s', (_, rules) => {
  const plain = rules.answers.filter(({ text }) => patternPieces(text).length === 1)

  test('every listed answer earns its own fraction, without a spelling note', () => {
    for (const { text, fraction } of plain)
      for (const typed of [
        text,
        `“${text}.”`,
        ` the ${text} `,
        text.toUpperCase(),
        text.replaceAll(' ', '-'),
      ])
        expect(partOf(rules, typed), typed).toMatchObject({ fraction: Math.max(fraction, 0), spelling: null })
  })

  test('no anticipated mistake is one typo away from an accepted answer', () => {
    const accepted = { ...rules, answers: rules.answers.filter(({ fraction }) => fraction > 0) }
    for (const { text, fraction } of rules.answers)
      if (fraction <= 0)
        expect(partOf(accepted, patternPieces(text).join('')), text).toMatchObject({ matched: null })
  })
})

test.each(numbers)('%s: every value earns its own fraction as the course writes it', (_, rules) => {
  for (const { value, fraction } of rules.answers) {
    if (value === undefined) continue
    const spellings = [formatNumericAnswer(value, rules.format), value, Number(value).toLocaleString('en')]
    for (const typed of spellings)
      expect(gradeNumeric(rules, typed), typed).toMatchObject({ value: { fraction: Math.max(fraction, 0) } })
  }
})

test('1.960 is ambiguous where the course expects 1,960', () => {
  const rules = numbers.find(([name]) => name === 'deal-force-number')?.[1]
  expect(rules && gradeNumeric(rules, '1.960')).toMatchObject({
    ok: false,
    problem: { message: 'Did you mean 1,960 or 1.96?' },
  })
})

test.each([
  ['status-demanding-body', 'asembly'],
  ['turkey-support-and-loss/backer', 'Türkiye'],
  ['ceasefire-2020-date-and-parties/country', 'Azerbajan'],
  ['deal-parties-six-weeks-text/role', 'garantor'],
])('%s accepts %s', (name, typed) => {
  const found = texts.find(([id]) => id === name)?.[1]
  expect(found && partOf(found, typed)).toMatchObject({ fraction: 1 })
})
