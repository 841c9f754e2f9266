import { expect, test } from 'vitest'
import { fractionOfPoints } from '@/domain/attempts/grade-attempt-item'
import { createRandom, type Random } from '@/domain/items/random'
import { PERSON_GRADED_TYPES } from '@/domain/items/types/person-graded-types'
import { chosenIn } from '@/domain/statistics/answer-kinds'
import { distractorTable } from '@/domain/statistics/distractors'
import { itemStatistics } from '@/domain/statistics/item-statistics'
import { quantile } from '@/domain/statistics/moments'
import { quizStatistics } from '@/domain/statistics/quiz-statistics'
import { getItemAnalysis } from '@/server/analysis/get-item-analysis'
import { readRegraded } from '@/server/analysis/read-regraded'
import { itemKey, type Which } from '@/server/analysis/read-scores'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { saveResponse } from '@/server/attempts/save-response'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { changePoints } from '@/server/grading/answer-feedback'
import { applyRegrade } from '@/server/regrading/apply-regrade'
import { createClass } from '@/tests/support/sample-class'
import { sampleItem } from '@/tests/support/sample-items'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

type Class = Awaited<ReturnType<typeof createClass>>

const ITEMS = [
  { ...sampleItem('single-choice'), id: 'full-credit' },
  { ...sampleItem('single-choice'), id: 'dropped' },
  { ...sampleItem('single-choice'), id: 'plain' },
  sampleItem('multiple-response'),
  sampleItem('numeric'),
  sampleItem('short-text'),
  sampleItem('open-response'),
]

/** Answers by item type, with every character that separates packed values. */
const ANSWERS: Record<string, readonly unknown[]> = {
  'single-choice': ['a', 'a', 'b', 'c', 'd'],
  'multiple-response': [['a', 'b'], ['a'], ['c', 'd']],
  numeric: ['3600', '3,600', '3700', '1'],
  'short-text': ['OSCE', 'osce', 'Minsk group', 'a|b:c,d;e\n"f"'],
  'open-response': ['An essay, with: a | and\nlines.'],
}

const oneOf = <T>(list: readonly T[], random: Random) => list[random.nextInt(list.length)] as T

/** Takes the assignment once or twice per student, with random answers, changes, and unanswered questions, at random times. */
async function takeAtRandom(testClass: Class, random: Random, certainties: readonly (1 | 2 | 3 | null)[]) {
  const { classId, assignmentId, studentIds } = testClass
  for (const learnerId of studentIds)
    for (let taken = 0; taken <= random.nextInt(2); taken++) {
      const now = new Date()
      const target = { classId, assignmentId }
      const { id: attemptId } = await startAssignment(learnerId, target, { password: '', now })
      const slots = await database().attemptItem.findMany({
        where: { attemptId },
        select: { slot: true, itemVersion: { select: { item: { select: { type: true } } } } },
      })
      let sequence = 0
      for (const round of [0, 1])
        for (const { slot, itemVersion } of slots) {
          if (random.nextInt(100) < (round === 0 ? 15 : 80)) continue
          const response = oneOf(ANSWERS[itemVersion.item.type] ?? [], random)
          sequence += 1
          await saveResponse({
            ...{ learnerId, attemptId, slot, response, certainty: oneOf(certainties, random) },
            ...{ revision: 0, clientId: 'tab', sequence },
          })
        }
      await submitAttempt({ learnerId, attemptId, now })
      for (const { id } of await database().responseLog.findMany({ where: { attemptId } }))
        await database().responseLog.update({
          where: { id },
          data: {
            // Some before the start, by a clock that was set back, and some after a break.
            receivedAt: new Date(now.getTime() + random.nextInt(5_000_000) - 500_000),
            isLate: random.nextInt(10) === 0,
          },
        })
    }
}

/** Reads and calculates everything from single rows, in the plainest way. */
async function figuresOfRows(quizId: string, which: Which) {
  const { asGraded } = await readRegraded(quizId, which)
  const rows = await database().attempt.findMany({
    where: { quizId, state: 'GRADED' },
    orderBy: { id: 'asc' },
    include: {
      items: {
        orderBy: { slot: 'asc' },
        include: { feedback: true, itemVersion: { include: { item: true } } },
      },
      log: { where: { isLate: false }, orderBy: { id: 'asc' } },
    },
  })
  const shareOf = (row: (typeof rows)[number]) => (row.possible ? (row.earned ?? 0) / row.possible : -1)
  const isBefore = (one: (typeof rows)[number], other: (typeof rows)[number]) => {
    if (which === 'last') return one.number > other.number
    if (which === 'highest' && shareOf(one) !== shareOf(other)) return shareOf(one) > shareOf(other)
    return one.number < other.number
  }
  const counted = rows.filter(
    (row) =>
      which === 'all' ||
      !rows.some((other) => other.learnerId === row.learnerId && other !== row && isBefore(other, row)),
  )
  const scored = counted.map((row) => {
    const isCertain = Object(row.rules).behavior === 'certainty'
    const items = row.items.filter(
      ({ itemVersion }) => !PERSON_GRADED_TYPES.some((type) => type === itemVersion.item.type),
    )
    const attemptItems = items.map((slot) => {
      const graded = asGraded.get(itemKey(row.id, slot.slot))
      const { points, certainty } = slot
      const score = { earned: slot.earned ?? 0, possible: slot.possible }
      const isChanged = typeof slot.feedback?.earned === 'number'
      const correctness =
        graded === undefined
          ? fractionOfPoints({ ...score, points, certainty, isChanged })
          : Math.max(0, (graded * 3) / (certainty ?? 1))
      return {
        ...{ itemId: slot.itemVersion.itemId, ...score },
        ...(isCertain && { lowest: -2, correctness }),
        ...(graded !== undefined && { asGraded: graded }),
      }
    })
    return { row, attemptItems }
  })
  const answers = (itemId: string) =>
    scored.flatMap(({ row, attemptItems }) => {
      const slot = row.items.find(({ itemVersion }) => itemVersion.itemId === itemId)
      if (!slot) return []
      const others = attemptItems.filter((item) => item.itemId !== itemId)
      const sum = (key: 'earned' | 'possible') => others.reduce((total, item) => total + item[key], 0)
      const at = row.log.findIndex((saved) => saved.slot === slot.slot)
      const [saved, before] = [row.log[at], row.log[at - 1]]
      const seconds = saved
        ? (saved.receivedAt.getTime() - (before?.receivedAt ?? row.startedAt).getTime()) / 1000
        : -1
      const rest = sum('possible') === 0 ? null : sum('earned') / sum('possible')
      return [{ response: slot.response, isBlank: slot.status === 'UNANSWERED', rest, seconds }]
    })
  return { attempts: scored.map(({ attemptItems }) => ({ attemptItems })), answers }
}

