import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CsvFormat } from '@/domain/csv/write-csv'
import { type GradeTableRow, longRows, toLines, wideRows } from './grade-table'
import { IMPORT_TOO_LONG, planGrades, type StandingStudent } from './plan-grades'

const columns = [
  { id: 'w1', title: 'Week 1', points: 10 },
  { id: 'w2', title: 'Week 2', points: 20 },
]
const students: StandingStudent[] = [
  { learnerId: '1', email: 'ada@x.org', name: 'Ada', grades: { w1: { ratio: 0.5, isExcused: false } } },
  { learnerId: '2', email: 'Ben@x.org', name: 'Ben', grades: {} },
  { learnerId: '3', email: 'cem@x.org', name: 'Cem', grades: { w1: { ratio: 1 / 3, isExcused: true } } },
]
const plan = (text: string, only: string | null = 'w1') => planGrades(text, students, { columns, only })
/** Formats as `2: Ben Week 1 none → 7.5`. */
const changes = (text: string, only: string | null = 'w1') =>
  plan(text, only).changes.map(({ line, name, assignmentId, before, after }) => {
    const grade = ({ ratio, isExcused }: typeof after) => `${ratio ?? 'none'}${isExcused ? ' excused' : ''}`
    return `${line}: ${name} ${assignmentId} ${grade(before)} → ${grade(after)}`
  })
const problems = (text: string, only: string | null = 'w1') =>
  plan(text, only).bad.map(({ line, why }) => `${line}: ${why}`)

test('each data row is a change, unchanged, or reported', () => {
  const text = 'E-mail,Mark\nADA@x.org,5\nben@x.org,7.5\nx@x.org,3'
  expect(plan(text)).toEqual({
    changes: [
      {
        ...{ line: 3, learnerId: '2', name: 'Ben', assignmentId: 'w1', isAboveMaximum: false },
        before: { ratio: null, isExcused: false },
        after: { ratio: 0.75, isExcused: false },
      },
    ],
    same: 1,
    bad: [
      {
        ...{ line: 4, lastLine: 4, text: 'x@x.org, 3' },
        why: 'no student in this class has this email address',
      },
    ],
    ...{ others: 0, titles: [], unused: [], problems: [] },
  })
})

describe('numbers', () => {
  test('parse common formats or are reported', () => {
    expect(changes('ben@x.org;7,5')).toEqual(['1: Ben w1 none → 0.75'])
    expect(changes('E-Mail;Punkte\nben@x.org;7,5\nada@x.org;8')).toEqual([
      '2: Ben w1 none → 0.75',
      '3: Ada w1 0.5 → 0.8',
    ])
    expect(changes('Ben,ben@x.org\n7,ada@x.org')).toEqual(['2: Ada w1 0.5 → 0.7'])
    expect(problems('ben@x.org,"1,000"')).toEqual([
      '1: Week 1: “1,000” could mean 1000 or 1. Remove the thousands separator, or add another decimal',
    ])
    for (const typed of ['0x10', 'Infinity', 'ten'])
      expect(problems(`ben@x.org,${typed}`)).toEqual([`1: Week 1: “${typed}” isn’t a number`])
    expect(problems('ben@x.org,-1')).toEqual(['1: Week 1: a grade can’t be negative'])
    expect(problems('ben@x.org,1e3')).toEqual(['1: Week 1: 1000 is more than twice the maximum of 10 points'])
  })

  test('with an unquoted comma are reported', () => {
    const why = 'more cells than the 2 columns. Put a cell that holds a separator in quotation marks'
    expect(problems('ben@x.org,7,5')).toEqual([`1: ${why}`])
    expect(problems('Email,Grade\nben@x.org,7,5\nada@x.org,5,')).toEqual([`2: ${why}`])
    expect(changes('Email,Grade\nben@x.org,7,5')).toEqual([])
  })

  test('above the maximum are flagged; above twice, rejected', () => {
    const planned = (text: string) => plan(text, 'w2').changes.map(({ isAboveMaximum }) => isAboveMaximum)
    expect(planned('ben@x.org,25')).toEqual([true])
    expect(planned('ben@x.org,20')).toEqual([false])
    expect(planned('ben@x.org,40')).toEqual([true])
    expect(problems('ben@x.org,40.01', 'w2')).toEqual([
      '1: Week 2: 40.01 is more than twice the maximum of 20 points',
    ])
  })

  test('that equal the current grade keep all digits', () => {
    expect(plan('cem@x.org,3.333333').changes).toMatchObject([{ after: { ratio: 1 / 3, isExcused: false } }])
    expect(plan('Email,Week 1,Status\nada@x.org,5,').same).toBe(1)
    const quarter = [{ ...students[0]!, grades: { w1: { ratio: 0.3125, isExcused: false } } }]
    for (const typed of ['3.125', '"3,125"', '3.1250', '3.1250004'])
      expect(planGrades(`ada@x.org,${typed}`, quarter, { columns, only: 'w1' })).toMatchObject({
        same: 1,
        bad: [],
      })
    expect(planGrades('ada@x.org,3.1251', quarter, { columns, only: 'w1' }).changes).toHaveLength(1)
  })
})

