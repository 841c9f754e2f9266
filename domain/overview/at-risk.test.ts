import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS } from '@/domain/time/durations'
import { type Assessment, assessStudent, byUrgency, isNear, type StudentRecord } from './at-risk'
import { OVERVIEW_RULES } from './overview-rules'
import type { AssignmentShare } from './trend'

const NOW = new Date('2027-03-28T12:00:00Z')
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS)

const student = (more: Partial<StudentRecord> = {}): StudentRecord => ({
  joinedAt: daysAgo(60),
  lastWorkAt: daysAgo(2),
  closed: 3,
  missed: [],
  open: 0,
  work: [],
  recall: null,
  ...more,
})
const kindsOf = (record: StudentRecord, exam: { at: Date; title: string } | null = null) =>
  assessStudent(record, exam, NOW).reasons.map(({ kind }) => kind)

/** Assignments of 20 answers each, in which the class earned 60%. */
const work = (...shares: number[]): AssignmentShare[] =>
  shares.map((share, index) => ({ assignmentId: `a${index}`, share, answers: 20, classShare: 0.6 }))

test('a student who did everything isn’t at risk', () => {
  expect(kindsOf(student({ work: work(0.7, 0.7, 0.7) }))).toEqual([])
})

test('one missed closed assignment is enough, and the reason counts the closed ones', () => {
  expect(assessStudent(student({ missed: ['a2'] }), null, NOW).reasons).toEqual([
    { kind: 'missed', missed: ['a2'], closed: 3 },
  ])
})

test('a clear drop relative to the class is a reason, with its figures', () => {
  const [reason] = assessStudent(student({ work: work(0.9, 0.9, 0.4, 0.4) }), null, NOW).reasons
  expect(reason).toMatchObject({ kind: 'dropping', trend: { direction: 'down', recent: { answers: 40 } } })
  expect(reason?.kind === 'dropping' && reason.trend.change).toBeCloseTo(-0.5)
})

test('a harder assignment isn’t a drop: the class dropped as much', () => {
  const harder = work(0.9, 0.9, 0.4, 0.4).map((entry, index) => ({
    ...entry,
    classShare: index < 2 ? 0.9 : 0.4,
  }))
  expect(kindsOf(student({ work: harder }))).toEqual([])
})

test.each([
  ['two assignments', work(0.9, 0.1)],
  ['few answers', work(1, 1, 0, 0).map((entry) => ({ ...entry, answers: 4 }))],
  ['no answers', []],
])('there is no verdict on the trend from %s', (_, few) => {
  expect(assessStudent(student({ work: few }), null, NOW)).toMatchObject({
    reasons: [],
    undecided: ['trend'],
  })
})

test.each([
  [{ lastWorkAt: daysAgo(14), open: 1 }, ['absent']],
  [{ lastWorkAt: daysAgo(13.9), open: 1 }, []],
  [{ lastWorkAt: daysAgo(30), open: 0 }, []],
  [{ lastWorkAt: null, joinedAt: daysAgo(20), open: 1 }, ['absent']],
  [{ lastWorkAt: null, joinedAt: daysAgo(3), open: 1 }, []],
  // Restored to the class, with work from before.
  [{ lastWorkAt: daysAgo(40), joinedAt: daysAgo(3), open: 1 }, []],
  [{ lastWorkAt: daysAgo(20), missed: ['a1'] }, ['missed', 'absent']],
])('%j gives %j', (more, kinds) => {
  expect(kindsOf(student(more))).toEqual(kinds)
})

const exam = (days: number) => ({ at: new Date(NOW.getTime() + days * DAY_MS), title: 'Exam' })

test.each([
  [0.1, 10, 21, []],
  [0.09, 10, 21, ['low-recall']],
  [0.3, 40, 21, []],
  [0.2, 40, 21, ['low-recall']],
  [0, 9, 21, []],
  [0.09, 10, 22, []],
  [0.09, 10, -1, []],
  [0.09, 10, 0, ['low-recall']],
])('recall of %d from %d answers, %d days before the exam, gives %j', (share, answers, days, kinds) => {
  expect(kindsOf(student({ recall: { share, answers } }), exam(days))).toEqual(kinds)
})

test('recall without enough answers is undecided near an exam only', () => {
  const few = student({ work: work(0.7, 0.7, 0.7), recall: { share: 0, answers: 3 } })
  expect(assessStudent(few, exam(10), NOW).undecided).toEqual(['recall'])
  expect(assessStudent(few, exam(40), NOW).undecided).toEqual([])
  expect(assessStudent(few, null, NOW).undecided).toEqual([])
  expect(isNear(null, NOW)).toBe(false)
})

test('students with more reasons, more missed work, or a longer absence come first', () => {
  const of = (more: Partial<StudentRecord>) => assessStudent(student(more), null, NOW)
  const order: Assessment[] = [
    of({ missed: ['a', 'b'], lastWorkAt: daysAgo(20) }),
    of({ missed: ['a'], lastWorkAt: daysAgo(30) }),
    of({ missed: ['a'], lastWorkAt: daysAgo(20) }),
    of({ missed: ['a', 'b', 'c'] }),
    of({ missed: ['a'] }),
    of({}),
  ]
  expect([...order].reverse().sort(byUrgency)).toEqual(order)
})

const share = fc.double({ min: 0, max: 1, noNaN: true })
const works = fc.array(
  fc.record({
    assignmentId: fc.string(),
    share,
    classShare: share,
    answers: fc.integer({ min: 0, max: 60 }),
  }),
  { maxLength: 12 },
)

test('too few answers never give a verdict, and every figure is finite', () => {
  fc.assert(
    fc.property(works, share, fc.integer({ min: 0, max: 40 }), (answered, recall, answers) => {
      const record = student({ work: answered, recall: { share: recall, answers } })
      const { reasons, trend } = assessStudent(record, exam(5), NOW)
      const total = answered.reduce((sum, entry) => sum + entry.answers, 0)
      for (const reason of reasons) {
        if (reason.kind === 'low-recall')
          expect(answers).toBeGreaterThanOrEqual(OVERVIEW_RULES.recall.answers)
        if (reason.kind === 'dropping') expect(total).toBeGreaterThanOrEqual(2 * OVERVIEW_RULES.trend.answers)
      }
      if (!trend) return
      expect(trend.low).toBeLessThanOrEqual(trend.change + 1e-9)
      expect(trend.high).toBeGreaterThanOrEqual(trend.change - 1e-9)
    }),
    { seed: 1 },
  )
})

test('more missed work never removes a reason', () => {
  fc.assert(
    fc.property(works, fc.integer({ min: 0, max: 4 }), (answered, missed) => {
      const ids = Array.from({ length: missed }, (_, index) => String(index))
      const record = student({ work: answered, lastWorkAt: daysAgo(20), missed: ids })
      const before = kindsOf(record)
      expect(kindsOf({ ...record, missed: [...ids, 'more'] })).toEqual(expect.arrayContaining(before))
    }),
    { seed: 1 },
  )
})
