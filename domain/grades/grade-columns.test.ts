import { describe, expect, test } from 'vitest'
import { findPersonColumns } from '@/domain/csv/person-columns'
import { assignmentFinder, findGradeColumns } from './grade-columns'

const columns = [
  { id: 'w1', title: 'Week 1', points: 10 },
  { id: 'w2', title: 'Week 2 (bonus)', points: 2.5 },
  { id: 't1', title: 'Twin', points: 5 },
  { id: 't2', title: 'Twin', points: 5 },
]
const find = (head: string[], only: string | null = null) => {
  const people = findPersonColumns(head, [])
  return people && findGradeColumns(head, people, { columns, only })
}

describe('the assignment of a heading', () => {
  test.each([
    ['Week 1 (of 10)', 'w1'],
    [' Week  1 (of 10)', 'w1'],
    ['Week 1', 'w1'],
    ['Week 2 (bonus) (of 2.5)', 'w2'],
    ['Week 2 (bonus)', 'w2'],
    ['Week 1 (1234)', 'w1'],
    ['Quiz: Week 1 (Real)', 'w1'],
    ['Twin (of 5) [t2]', 't2'],
  ])('%s is found', (heading, id) => {
    expect(assignmentFinder(columns)(heading)).toEqual({ id })
  })

  test.each([
    ['Twin', 'several assignments have this title'],
    ['Twin (of 5)', 'several assignments have this title'],
    ['Week 1 (of 20)', 'the assignment is out of 10 points now'],
    ['Week 2 (bonus) (of 2)', 'the assignment is out of 2.5 points now'],
  ])('%s is a problem', (heading, why) => {
    expect(assignmentFinder(columns)(heading)).toEqual({ why })
  })

  test.each(['Week 3', 'week 1', '', 'Total (%)', 'Week 1 of 10'])('%s has no match', (heading) => {
    expect(assignmentFinder(columns)(heading)).toBeNull()
  })

  test('can end like another’s points', () => {
    const odd = [{ id: 'x', title: 'Parts (of 3)', points: 6 }]
    expect(assignmentFinder(odd)('Parts (of 3)')).toEqual({ id: 'x' })
    expect(assignmentFinder(odd)('Parts (of 3) (of 6)')).toEqual({ id: 'x' })
  })
})

describe('one row per student', () => {
  test('finds assignment columns and lists the others', () => {
    expect(find(['Name', 'Email', 'Total (%)', 'Week 1', '', 'Week 2 (bonus) (of 2.5)'])).toEqual({
      wide: [
        { index: 3, assignmentId: 'w1' },
        { index: 5, assignmentId: 'w2' },
      ],
      long: null,
      unused: ['Total (%)'],
      problems: [],
    })
  })

  test('reports columns that can’t be imported', () => {
    expect(find(['Email', 'Week 1', 'Week 1 (of 10)', 'Twin', 'Week 1 (of 9)'])).toEqual({
      wide: [{ index: 1, assignmentId: 'w1' }],
      long: null,
      unused: [],
      problems: [
        { heading: 'Week 1 (of 10)', why: 'another column is for the same assignment' },
        { heading: 'Twin', why: 'several assignments have this title' },
        { heading: 'Week 1 (of 9)', why: 'the assignment is out of 10 points now' },
      ],
    })
  })

  test('finds only the wanted assignment', () => {
    expect(find(['Email', 'Week 1', 'Week 2 (bonus)'], 'w2')).toMatchObject({
      wide: [{ index: 2, assignmentId: 'w2' }],
      unused: ['Week 1'],
    })
  })
})

describe('for one assignment', () => {
  test.each([
    [['Email', 'Grade']],
    [['E-Mail', 'Punkte']],
    [['Adresse de courriel', 'Note']],
    [['Correo', 'Calificación']],
    [['Email', 'Result']],
    [['Email', 'What they got']],
  ])('%j has the grades in the second column', (head) => {
    expect(find(head, 'w1')).toEqual({
      ...{ wide: [{ index: 1, assignmentId: 'w1' }], long: null, unused: [], problems: [] },
    })
  })

  test('prefers the column with a grade heading', () => {
    expect(find(['Email', 'Comment', 'Grade', 'Week 2 (bonus)'], 'w1')).toMatchObject({
      wide: [{ index: 2, assignmentId: 'w1' }],
      unused: ['Comment', 'Week 2 (bonus)'],
    })
  })

  test('ambiguous and other assignments’ columns don’t match', () => {
    expect(find(['Email', 'First', 'Second'], 'w1')?.wide).toEqual([])
    expect(find(['Email', 'Grade', 'Score'], 'w1')?.wide).toEqual([])
    expect(find(['Email', 'Week 2 (bonus)'], 'w1')).toMatchObject({ wide: [], unused: ['Week 2 (bonus)'] })
    expect(find(['Email', 'Grade', 'Twin'], 't1')).toMatchObject({
      wide: [],
      problems: [{ heading: 'Twin' }],
    })
    expect(find(['Email', 'Grade'])?.wide).toEqual([])
  })
})

describe('one row per grade', () => {
  test('requires assignment and grade columns', () => {
    expect(find(['Name', 'Email', 'Assignment', 'Points', 'Grade', 'Status', 'Remark'])).toEqual({
      wide: [],
      long: { assignment: 2, grade: 4, status: 5, points: 3 },
      unused: ['Remark'],
      problems: [],
    })
    expect(find(['E-Mail', 'Aufgabe', 'Punkte'])?.long).toEqual({
      ...{ assignment: 1, grade: 2, status: null, points: null },
    })
    expect(find(['Email', 'Assignment', 'Points'])?.long).toEqual({
      ...{ assignment: 1, grade: 2, status: null, points: null },
    })
    expect(find(['Email', 'Assignment'])?.long).toBeNull()
  })
})

describe('headings of other files', () => {
  test.each([
    // The other assignment of this title was deleted since.
    ['Week 1 (of 10) [aaaaaaaaaaa1]', 'w1'],
    ['Week 2 (bonus) (1234)', 'w2'],
    ['Assignment: Week 2 (bonus) (Real)', 'w2'],
  ])('%s names its assignment', (heading, id) => {
    expect(assignmentFinder(columns)(heading)).toEqual({ id })
  })

  test.each(['Week 1 (of 10) late', 'See: Week 3 (Real)'])('%s names none', (heading) => {
    expect(assignmentFinder(columns)(heading)).toBeNull()
  })

  test('a column titled as the wanted assignment comes before “Grade”', () => {
    expect(find(['Email', 'Week 1', 'Grade'], 'w1')).toEqual({
      wide: [{ index: 1, assignmentId: 'w1' }],
      long: null,
      unused: ['Grade'],
      problems: [],
    })
  })

  test('a file without other columns has no grades', () => {
    expect(find(['Email'], 'w1')).toEqual({ wide: [], long: null, unused: [], problems: [] })
  })
})