test('a first row without headings is data', () => {
  expect(problems('Ani,5\nben@x.org,6')).toEqual(['1: “Ani” isn’t an email address'])
  expect(problems('Student,5\nben@x.org,6')).toEqual(['1: “Student” isn’t an email address'])
  expect(changes('Student,5\nben@x.org,6')).toEqual(['2: Ben w1 none → 0.6'])
})

test('reports rows that can’t be imported', () => {
  expect(
    problems('Name,Email,Grade\nBen,,5\nBen,ben,5\nBen,x@x.org,5\nAda,ada@x.org,6\n,ADA@x.org,7'),
  ).toEqual([
    '2: no email address',
    '3: “ben” isn’t an email address',
    '4: no student in this class has this email address',
    '6: the same student as in line 5',
  ])
  expect(problems('Class 5b\nx,y\nEmail,Grade\nben@x.org,"5')).toEqual([
    '2: this row is above the headings',
    '4: a quotation mark opens in line 4 and isn’t closed before the next separator',
  ])
  expect(problems('Email,Grade\n"ben@x.org\n",5\nada@x.org,1')).toEqual([
    '2: one cell continues to line 3. A quotation mark in line 2 might not be closed',
  ])
  expect(problems('ben@x.org,"5\n"\nada@x.org,1')).toEqual([
    '1: one cell continues to line 2. A quotation mark in line 1 might not be closed',
  ])
  expect(plan('Class 5b\nEmail,Grade\nben@x.org,5').titles).toEqual([{ line: 1, text: 'Class 5b' }])
})

test('an empty cell changes nothing', () => {
  for (const typed of ['', ' ', '-', '–', '—'])
    expect(plan(`Email,Grade\nada@x.org,${typed}\ncem@x.org,${typed}`)).toMatchObject({
      changes: [],
      same: 2,
      bad: [],
    })
  expect(problems('Email,Grade\nada@x.org,--')).toEqual(['2: Week 1: “--” isn’t a number'])
})

test('“Excused” excuses, and a number makes a grade count again', () => {
  const text = 'Email,Grade\nada@x.org,EX\nben@x.org,Excused\ncem@x.org,excused'
  expect(changes(text)).toEqual(['2: Ada w1 0.5 → 0.5 excused', '3: Ben w1 none → none excused'])
  expect(changes('Email,Grade\ncem@x.org,5')).toEqual([`2: Cem w1 ${1 / 3} excused → 0.5`])
  expect(plan('Email,Grade\nada@x.org,EX').changes[0]?.isAboveMaximum).toBe(false)
})

test('the status column excuses a grade', () => {
  const head = 'Email,Assignment,Grade,Status\n'
  expect(changes(`${head}ada@x.org,Week 1,5,Excused`)).toEqual(['2: Ada w1 0.5 → 0.5 excused'])
  expect(changes(`${head}cem@x.org,Week 1,3.333333,`)).toEqual([`2: Cem w1 ${1 / 3} excused → ${1 / 3}`])
  expect(changes(`${head}cem@x.org,Week 1,5,Excused`)).toEqual([`2: Cem w1 ${1 / 3} excused → 0.5 excused`])
  expect(changes(`${head}cem@x.org,Week 1,,Missing`)).toEqual([`2: Cem w1 ${1 / 3} excused → ${1 / 3}`])
  expect(changes(`${head}cem@x.org,Week 1,,Excused\nben@x.org,Week 1,,Manual grade`)).toEqual([])
})

