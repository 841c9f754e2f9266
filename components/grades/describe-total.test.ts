import { expect, test } from 'vitest'
import type { GradeCategory } from '@/domain/grades/calculate-total'
import { NO_SCALE, SCALE_PRESETS } from '@/domain/grades/grade-scale'
import {
  describePart,
  describeSum,
  describeUse,
  type Entry,
  formatGrade,
  formatTotal,
  totalOf,
} from './describe-total'

const homework: GradeCategory = { id: 'h', name: 'Homework', weight: 40, dropLowest: 1 }
const exams: GradeCategory = { id: 'e', name: 'Exams', weight: 60, dropLowest: 0 }
const entry = (title: string, ratio: number | null, change: Partial<Entry> = {}): Entry => ({
  ...{ id: title, title, points: 10, category: homework, isExtraCredit: false, isHidden: false },
  cell: { ratio, isExcused: false, isMissing: false },
  ...change,
})
const missing = { ratio: null, isExcused: false, isMissing: true }

test('a total is a percentage, a grade, and whether it passes', () => {
  expect(formatTotal(0.8042, SCALE_PRESETS.letters)).toBe('80.4% · B · passing')
  expect(formatTotal(0.2, SCALE_PRESETS.letters)).toBe('20% · F · not passing')
  expect(formatTotal(0.2, NO_SCALE)).toBe('20%')
  expect(formatTotal(null, SCALE_PRESETS.letters)).toBe('No grades yet')
})

test('each category names its points, its weight, and the dropped grades', () => {
  const entries = [entry('Week 1', 0.75), entry('Week 2', 0.5), entry('Final', 0.9, { category: exams })]
  const total = totalOf(entries)
  expect(total.parts.map((part) => describePart(part, (id) => id))).toEqual([
    '7.5 of 10 points, 75%. Counts for 40% of the total. Dropped: Week 2.',
    '9 of 10 points, 90%. Counts for 60% of the total.',
  ])
  expect(describeSum(total)).toBe('40% × 75% + 60% × 90% = 84%')
})

test('a weight that others share is named', () => {
  const total = totalOf([entry('Week 1', 0.75), entry('Final', null, { category: exams })])
  expect(total.parts.map((part) => describePart(part, (id) => id))).toEqual([
    '7.5 of 10 points, 75%. Counts for 100% of the total instead of 40%, because nothing counts in another category yet.',
    'Nothing counts yet. Its weight of 60% goes to the other categories.',
  ])
  expect(describeSum(total)).toBeNull()
})

test('without categories, only the points are named', () => {
  const total = totalOf([entry('Week 1', 0.75, { category: null })])
  expect(total.parts.map((part) => describePart(part, (id) => id))).toEqual(['7.5 of 10 points, 75%.'])
})

test('a category with weight 0 says that it doesn’t count', () => {
  const practice = { ...homework, weight: 0 }
  const total = totalOf([
    entry('Week 1', 1, { category: practice }),
    entry('Final', 0.5, { category: exams }),
  ])
  expect(total.parts[0] && describePart(total.parts[0], (id) => id)).toBe(
    '10 of 10 points, 100%. It doesn’t count in the total.',
  )
})

test('each assignment says what becomes of it', () => {
  const entries = [
    entry('counts', 0.8),
    entry('dropped', null, { cell: missing }),
    entry('excused', 0.1, { cell: { ratio: 0.1, isExcused: true, isMissing: false } }),
    entry('hidden', null, { isHidden: true }),
    entry('bonus', 0.5, { isExtraCredit: true }),
    entry('no bonus', null, { isExtraCredit: true, cell: missing }),
    entry('exam', null, { category: exams, cell: missing }),
    entry('none', 0.5, { category: null }),
    entry('later', null),
  ]
  const { uses } = totalOf(entries)
  expect(entries.map((own, index) => describeUse(own, uses[index]))).toEqual([
    'counts',
    'missing, dropped',
    'excused, doesn’t count',
    'graded, but not shown to you yet, so it isn’t in this total',
    'extra credit, adds points',
    'extra credit, not submitted',
    'missing, counts as 0',
    'no category, doesn’t count',
    'no grade yet',
  ])
  expect(entries.slice(0, 2).map(formatGrade)).toEqual(['8 of 10', '– of 10'])
})
