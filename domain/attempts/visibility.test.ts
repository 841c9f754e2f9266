import { expect, test } from 'vitest'
import {
  matrixOf,
  RESULT_COLUMNS,
  RESULT_ROWS,
  type ResultColumn,
  type ResultsPolicy,
  ResultsPolicySchema,
} from './results-policy'
import {
  areOutcomesVisible,
  isCheckingWithheld,
  isKnownIncorrect,
  isScoreVisible,
  outcomesVisibleAt,
  resultColumn,
  showsMoreAfterClosing,
  visibleOfAttempt,
  visibleOfCheck,
  visibleOfItem,
  visibleRows,
  withoutKeys,
} from './visibility'

const submittedAt = new Date('2026-11-23T10:00:00Z')
const closesAt = new Date('2026-11-24T00:00:00Z')
const after = (seconds: number) => new Date(submittedAt.getTime() + seconds * 1000)

test.each([
  ['during', { submittedAt: null, closesAt }, after(0)],
  ['during', { submittedAt: null, closesAt }, new Date('2026-11-25T00:00:00Z')],
  ['immediately', { submittedAt, closesAt }, after(0)],
  ['immediately', { submittedAt, closesAt }, after(119)],
  ['later', { submittedAt, closesAt }, after(120)],
  ['later', { submittedAt, closesAt: null }, after(1_000_000)],
  ['closed', { submittedAt, closesAt }, closesAt],
  ['closed', { submittedAt, closesAt: after(10) }, after(11)],
] as const)('%s', (column, dates, now) => {
  expect(resultColumn(dates, now)).toBe(column)
})

test('practice always shows everything', () => {
  const matrix = matrixOf('practice')
  for (const column of RESULT_COLUMNS) expect(matrix[column]).toEqual(RESULT_ROWS)
})

test('homework shows points immediately and keys after closing', () => {
  for (const now of [after(1), after(1000)]) {
    const visible = visibleRows('homework', { submittedAt, closesAt }, now)
    expect(visible).toMatchObject({ points: true, correctness: true })
    expect(visible).toMatchObject({ 'correct-answer': false, explanation: false, feedback: false })
  }
  expect(Object.values(visibleRows('homework', { submittedAt, closesAt }, closesAt)).every(Boolean)).toBe(
    true,
  )
})

test('an exam shows nothing before closing', () => {
  for (const now of [after(1), after(1000)])
    expect(Object.values(visibleRows('exam', { submittedAt, closesAt }, now)).some(Boolean)).toBe(false)
  expect(Object.values(visibleRows('exam', { submittedAt, closesAt }, closesAt)).every(Boolean)).toBe(true)
})

const moments: Record<ResultColumn, Parameters<typeof visibleRows>[1] & { now: Date }> = {
  during: { submittedAt: null, closesAt, now: after(0) },
  immediately: { submittedAt, closesAt, now: after(1) },
  later: { submittedAt, closesAt, now: after(600) },
  closed: { submittedAt, closesAt, now: closesAt },
}

test('each matrix cell is an independent switch', () => {
  for (const column of RESULT_COLUMNS) {
    for (const row of RESULT_ROWS) {
      const matrix = { during: [], immediately: [], later: [], closed: [], [column]: ['attempt', row] }
      const policy = ResultsPolicySchema.parse(matrix)
      for (const at of RESULT_COLUMNS) {
        const { now, ...dates } = moments[at]
        const shown = RESULT_ROWS.filter((name) => visibleRows(policy, dates, now)[name])
        expect(new Set(shown), `${row} ${column} at ${at}`).toEqual(
          new Set(at === column ? ['attempt', row] : []),
        )
      }
    }
  }
})

test('a hidden attempt hides everything', () => {
  const policy = ResultsPolicySchema.parse({ during: [], immediately: ['points'], later: [], closed: [] })
  expect(visibleRows(policy, { submittedAt, closesAt }, after(1)).points).toBe(false)
})

