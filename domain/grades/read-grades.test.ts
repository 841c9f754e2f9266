import { describe, expect, test } from 'vitest'
import { readCsv } from '@/domain/csv/read-csv'
import { readGrades } from './read-grades'

const columns = [
  { id: 'w1', title: 'Week 1', points: 10 },
  { id: 'w2', title: 'Week 2', points: 20 },
  { id: 't1', title: 'Twin', points: 5 },
  { id: 't2', title: 'Twin', points: 5 },
]
const read = (text: string, only: string | null = null) => readGrades(readCsv(text), { columns, only })
/** As `2: ada@x.org Ada w1 "6"`. */
const entries = (text: string, only: string | null = null) =>
  read(text, only).entries.map(
    ({ line, email, name, assignmentId, typed, status }) =>
      `${line}: ${email}/${name} ${assignmentId} “${typed}”${status === null ? '' : ` ${status || 'no status'}`}`,
  )
const problems = (text: string, only: string | null = null) =>
  read(text, only).bad.map(({ line, why }) => `${line}: ${why}`)

describe('a table without headings', () => {
  test('has no columns to report', () => {
    expect(read('ada@x.org,5', 'w1')).toEqual({
      entries: [
        {
          ...{ line: 1, lastLine: 1, text: 'ada@x.org, 5', email: 'ada@x.org', name: '' },
          ...{ assignmentId: 'w1', typed: '5', status: null },
        },
      ],
      ...{ bad: [], others: 0, titles: [], unused: [], problems: [] },
    })
  })

  test('can lack a grade in a row, but not an email address', () => {
    expect(entries('ada@x.org,5\nben@x.org', 'w1')).toEqual(['1: ada@x.org/ w1 “5”', '2: ben@x.org/ w1 “”'])
    expect(problems('5,ada@x.org\n6', 'w1')).toEqual(['2: “” isn’t an email address'])
  })
})

describe('one row for each student', () => {
  test('may lack the last cells', () => {
    expect(entries('Email,Name,Week 1,Week 2\nada@x.org,Ada,6\nben@x.org')).toEqual([
      '2: ada@x.org/Ada w1 “6”',
      '2: ada@x.org/Ada w2 “”',
      '3: ben@x.org/ w1 “”',
      '3: ben@x.org/ w2 “”',
    ])
  })

  test('can lack a name or an email address', () => {
    expect(entries('Week 1,Email\n6,ada@x.org')).toEqual(['2: ada@x.org/ w1 “6”'])
    expect(entries('Week 1,Name\n6,Ada')).toEqual(['2: /Ada w1 “6”'])
    expect(entries('Name,Week 1\nAda,6')).toEqual(['2: /Ada w1 “6”'])
  })

  test('is reported if its email address spans two lines', () => {
    expect(problems('Name,Email,Week 1\nBen,"ben\n",5')).toEqual([
      '2: one cell continues to line 3. A quotation mark in line 2 might not be closed',
    ])
  })
})

describe('one row for each grade', () => {
  test('has a status only if the file has a column for it', () => {
    expect(entries('Email,Assignment,Grade\nada@x.org,Week 1,6')).toEqual(['2: ada@x.org/ w1 “6”'])
    expect(entries('Email,Assignment,Grade,Status\nada@x.org,Week 1,6,Late\nben@x.org,Week 1')).toEqual([
      '2: ada@x.org/ w1 “6” Late',
      '3: ben@x.org/ w1 “” no status',
    ])
  })

  test('is reported if it names no assignment, or several', () => {
    expect(problems('Email,Assignment,Grade\nada@x.org,Twin,6\nben@x.org')).toEqual([
      '2: several assignments have this title',
      '3: no assignment is called “”',
    ])
  })

  test('of an assignment that isn’t wanted is counted', () => {
    const text = 'Email,Assignment,Grade\nada@x.org,Week 1,6\nada@x.org,Week 2,7\nben@x.org,Week 2,8'
    expect(read(text, 'w1')).toMatchObject({ others: 2, bad: [], entries: [{ assignmentId: 'w1' }] })
  })
})

test('rows are reported in the order of the file, whatever is wrong', () => {
  expect(problems('x,y\nEmail,Week 1\nada@x.org,"5\nben@x.org,7,5\ncem@x.org,"6')).toEqual([
    '1: this row is above the headings',
    '3: a quotation mark opens in line 3 and isn’t closed before the next separator',
    '4: more cells than the 2 columns. Put a cell that holds a separator in quotation marks',
    '5: a quotation mark opens in line 5 and isn’t closed before the next separator',
  ])
})