type Answers = ReturnType<Awaited<ReturnType<typeof figuresOfRows>>['answers']>

function timesOfRows(answers: Answers) {
  const taken = answers.map(({ seconds }) => seconds).filter((seconds) => seconds >= 0 && seconds <= 3600)
  if (taken.length === 0) return null
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) => quantile(taken, share))
  return { n: taken.length, low, median, high }
}

function optionsOfRows(answers: Answers, ids: readonly string[]) {
  const rests = answers.flatMap(({ rest }) => rest ?? [])
  const sums = {
    ...{ n: answers.length, restCount: rests.length, sum: rests.reduce((sum, rest) => sum + rest, 0) },
    squares: rests.reduce((sum, rest) => sum + rest * rest, 0),
  }
  const groups = answers
    .filter(({ isBlank }) => !isBlank)
    .map(({ response, rest }) => ({
      response,
      count: 1,
      restCount: rest === null ? 0 : 1,
      restSum: rest ?? 0,
    }))
  return distractorTable(ids, groups, sums, chosenIn)
}

/** Sums depend on their order in the last digits. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, inner) => (typeof inner === 'number' ? Number(inner.toPrecision(9)) : inner)),
  )
}

async function expectFiguresOfRows({ instructorId, classId, assignmentId, quizId }: Class) {
  for (const which of ['first', 'last', 'highest', 'all'] as const) {
    const analysis = await getItemAnalysis(instructorId, { classId, assignmentId }, which)
    const { attempts, answers } = await figuresOfRows(quizId, which)
    expect(rounded(analysis.quiz), which).toEqual(rounded(quizStatistics(attempts)))
    expect(rounded(analysis.items.map(({ statistics }) => statistics)), which).toEqual(
      rounded(itemStatistics(attempts)),
    )
    for (const { id, options, blank, times, answers: typed, item } of analysis.items) {
      const own = answers(id)
      const answered = own.filter(({ isBlank }) => !isBlank)
      expect({ blank, times }, item.id).toEqual({
        blank: own.length - answered.length,
        times: timesOfRows(own),
      })
      const table = options.map(({ id: option, count, share, pointBiserial }) => ({
        ...{ id: option, count, share, pointBiserial },
      }))
      expect(rounded(table)).toEqual(
        rounded(
          optionsOfRows(
            own,
            options.map((option) => option.id),
          ),
        ),
      )
      if (options.length === 0) expect(typed.reduce((sum, { count }) => sum + count, 0)).toBe(answered.length)
    }
    const [essay] = analysis.unscored
    const own = answers(essay?.id ?? '')
    expect(essay).toMatchObject({ asked: own.length, times: timesOfRows(own) })
    expect(essay?.answered).toBe(own.filter(({ isBlank }) => !isBlank).length)
  }
}

test.each([
  ['points', {}, [null]],
  ['certainty-based scoring', { behavior: 'certainty' }, [null, 1, 2, 3]],
] as const)(
  'with %s, figures equal those of single rows, also after regrades',
  async (name, rules, certainties) => {
    const random = createRandom(name)
    const testClass = await createClass({ students: 14, items: ITEMS, rules, itemPoints: { plain: 2.5 } })
    await takeAtRandom(testClass, random, certainties)
    await expectFiguresOfRows(testClass)

    const by = { id: testClass.instructorId, ipAddress: null }
    const target = { classId: testClass.classId, assignmentId: testClass.assignmentId }
    const [fullCredit = '', dropped = ''] = testClass.itemIds
    for (const [item, policy] of [
      [fullCredit, 'full-credit'],
      [dropped, 'drop'],
    ] as const)
      await applyRegrade(by, target, {
        ...{ item, version: '', policy, reason: 'The question was unclear.', now: new Date() },
      })
    const changed = await database().attemptItem.findMany({
      where: { attempt: { quizId: testClass.quizId }, itemVersion: { itemId: testClass.itemIds[2] ?? '' } },
      take: 4,
    })
    for (const { attemptId, slot } of changed)
      await changePoints(
        by,
        { classId: testClass.classId, attemptId, slot },
        { change: { earned: 0.75, reason: 'Said aloud.' }, now: new Date() },
      )
    await expectFiguresOfRows(testClass)
  },
)