describe('several assignments', () => {
  test('can have one column each', () => {
    const text = 'Email,Week 1,Week 2 (of 20),Note\nada@x.org,6,10,fine\nben@x.org,,x,'
    expect(changes(text, null)).toEqual(['2: Ada w1 0.5 → 0.6', '2: Ada w2 none → 0.5'])
    expect(problems(text, null)).toEqual(['3: Week 2: “x” isn’t a number'])
    expect(plan(text, null)).toMatchObject({ same: 1, unused: ['Note'] })
    expect(changes(text, 'w2')).toEqual(['2: Ada w2 none → 0.5'])
  })

  test('can have one row each', () => {
    const text = 'Email,Assignment,Points,Grade\nada@x.org,Week 1,10,6\nada@x.org,Week 2 (of 20),20,10'
    expect(changes(text, null)).toEqual(['2: Ada w1 0.5 → 0.6', '3: Ada w2 none → 0.5'])
    expect(plan(text, 'w2')).toMatchObject({ others: 1, changes: [{ assignmentId: 'w2' }] })
    const rows = 'ada@x.org,Week 3,10,6\nada@x.org,Week 1,12,6\nben@x.org,Week 1,,6\nben@x.org,Week 1,x,6'
    expect(problems(`Email,Assignment,Points,Grade\n${rows}`, null)).toEqual([
      '2: no assignment is called “Week 3”',
      '3: the assignment is out of 10 points now',
      '5: the assignment is out of 10 points now',
    ])
    const thousand = [{ id: 'k', title: 'Week 1', points: 1000 }]
    const long = 'Email,Assignment,Points,Grade\nada@x.org,Week 1,"1,000",6\nben@x.org,Week 1,"1,001",6'
    expect(planGrades(long, students, { columns: thousand, only: null })).toMatchObject({
      changes: [{ name: 'Ada' }],
      bad: [{ line: 3, why: 'the assignment is out of 1000 points now' }],
    })
  })

  test('require headings', () => {
    const why =
      'no column for grades. Use the title of an assignment as a heading, or import the file from an assignment’s page'
    expect(problems('ada@x.org,5', null)).toEqual([`1: ${why}`])
    expect(problems('Email,Grade\nada@x.org,5', null)).toEqual([`2: ${why}`])
    expect(problems('Email,Week 1 (of 9)\nada@x.org,5', null)).toEqual([
      '2: the assignment is out of 10 points now',
    ])
  })
})

test('rows of deleted accounts can’t change', () => {
  const formerStudent = (learnerId: string, ratio: number) => ({
    ...{ learnerId, email: '', name: 'Deleted student', grades: { w1: { ratio, isExcused: false } } },
  })
  const withFormer = [...students, formerStudent('8', 0.1), formerStudent('9', 0.2)]
  const text = 'Name,Email,Week 1\nDeleted student,,1\nDeleted student,,2\nDeleted student,,3\nNobody,,1'
  expect(planGrades(text, withFormer, { columns, only: null })).toMatchObject({
    changes: [],
    same: 2,
    bad: [
      { line: 4, why: 'the account is deleted, so its grades can’t be changed' },
      { line: 5, why: 'no email address' },
    ],
  })
})