test('assignments-only results stay hidden with the key', () => {
  const all = visibleRows('practice', { submittedAt, closesAt }, after(1))
  const hidden = {
    correctness: false,
    points: false,
    feedback: false,
    explanation: false,
    'correct-answer': false,
  }
  expect(withoutKeys(all, false)).toEqual({ ...all, ...hidden })
  expect(withoutKeys(all, true)).toEqual({ ...all, explanation: false, 'correct-answer': false })
})

test('confirmation never shows more than the policy', () => {
  const none = visibleRows('exam', { submittedAt, closesAt }, after(1))
  expect(withoutKeys(none, true)).toEqual(none)
})

test('the presets show what their names promise', () => {
  const all = [...RESULT_ROWS]
  const points = ['attempt', 'correctness', 'possible-points', 'points', 'overall-feedback']
  expect(matrixOf('practice')).toEqual({ during: all, immediately: all, later: all, closed: all })
  expect(matrixOf('homework')).toEqual({ during: points, immediately: points, later: points, closed: all })
  expect(matrixOf('exam')).toEqual({ during: ['attempt'], immediately: [], later: [], closed: all })
})

const everything = visibleRows('practice', { submittedAt, closesAt }, after(1))
const attemptUnder = (resultsPolicy: ResultsPolicy, isGraded = true) => ({
  rules: { resultsPolicy, closesAt },
  isGraded,
  submittedAt,
})

test('an attempt that isn’t graded shows nothing', () => {
  const visible = visibleOfAttempt(attemptUnder('practice', false), false, after(1))
  expect(Object.values(visible).some(Boolean)).toBe(false)
})

test('the closing date of the rules opens the results', () => {
  expect(isScoreVisible(visibleOfAttempt(attemptUnder('exam'), false, after(1)))).toBe(false)
  expect(isScoreVisible(visibleOfAttempt(attemptUnder('exam'), false, closesAt))).toBe(true)
})

test('closing shows more only if the policy has more for it', () => {
  const more = (policy: ResultsPolicy, closes: Date | null, now: Date) =>
    showsMoreAfterClosing({ rules: { resultsPolicy: policy, closesAt: closes }, submittedAt }, now)
  expect(more('homework', closesAt, after(1))).toBe(true)
  expect(more('homework', null, after(1))).toBe(true)
  expect(more('homework', closesAt, closesAt)).toBe(false)
  expect(more('practice', null, after(1))).toBe(false)
  const pointsOnly = {
    during: [],
    immediately: ['attempt' as const],
    later: ['attempt' as const],
    closed: [],
  }
  expect(more(pointsOnly, null, after(1))).toBe(false)
})

test('a withheld question hides what is calculated from all answers', () => {
  const hidden = { correctness: false, points: false, 'overall-feedback': false }
  expect(visibleOfAttempt(attemptUnder('practice'), true, after(1))).toEqual({ ...everything, ...hidden })
})

test('points without their maximum aren’t a score', () => {
  expect(isScoreVisible(everything)).toBe(true)
  expect(isScoreVisible({ ...everything, points: false })).toBe(false)
  expect(isScoreVisible({ ...everything, 'possible-points': false })).toBe(false)
})

test('outcomes need correctness and points', () => {
  expect(areOutcomesVisible(everything)).toBe(true)
  expect(areOutcomesVisible({ ...everything, points: false })).toBe(false)
  expect(areOutcomesVisible({ ...everything, correctness: false })).toBe(false)
})

test('a question with a hidden key withholds what the policy shows', () => {
  const no = { showAssignmentOnlyResults: false }
  const yes = { showAssignmentOnlyResults: true }
  expect(visibleOfItem(everything, false, no)).toEqual({ visible: everything, isWithheld: false })
  expect(visibleOfItem(everything, true, no)).toEqual({
    visible: withoutKeys(everything, false),
    isWithheld: true,
  })
  expect(visibleOfItem(everything, true, yes)).toEqual({
    visible: withoutKeys(everything, true),
    isWithheld: false,
  })
})

