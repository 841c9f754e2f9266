import { expect, test } from 'vitest'
import {
  columnLabels,
  type GradeTableRow,
  isExcusedText,
  longRows,
  pointsOf,
  toLines,
  wideRows,
} from './grade-table'

const columns = [
  { id: 'a', title: 'Week 1', points: 10 },
  { id: 'b', title: '=Week 2', points: 7.5 },
]
const cell = (ratio: number | null, change = {}) => ({ ratio, isExcused: false, isManual: false, ...change })
const rows: GradeTableRow[] = [
  {
    name: 'Ani',
    email: 'ani@x.org',
    groups: ['A', 'B'],
    totalRatio: 1 / 3,
    missing: [],
    cells: { a: cell(1 / 3) },
  },
  {
    name: '=Bob',
    email: '',
    groups: [],
    totalRatio: null,
    missing: [],
    cells: { a: cell(0.5, { isExcused: true }), b: cell(null) },
  },
  {
    name: 'Cem',
    email: 'cem@x.org',
    groups: [],
    totalRatio: 0,
    missing: ['a'],
    cells: { b: cell(1.2, { isManual: true }) },
  },
]

test('points have at most 6 decimals', () => {
  expect(pointsOf(1 / 3, 10)).toBe(3.333333)
  expect(pointsOf(0.123456789, 10)).toBe(1.234568)
  expect(pointsOf(0.1 + 0.2, 1)).toBe(0.3)
})

test('“Excused” and “EX” excuse a grade', () => {
  for (const text of ['EX', 'ex', 'Excused', 'excused']) expect(isExcusedText(text)).toBe(true)
  for (const text of ['', 'x', 'Exam', 'not excused', '5']) expect(isExcusedText(text)).toBe(false)
})

test('labels add the ID to duplicate titles', () => {
  const twins = [
    { id: '0190-aaaaaaaaaaa1', title: 'Quiz', points: 5 },
    { id: '0190-aaaaaaaaaaa2', title: ' Quiz ', points: 5 },
    { id: 'c', title: 'Quiz', points: 6 },
  ]
  expect([...columnLabels(twins)]).toEqual([
    ['0190-aaaaaaaaaaa1', 'Quiz (of 5) [aaaaaaaaaaa1]'],
    ['0190-aaaaaaaaaaa2', 'Quiz (of 5) [aaaaaaaaaaa2]'],
    ['c', 'Quiz (of 6)'],
  ])
})

test('the wide form has one row per student', () => {
  expect([...toLines(wideRows(columns, rows))]).toEqual([
    "Name,Email,Groups,Total (%),Week 1 (of 10),'=Week 2 (of 7.5)\r\n",
    'Ani,ani@x.org,"A, B",33.333333,3.333333,\r\n',
    "'=Bob,,,,Excused,\r\n",
    'Cem,cem@x.org,,0,,9\r\n',
  ])
})

test('the long form has one row per grade', () => {
  expect([...toLines(longRows(columns, rows), { separator: ';', decimal: ',' })]).toEqual([
    'Name;Email;Groups;Assignment;Points;Grade;Status\r\n',
    'Ani;ani@x.org;"A, B";Week 1 (of 10);10;3,333333;\r\n',
    'Ani;ani@x.org;"A, B";\'=Week 2 (of 7.5);7,5;;\r\n',
    "'=Bob;;;Week 1 (of 10);10;5;Excused\r\n",
    "'=Bob;;;'=Week 2 (of 7.5);7,5;;\r\n",
    'Cem;cem@x.org;;Week 1 (of 10);10;;Missing\r\n',
    "Cem;cem@x.org;;'=Week 2 (of 7.5);7,5;9;Manual grade\r\n",
  ])
})

test('a class with a scale has a column with the grade of each total', () => {
  const lettered = rows.map((row, index) => ({ ...row, letter: ['A−', null, 'F'][index] ?? null }))
  expect([...toLines(wideRows(columns, lettered, true))]).toEqual([
    "Name,Email,Groups,Total (%),Letter grade,Week 1 (of 10),'=Week 2 (of 7.5)\r\n",
    'Ani,ani@x.org,"A, B",33.333333,A−,3.333333,\r\n',
    "'=Bob,,,,,Excused,\r\n",
    'Cem,cem@x.org,,0,F,,9\r\n',
  ])
})