/** A class as stored, and its exported rows. */
const title = fc.oneof(
  fc.constantFrom(
    'Week 1',
    'Week 1 ',
    '=SUM(A1)',
    'Email',
    'Grade',
    'Total',
    'Parts (of 3)',
    "'=x",
    'a "b", c; d\te',
  ),
  fc
    .string({ minLength: 1 })
    .filter(
      (text) => text.trim() !== '' && !/[\r\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/.test(text),
    ),
)
const grade = fc.record({
  ratio: fc.oneof(
    fc.constant(null),
    fc.constantFrom(0, 1, 1 / 3, 0.3125, 1.25, 0.85, 2),
    fc.double({ min: 0, max: 2, noNaN: true }),
  ),
  isExcused: fc.boolean(),
  isManual: fc.boolean(),
})
const randomClass = fc
  .record({
    columns: fc.array(
      fc.record({
        title,
        points: fc.constantFrom(1, 3, 10, 20, 7.5, 1000, 0.5),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    students: fc.uniqueArray(
      fc.record({
        email: fc.emailAddress(),
        name: fc.oneof(
          fc.constantFrom('=Özgür', "O'Brien", '@x', 'Lee, Ani', 'a "b"\nc', 'Email'),
          fc.string(),
        ),
        groups: fc.array(fc.constantFrom('A', 'B, c', '=D'), { maxLength: 2 }),
        isDeleted: fc.boolean(),
        missing: fc.subarray(['0190-0', '0190-1', '0190-2']),
        totalRatio: fc.option(fc.double({ min: 0, max: 2, noNaN: true })),
        grades: fc.array(fc.option(grade, { freq: 3 }), { minLength: 5, maxLength: 5 }),
      }),
      { selector: ({ email }) => email.toLowerCase(), maxLength: 8 },
    ),
  })
  .map(({ columns, students }) => ({
    columns: columns.map((column, index) => ({ ...column, id: `0190-${index}` })),
    rows: students.map(({ grades, isDeleted, name, email, ...student }, index) => ({
      ...student,
      learnerId: String(index),
      // People are identified by name and email; a name is one line of text.
      name: isDeleted ? 'Deleted student' : name.replace(/[\r\n]/g, ' '),
      email: isDeleted ? '' : email,
      cells: Object.fromEntries(
        grades.flatMap((one, at) => (one && columns[at] ? [[`0190-${at}`, one] as const] : [])),
      ),
    })),
  }))
const format = fc.constantFrom<CsvFormat>(
  { separator: ',', decimal: '.' },
  { separator: ';', decimal: ',' },
  { separator: '\t', decimal: '.' },
)

test('importing an exported gradebook changes nothing', () => {
  fc.assert(
    fc.property(randomClass, format, fc.boolean(), (ofClass, written, isWide) => {
      const rows: GradeTableRow[] = ofClass.rows
      const lines = toLines((isWide ? wideRows : longRows)(ofClass.columns, rows), written)
      const standing = ofClass.rows.map(({ cells, ...student }) => ({ ...student, grades: cells }))
      const planned = planGrades([...lines].join(''), standing, { columns: ofClass.columns, only: null })
      const cells = ofClass.rows.length * ofClass.columns.length
      expect(planned).toMatchObject({ changes: [], problems: [], others: 0 })
      expect(planned.bad).toEqual([])
      expect(planned.same).toBe(cells)
    }),
    { numRuns: 200, seed: 11 },
  )
}, 30_000)

test('any text sets each grade at most once', () => {
  const line = fc.tuple(
    fc.oneof(fc.constantFrom('ada@x.org', 'ben@x.org', 'x@y.org', 'Email', 'Ani'), fc.string()),
    fc.oneof(fc.double().map(String), fc.constantFrom('5', '7,5', 'EX', 'Grade'), fc.string()),
  )
  fc.assert(
    fc.property(fc.array(line), (pairs) => {
      const lines = pairs.map((cells) => cells.join(',').replace(/["\r\n]/g, ' '))
      const planned = plan(lines.join('\n'))
      const set = planned.changes.map(({ learnerId, assignmentId }) => `${learnerId} ${assignmentId}`)
      expect(new Set(set).size).toBe(set.length)
      for (const { after } of planned.changes) expect(after.ratio ?? 0).toBeLessThanOrEqual(2)
      const named = new Set(planned.titles.map(({ line: at }) => at))
      for (const { line: at } of planned.changes) named.add(at)
      for (const { line: from, lastLine } of planned.bad)
        for (let at = from; at <= lastLine; at++) named.add(at)
      const filled = lines.filter((text) => !/^[\s,;|"]*$/.test(text)).length
      // The headings are one more row.
      expect(named.size + planned.same).toBeGreaterThanOrEqual(filled - 1)
    }),
    { numRuns: 500, seed: 11 },
  )
}, 30_000)

test('a row of several grades is reported once for each reason, by line', () => {
  const unknownPerson = 'no student in this class has this email address'
  expect(problems('Email,Week 1,Week 2\nx@x.org,1,2\nada@x.org,x,7,5\nben@x.org,x,x', null)).toEqual([
    `2: ${unknownPerson}`,
    '3: more cells than the 3 columns. Put a cell that holds a separator in quotation marks',
    '4: Week 1: “x” isn’t a number',
    '4: Week 2: “x” isn’t a number',
  ])
})

test('a grade of 0 is a grade, where none stood before', () => {
  expect(changes('ben@x.org,0')).toEqual(['1: Ben w1 none → 0'])
})

test('excusing a grade above the maximum needs no confirmation', () => {
  const above = [{ ...students[0]!, grades: { w1: { ratio: 1.2, isExcused: false } } }]
  expect(planGrades('ada@x.org,EX', above, { columns, only: 'w1' }).changes).toMatchObject([
    { after: { ratio: 1.2, isExcused: true }, isAboveMaximum: false },
  ])
  expect(planGrades('ada@x.org,13', above, { columns, only: 'w1' }).changes).toMatchObject([
    { isAboveMaximum: true },
  ])
})

test('a deleted account is found by name, wherever the name stands', () => {
  const formerStudents = [
    {
      ...students[0]!,
      email: '',
      name: 'Deleted student',
      grades: { w1: { ratio: 0.1, isExcused: false } },
    },
  ]
  const text = 'Week 1,Email,Name\n1,,Deleted student\n2,,Deleted student'
  expect(planGrades(text, formerStudents, { columns, only: null })).toMatchObject({
    changes: [],
    same: 1,
    bad: [{ line: 3, why: 'the account is deleted, so its grades can’t be changed' }],
  })
})

test('a text that is too long is to be imported in parts', () => {
  expect(IMPORT_TOO_LONG).toContain('in parts')
})