test.each(['correctness', 'points', 'feedback', 'overall-feedback'] as const)(
  'a policy that shows only %s still withholds it',
  (row) => {
    const only = { ...visibleRows('exam', { submittedAt, closesAt }, after(1)), attempt: true, [row]: true }
    expect(visibleOfItem(only, true, { showAssignmentOnlyResults: false }).isWithheld).toBe(true)
  },
)

test('a policy that shows nothing withholds nothing', () => {
  const none = visibleRows('exam', { submittedAt, closesAt }, after(1))
  expect(visibleOfItem(none, true, { showAssignmentOnlyResults: false }).isWithheld).toBe(false)
})

test('a check shows the key only after the last try', () => {
  expect(visibleOfCheck({ resultsPolicy: 'practice' }, true)).toEqual(everything)
  const before = { ...everything, explanation: false, 'correct-answer': false }
  expect(visibleOfCheck({ resultsPolicy: 'practice' }, false)).toEqual(before)
})

test('an assignment-only question can be checked only if its results are shown', () => {
  expect(isCheckingWithheld(true, { showAssignmentOnlyResults: false })).toBe(true)
  expect(isCheckingWithheld(true, { showAssignmentOnlyResults: true })).toBe(false)
  expect(isCheckingWithheld(false, { showAssignmentOnlyResults: false })).toBe(false)
})

test.each([
  ['incorrect', true],
  ['partial', true],
  ['ungradable', true],
  ['correct', false],
  ['unanswered', false],
  ['answered', false],
] as const)('an answer that is %s', (status, isKnown) => {
  expect(isKnownIncorrect(everything, status)).toBe(isKnown)
  expect(isKnownIncorrect({ ...everything, correctness: false }, status)).toBe(false)
})

test('outcomes are visible now, at a later column, or never', () => {
  const at = (resultsPolicy: ResultsPolicy, now = after(1)) =>
    outcomesVisibleAt(attemptUnder(resultsPolicy), now)
  const shown = ['attempt', 'correctness', 'points'] as const
  const matrix = { during: [], immediately: [], later: [], closed: [] }
  expect(at('practice')).toEqual(after(1))
  expect(at('exam')).toEqual(closesAt)
  expect(at('exam', closesAt)).toEqual(closesAt)
  expect(at({ ...matrix, later: [...shown] })).toEqual(after(120))
  expect(at({ ...matrix, immediately: [...shown] }, after(300))).toBe(null)
  expect(at(matrix)).toBe(null)
})

test('outcomes of a quiz without a closing date never open at closing', () => {
  const attempt = { rules: { resultsPolicy: 'exam', closesAt: null } as const, submittedAt }
  expect(outcomesVisibleAt(attempt, after(1))).toBe(null)
})

test('outcomes open with the closing date if it comes before the two minutes are over', () => {
  const attempt = { rules: { resultsPolicy: 'exam', closesAt: after(10) } as const, submittedAt }
  expect(outcomesVisibleAt(attempt, after(1))).toEqual(after(10))
})

test('outcomes that were visible only before now don’t become visible', () => {
  const shown = ['attempt', 'correctness', 'points'] as const
  const resultsPolicy = { during: [], immediately: [], later: [...shown], closed: [] }
  expect(outcomesVisibleAt(attemptUnder(resultsPolicy), new Date(closesAt.getTime() - 1))).toEqual(
    new Date(closesAt.getTime() - 1),
  )
  expect(outcomesVisibleAt(attemptUnder(resultsPolicy), closesAt)).toBe(null)
})

test('a check shows what the policy shows during the attempt', () => {
  const resultsPolicy = ResultsPolicySchema.parse({
    ...{ during: ['attempt', 'correctness'], immediately: [...RESULT_ROWS], later: [], closed: [] },
  })
  const visible = visibleOfCheck({ resultsPolicy }, true)
  expect(RESULT_ROWS.filter((row) => visible[row])).toEqual(['attempt', 'correctness'])
})
