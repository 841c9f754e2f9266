import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv } from '@/domain/csv/read-csv'
import { planMarks } from './plan-marks'

const students = [
  { learnerId: '1', email: 'ada@example.org', name: 'Ada', ratio: 0.5 },
  { learnerId: '2', email: 'Ben@example.org', name: 'Ben', ratio: null },
]
const plan = (text: string) => planMarks(readCsv(text), students, 10)

test('each line is set, the same, or bad with its reason; a heading is none of them', () => {
  expect(plan('E-mail,Mark\nADA@example.org,5\nben@example.org,7.5')).toEqual([
    { kind: 'same', line: 2, name: 'Ada' },
    { kind: 'set', line: 3, learnerId: '2', name: 'Ben', before: null, ratio: 0.75 },
  ])
})

test('a decimal comma is read where semicolons part the cells', () => {
  expect(plan('E-mail;Mark\nben@example.org;7,5')).toMatchObject([{ kind: 'set', ratio: 0.75 }])
})

test('every bad line is named', () => {
  const why = (line: string) => plan(`ada@example.org,4\n${line}`)[1]
  expect(why('who@example.org,4')).toMatchObject({ kind: 'bad', line: 2 })
  expect(why('nobody,4')).toMatchObject({ kind: 'bad', why: 'The first cell is no e-mail address.' })
  expect(why('ada@example.org,5')).toMatchObject({
    kind: 'bad',
    why: 'This address stands in a line above, too.',
  })
  for (const mark of ['', 'ten', '-1', '21', 'NaN', 'Infinity'])
    expect(why(`ben@example.org,${mark}`)).toMatchObject({ kind: 'bad' })
})

test('whatever is pasted, each student is set once at most, to a ratio from 0 to 2', () => {
  const line = fc.tuple(
    fc.oneof(fc.constantFrom('ada@example.org', 'ben@example.org', 'x@y'), fc.string()),
    fc.oneof(fc.double().map(String), fc.string()),
  )
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const planned = plan(lines.map((cells) => cells.join(',')).join('\n'))
      const set = planned.filter((entry) => entry.kind === 'set')
      expect(new Set(set.map(({ learnerId }) => learnerId)).size).toBe(set.length)
      for (const { ratio } of set) expect(ratio >= 0 && ratio <= 2).toBe(true)
    }),
  )
})
