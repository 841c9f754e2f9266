import { expect, test } from 'vitest'
import { type Item, ItemSchema } from '@/domain/items/item'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { gradeAgain } from '@/server/attempts/advance-attempt'
import { findResults } from '@/server/attempts/find-results'
import { saveResponse } from '@/server/attempts/save-response'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { getGradeCell } from '@/server/grades/cell-queries'
import { addItemVersion, copyToClass } from '@/server/items/add-version'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import {
  createRegradeRequest,
  listOwnRegradeRequests,
} from '@/server/regrade-requests/create-regrade-request'
import { listRegradeRequests } from '@/server/regrade-requests/regrade-request-queries'
import { resolveRegradeRequests } from '@/server/regrade-requests/resolve-regrade-requests'
import { applyRegrade } from '@/server/regrading/apply-regrade'
import { previewRegrade } from '@/server/regrading/preview-regrade'
import { listRegradable, listRegradeRuns } from '@/server/regrading/regrade-queries'
import { resumeRegrades } from '@/server/regrading/resume-regrades'
import { runRegrade } from '@/server/regrading/run-regrade'
import { undoRegrade } from '@/server/regrading/undo-regrade'
import { createAccount, createClass } from '@/tests/support/sample-class'
import { sampleItem } from '@/tests/support/sample-items'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

const by = (id: string) => ({ id, ipAddress: '192.0.2.1' })
const code = (wanted: string) => expect.objectContaining({ code: wanted })
const now = () => new Date()
type Class = Awaited<ReturnType<typeof createClass>>
const attemptItemOf = ({ classId, assignmentId }: Class) => ({ classId, assignmentId })

async function take(
  ofClass: Class,
  learnerId: string,
  answers: unknown[],
  isSubmitted = true,
): Promise<string> {
  const { id: attemptId } = await startAssignment(learnerId, attemptItemOf(ofClass), {
    password: '',
    now: now(),
  })
  for (const [index, response] of answers.entries())
    await saveResponse({
      learnerId,
      attemptId,
      slot: index + 1,
      response,
      revision: 0,
      clientId: 'tab',
      sequence: 1,
    })
  if (isSubmitted) await submitAttempt({ learnerId, attemptId, now: now() })
  return attemptId
}

/** Three students. The first item's correct answer is a, then b. The fourth student has an open attempt. */
async function createRegradable() {
  const ofClass = await createClass({ students: 4 })
  const [one = '', two = '', three = '', four = ''] = ofClass.studentIds
  const attempts = [
    await take(ofClass, one, ['a', 'a', 'a']),
    await take(ofClass, two, ['b', 'a', 'b']),
    await take(ofClass, three, [null, 'b', 'b']),
  ]
  const open = await take(ofClass, four, ['b', 'b', 'b'], false)
  const asked = await database().itemVersion.findFirstOrThrow({ where: { itemId: ofClass.itemIds[0] ?? '' } })
  const copy = await copyTo(ofClass, asked.id)
  const version = await publish(copy.itemId, ofClass.instructorId, (item) => withKey(item, 'b'))
  return { ...ofClass, one, two, three, four, attempts, open, item: ofClass.itemIds[0] ?? '', version }
}

const copyTo = ({ classId, instructorId }: Class, versionId: string) =>
  database().$transaction((tx) =>
    copyToClass(tx, { classId, versionId, by: { id: instructorId, ipAddress: null } }),
  )

async function publish(itemId: string, createdById: string, change: (item: Item) => Item): Promise<string> {
  const { currentVersion } = await database().item.findUniqueOrThrow({
    where: { id: itemId },
    select: { currentVersion: true },
  })
  const content = change(ItemSchema.parse(currentVersion?.content))
  return (
    await database().$transaction((tx) =>
      addItemVersion(tx, { itemId, content, by: { id: createdById, ipAddress: null } }),
    )
  ).id
}

function withKey(item: Item, key: string): Item {
  if (item.type !== 'single-choice') throw new Error('another type')
  return { ...item, options: item.options.map((option) => ({ ...option, key: option.id === key })) }
}

type Regradable = Awaited<ReturnType<typeof createRegradable>>
const regrade = (
  of: Regradable,
  policy: 'new-key' | 'new-or-old' | 'full-credit' | 'drop' | 'leave',
  reason = 'The key was wrong.',
) =>
  applyRegrade(by(of.instructorId), attemptItemOf(of), {
    item: of.item,
    version: of.version,
    policy,
    reason,
    now: now(),
  })

const earnedBy = async (ids: readonly string[]) =>
  Promise.all(
    ids.map(async (id) => {
      const { earned, possible } = await database().attempt.findUniqueOrThrow({ where: { id } })
      return `${earned}/${possible}`
    }),
  )

/** Everything that a regrade can change, except notifications and logs. */
const snapshot = async ({ quizId }: Class) => ({
  attempts: await database().attempt.findMany({ where: { quizId }, orderBy: { id: 'asc' } }),
  attemptItems: await database().attemptItem.findMany({
    where: { attempt: { quizId } },
    orderBy: [{ attemptId: 'asc' }, { slot: 'asc' }],
  }),
  grades: (await database().grade.findMany({ where: { quizId }, orderBy: { learnerId: 'asc' } })).map(
    ({ updatedAt: _, ...score }) => score,
  ),
})

test('a deleted option counts neither for nor against its choosers', async () => {
  const several = sampleItem('multiple-response', { grading: 'all-or-nothing' })
  const item = { ...several, id: 'several-item' }
  const ofClass = await createClass({ students: 3, items: [item] })
  const [one = '', two = '', three = ''] = ofClass.studentIds
  const attempts = [
    await take(ofClass, one, [['a', 'b', 'e']]),
    await take(ofClass, two, [['a', 'b', 'd']]),
    await take(ofClass, three, [['e']]),
  ]
  expect(await earnedBy(attempts)).toEqual(['0/1', '0/1', '0/1'])
  const asked = await database().itemVersion.findFirstOrThrow({ where: { itemId: ofClass.itemIds[0] ?? '' } })
  const copy = await copyTo(ofClass, asked.id)
  const version = await publish(copy.itemId, ofClass.instructorId, (content) => {
    if (content.type !== 'multiple-response') throw new Error('another type')
    return { ...content, options: content.options.filter(({ id }) => id !== 'e') }
  })
  const request = {
    item: ofClass.itemIds[0] ?? '',
    version,
    policy: 'new-key' as const,
    reason: 'E is moot.',
  }
  await applyRegrade(by(ofClass.instructorId), attemptItemOf(ofClass), { ...request, now: now() })
  expect(await earnedBy(attempts)).toEqual(['1/1', '0/1', '0/1'])
  const statuses = [
    [one, 'correct'],
    [two, 'incorrect'],
    [three, 'unanswered'],
  ] as const
  for (const [index, [learnerId, status]] of statuses.entries()) {
    const review = await findResults(learnerId, attempts[index] ?? '', now())
    expect(review?.items[0]?.review.status).toBe(status)
  }
})

test('a preview shows score changes before anything is written', async () => {
  const of = await createRegradable()
  const before = await snapshot(of)
  const preview = await previewRegrade(of.instructorId, attemptItemOf(of), {
    item: of.item,
    version: of.version,
    policy: 'new-key',
  })
  expect(preview).toMatchObject({ attempts: 3, up: 1, down: 1, same: 1 })
  expect(preview.movers.map(({ name }) => name).sort()).toEqual(['Student 1', 'Student 2'])
  expect(await snapshot(of)).toEqual(before)
})

test('a grade’s history shows each regrade and its undoing', async () => {
  const of = await createRegradable()
  const runId = await regrade(of, 'new-key', 'The treaty says so.')
  const read = async (studentId: string) =>
    (await getGradeCell(of.instructorId, attemptItemOf(of), studentId)).regrades
  const moved = { attemptNumber: 1, slot: 1, earnedBefore: 1, earnedAfter: 0, reason: 'The treaty says so.' }
  expect(await read(of.one)).toMatchObject([{ ...moved, isUndone: false }])
  await undoRegrade(by(of.instructorId), attemptItemOf(of), runId, now())
  expect(await read(of.one)).toMatchObject([{ ...moved, isUndone: true }])
})

test('each policy changes scores as described, through to the gradebook', async () => {
  const outcomes = {
    'new-key': ['2/3', '2/3', '0/3'],
    'new-or-old': ['3/3', '2/3', '0/3'],
    'full-credit': ['3/3', '2/3', '1/3'],
    drop: ['2/2', '1/2', '0/2'],
    leave: ['3/3', '1/3', '0/3'],
  } as const
  for (const [policy, expected] of Object.entries(outcomes)) {
    const of = await createRegradable()
    await regrade(of, policy as keyof typeof outcomes)
    expect(await earnedBy(of.attempts), policy).toEqual(expected)
    const score = await database().grade.findFirstOrThrow({
      where: { quizId: of.quizId, learnerId: of.two },
    })
    const [earned = 0, possible = 1] = (expected[1] ?? '').split('/').map(Number)
    expect(score.scoreRatio, policy).toBeCloseTo(earned / possible, 9)
  }
})

test('applying a run again changes nothing, and undoing it restores everything', async () => {
  const of = await createRegradable()
  const before = await snapshot(of)
  const run = await regrade(of, 'new-key')
  const after = await snapshot(of)
  expect(after).not.toEqual(before)
  expect(await runRegrade(database(), run, now())).toBe(0)
  expect(await resumeRegrades(database(), now())).toBe(0)
  expect(await snapshot(of)).toEqual(after)
  await undoRegrade(by(of.instructorId), attemptItemOf(of), run, now())
  expect(await snapshot(of)).toEqual(before)
  await undoRegrade(by(of.instructorId), attemptItemOf(of), run, now())
  expect(await snapshot(of)).toEqual(before)
})

test('an interrupted regrade resumes', async () => {
  const of = await createRegradable()
  const { id } = await database().regradeRun.create({
    data: {
      ...{ classId: of.classId, quizId: of.quizId, itemId: of.item, toVersionId: of.version },
      ...{ policy: 'new-key', reason: 'Cut off', createdById: of.instructorId },
    },
  })
  expect(await resumeRegrades(database(), now())).toBe(1)
  expect(await earnedBy(of.attempts)).toEqual(['2/3', '2/3', '0/3'])
  expect(await database().regradeRun.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'DONE' })
})

test('later regrades must be undone first; the original score stays', async () => {
  const of = await createRegradable()
  const first = await regrade(of, 'new-key')
  const second = await regrade(of, 'full-credit')
  await expect(undoRegrade(by(of.instructorId), attemptItemOf(of), first, now())).rejects.toEqual(
    code('CONFLICT'),
  )
  const attemptItem = await database().attemptItem.findUniqueOrThrow({
    where: { attemptId_slot: { attemptId: of.attempts[1] ?? '', slot: 1 } },
  })
  expect(attemptItem).toMatchObject({ earned: 1, firstEarned: 0, firstPossible: 1 })
  await undoRegrade(by(of.instructorId), attemptItemOf(of), second, now())
  await undoRegrade(by(of.instructorId), attemptItemOf(of), first, now())
  expect(await earnedBy(of.attempts)).toEqual(['3/3', '1/3', '0/3'])
  const runs = await listRegradeRuns(
    await requireAssignmentPermission(of.instructorId, attemptItemOf(of), 'teach'),
  )
  expect(runs.map(({ state }) => state)).toEqual(['UNDONE', 'UNDONE'])
})

test('attempts submitted after a regrade are graded by it and undone with it', async () => {
  const of = await createRegradable()
  const run = await regrade(of, 'new-key')
  await submitAttempt({ learnerId: of.four, attemptId: of.open, now: now() })
  expect(await earnedBy([of.open])).toEqual(['1/3'])
  await undoRegrade(by(of.instructorId), attemptItemOf(of), run, now())
  expect(await earnedBy([of.open])).toEqual(['0/3'])
})

test('students whose scores change are notified once, and results explain why', async () => {
  const of = await createRegradable()
  await regrade(of, 'new-or-old', 'B is right as well.')
  const notifications = await database().notification.findMany({
    where: { kind: 'regraded', path: { contains: of.attempts[1] ?? '' } },
  })
  expect(notifications).toMatchObject([{ userId: of.two, body: 'B is right as well.' }])
  expect(await database().notification.count({ where: { kind: 'regraded', userId: of.one } })).toBe(0)
  const review = await findResults(of.two, of.attempts[1] ?? '', now())
  expect(review?.items.find(({ slot }) => slot === 1)).toMatchObject({
    regrade: { before: 0, after: 1, isDropped: false, reason: 'B is right as well.' },
    review: { status: 'correct', earned: 1 },
  })
  const untouched = await findResults(of.one, of.attempts[0] ?? '', now())
  expect(untouched?.items.find(({ slot }) => slot === 1)?.regrade).toBeNull()
})

test('late penalties apply to regraded points', async () => {
  const of = await createClass({
    students: 1,
    rules: { dueAt: new Date(Date.now() - 3_600_000).toISOString(), latePenalty: 0.5 },
  })
  const attempt = await take(of, of.studentIds[0] ?? '', ['b', 'a', 'a'])
  expect(await earnedBy([attempt])).toEqual(['1/3'])
  await applyRegrade(by(of.instructorId), attemptItemOf(of), {
    ...{ item: of.itemIds[0] ?? '', version: '', policy: 'full-credit', reason: 'x', now: now() },
  })
  expect(await earnedBy([attempt])).toEqual(['1.5/3'])
})

test('undoing one of two regrades keeps the other’s change', async () => {
  const of = await createRegradable()
  await regrade(of, 'new-key')
  const second = await regrade(of, 'full-credit')
  const [late = ''] = [await take(of, of.one, ['a', 'b', 'b'])]
  await submitAttempt({ learnerId: of.four, attemptId: of.open, now: now() })
  expect(await earnedBy([of.open, late])).toEqual(['1/3', '1/3'])
  await undoRegrade(by(of.instructorId), attemptItemOf(of), second, now())
  expect(await earnedBy([of.open, late])).toEqual(['1/3', '0/3'])
  expect(
    await database().notification.count({
      where: { userId: of.one, title: { startsWith: 'Regrade undone' } },
    }),
  ).toBe(1)
})

test('unchanged scores keep the effect of the previous regrade', async () => {
  const of = await createRegradable()
  await regrade(of, 'new-key')
  const before = await snapshot(of)
  const run = await regrade(of, 'leave', 'Looked at again.')
  expect(await snapshot(of)).toEqual(before)
  const review = await findResults(of.two, of.attempts[1] ?? '', now())
  expect(review?.items.find(({ slot }) => slot === 1)?.regrade?.reason).toBe('The key was wrong.')
  await undoRegrade(by(of.instructorId), attemptItemOf(of), run, now())
  expect(await snapshot(of)).toEqual(before)
})

test('regrading twice runs once; another regrade waits for a running one', async () => {
  const of = await createRegradable()
  const [one, two] = await Promise.all([regrade(of, 'new-key'), regrade(of, 'new-key')])
  expect(two).toBe(one)
  await database().regradeRun.update({ where: { id: one }, data: { state: 'RUNNING' } })
  await expect(regrade(of, 'full-credit')).rejects.toEqual(code('CONFLICT'))
  await expect(undoRegrade(by(of.instructorId), attemptItemOf(of), one, now())).rejects.toEqual(
    code('CONFLICT'),
  )
  expect(await regrade(of, 'new-key')).toBe(one)
  expect(await database().auditEntry.count({ where: { classId: of.classId, action: 'regrade.apply' } })).toBe(
    1,
  )
})

test('regrading again keeps the regrade, and undoing gives the current answer’s points', async () => {
  const of = await createRegradable()
  const [, attemptId = ''] = of.attempts
  const run = await regrade(of, 'new-key')
  expect(await earnedBy([attemptId])).toEqual(['2/3'])
  await database().$transaction(async (tx) => {
    await tx.attemptItem.update({
      where: { attemptId_slot: { attemptId, slot: 1 } },
      data: { response: 'a' },
    })
    await gradeAgain(tx, attemptId, now())
  })
  expect(await earnedBy([attemptId])).toEqual(['1/3'])
  await undoRegrade(by(of.instructorId), attemptItemOf(of), run, now())
  expect(await earnedBy([attemptId])).toEqual(['2/3'])
})

test('attempts submitted during a regrade follow it too', async () => {
  const of = await createClass({ students: 12 })
  const open = await Promise.all(of.studentIds.map((id) => take(of, id, ['b', 'b', 'b'], false)))
  const submits = open.map((attemptId, index) =>
    submitAttempt({ learnerId: of.studentIds[index] ?? '', attemptId, now: now() }),
  )
  const request = { item: of.itemIds[0] ?? '', version: '', policy: 'full-credit' as const }
  const run = applyRegrade(by(of.instructorId), attemptItemOf(of), { ...request, reason: 'x', now: now() })
  await Promise.all([...submits, run])
  expect(new Set(await earnedBy(open))).toEqual(new Set(['1/3']))
  expect(await database().regradeChange.count({ where: { runId: await run } })).toBe(12)
  await undoRegrade(by(of.instructorId), attemptItemOf(of), await run, now())
  expect(new Set(await earnedBy(open))).toEqual(new Set(['0/3']))
})

test('hidden scores suppress regrade notifications', async () => {
  const of = await createClass({
    students: 1,
    rules: { resultsPolicy: 'exam', closesAt: '2099-01-01T00:00:00Z' },
  })
  const [learnerId = ''] = of.studentIds
  const attemptId = await take(of, learnerId, ['b', 'b', 'b'])
  const request = { item: of.itemIds[0] ?? '', version: '', policy: 'full-credit' as const }
  await applyRegrade(by(of.instructorId), attemptItemOf(of), {
    ...request,
    reason: 'B is right.',
    now: now(),
  })
  expect(await database().notification.count({ where: { userId: learnerId, kind: 'regraded' } })).toBe(0)
  expect(JSON.stringify(await findResults(learnerId, attemptId, now()))).not.toContain('B is right.')
})

test('the preview shows effects on multi-attempt and manual grades', async () => {
  const of = await createRegradable()
  await database().grade.update({
    where: { quizId_learnerId: { quizId: of.quizId, learnerId: of.one } },
    data: { manualRatio: 0.5 },
  })
  const request = { item: of.item, version: of.version, policy: 'new-key' as const }
  const { movers } = await previewRegrade(of.instructorId, attemptItemOf(of), request)
  const grades = Object.fromEntries(movers.map(({ name, score }) => [name, score]))
  expect(grades['Student 1']).toEqual({ before: 5, after: 5, of: 10, isByHand: true })
  expect(grades['Student 2']).toMatchObject({ of: 10, isByHand: false })
  expect(grades['Student 2']?.before).toBeCloseTo(10 / 3, 9)
  expect(grades['Student 2']?.after).toBeCloseTo(20 / 3, 9)
})

test('only the class’s instructors can regrade, with the question’s own key', async () => {
  const [of, other] = [await createRegradable(), await createRegradable()]
  const observer = await createAccount('Reviewer')
  await database().classMember.create({ data: { classId: of.classId, userId: observer, role: 'OBSERVER' } })
  const request = { item: of.item, version: of.version, policy: 'new-key' as const }
  const actions = (id: string): (() => Promise<unknown>)[] => [
    () => previewRegrade(id, attemptItemOf(of), request),
    () => applyRegrade(by(id), attemptItemOf(of), { ...request, reason: 'x', now: now() }),
    () => undoRegrade(by(id), attemptItemOf(of), 'none', now()),
  ]
  for (const action of actions(observer)) await expect(action()).rejects.toEqual(code('FORBIDDEN'))
  for (const action of [...actions(other.instructorId), ...actions(other.one)])
    await expect(action()).rejects.toEqual(code('NOT_FOUND'))
  await expect(
    previewRegrade(of.instructorId, attemptItemOf(of), { ...request, version: other.version }),
  ).rejects.toEqual(code('INVALID_INPUT'))
  await expect(
    previewRegrade(of.instructorId, attemptItemOf(of), { ...request, item: other.item }),
  ).rejects.toEqual(code('NOT_FOUND'))
  const run = await regrade(other, 'new-key')
  await expect(undoRegrade(by(of.instructorId), attemptItemOf(of), run, now())).rejects.toEqual(
    code('NOT_FOUND'),
  )
  expect(
    await listRegradable(await requireAssignmentPermission(of.instructorId, attemptItemOf(of), 'teach')),
  ).toHaveLength(3)
})

test('accepting one regrade request adds the variant and updates every equal answer', async () => {
  const text = { ...sampleItem('short-text'), id: 'text-item', caseSensitive: false, accentSensitive: false }
  const of = await createClass({ students: 4, items: [text] })
  const [one = '', two = '', three = '', four = ''] = of.studentIds
  const attempts = [
    await take(of, one, ['An odd answer']),
    await take(of, two, ['  an ODD answer ']),
    await take(of, three, ['an odd answer']),
    await take(of, four, ['something else']),
  ]
  const say = (learnerId: string, index: number) =>
    createRegradeRequest(
      learnerId,
      { attempt: attempts[index] ?? '', slot: 1, argument: 'The article says so.', paragraph: null },
      now(),
    )
  await say(one, 0)
  await say(two, 1)
  await say(four, 3)
  await expect(say(one, 0)).rejects.toEqual(code('CONFLICT'))
  await expect(say(one, 1)).rejects.toEqual(code('NOT_FOUND'))
  expect(
    await database().notification.count({
      where: { userId: of.instructorId, kind: 'regrade-request-created' },
    }),
  ).toBe(3)
  const groups = await listRegradeRequests(of.classId)
  expect(groups.map(({ gave, said }) => [gave, said.length]).sort()).toEqual([
    [1, 1],
    [3, 2],
  ])
  const group = groups.find(({ gave }) => gave === 3)
  const answered = await resolveRegradeRequests(
    by(of.instructorId),
    { class: of.classId, regradeRequest: group?.id ?? '', accept: 'yes', reply: 'You are right.' },
    now(),
  )
  expect(answered.count).toBe(2)
  const search = new URL(`http://x${answered.regradePath}`).searchParams
  const request = {
    item: search.get('item') ?? '',
    version: search.get('version') ?? '',
    policy: 'new-or-old' as const,
  }
  expect(await previewRegrade(of.instructorId, attemptItemOf(of), request)).toMatchObject({
    up: 3,
    down: 0,
    same: 1,
  })
  await applyRegrade(by(of.instructorId), attemptItemOf(of), {
    ...request,
    reason: 'A right variant.',
    now: now(),
  })
  expect(await earnedBy(attempts)).toEqual(['1/1', '1/1', '1/1', '0/1'])
  expect(await listOwnRegradeRequests(one, attempts[0] ?? '')).toMatchObject([
    { state: 'ACCEPTED', reply: 'You are right.' },
  ])
  expect(
    await database().notification.count({
      where: { kind: 'regrade-request-resolved', userId: { in: [one, two] } },
    }),
  ).toBe(2)
  // The course's own item stays the same: the class has a copy.
  expect(await database().itemVersion.count({ where: { itemId: of.itemIds[0] ?? '' } })).toBe(1)
})

test('two staff resolving one request: the second sees the conflict', async () => {
  const of = await createClass({ students: 1 })
  const learnerId = of.studentIds[0] ?? ''
  const attempt = await take(of, learnerId, ['a', 'b', 'a'])
  await createRegradeRequest(
    learnerId,
    { attempt, slot: 2, argument: 'It was right.', paragraph: null },
    now(),
  )
  const { id } = await database().regradeRequest.findFirstOrThrow({ where: { attemptId: attempt } })
  const answer = (accept: 'yes' | 'no') =>
    resolveRegradeRequests(
      by(of.instructorId),
      { class: of.classId, regradeRequest: id, accept, reply: accept },
      now(),
    )
  const [one, other] = await Promise.allSettled([answer('yes'), answer('no')])
  expect([one.status, other.status].sort()).toEqual(['fulfilled', 'rejected'])
  const refusal = one.status === 'rejected' ? one : other
  expect(refusal).toMatchObject({ reason: { code: 'CONFLICT' } })
  const answered = { classId: of.classId, action: 'regrade-request.resolve' }
  expect(await database().auditEntry.count({ where: answered })).toBe(1)
})

test('no regrade request in a class that was left or archived', async () => {
  const of = await createClass({ students: 1 })
  const { classId } = of
  const learnerId = of.studentIds[0] ?? ''
  const attempt = await take(of, learnerId, ['a', 'b', 'a'])
  const regradeRequest = () =>
    createRegradeRequest(learnerId, { attempt, slot: 2, argument: 'It was right.', paragraph: null }, now())
  const leave = (leftAt: Date | null) =>
    database().classMember.updateMany({ where: { classId, userId: learnerId }, data: { leftAt } })
  await leave(now())
  await expect(regradeRequest()).rejects.toMatchObject({
    code: 'CLOSED',
    userMessage: expect.stringContaining('no longer'),
  })
  await leave(null)
  await database().class.update({ where: { id: classId }, data: { archivedAt: now() } })
  await expect(regradeRequest()).rejects.toMatchObject({
    code: 'CLOSED',
    userMessage: expect.stringContaining('archived'),
  })
  expect(await database().regradeRequest.count({ where: { classId } })).toBe(0)
})

test('hidden, correct, and foreign answers can’t be contested; strangers resolve nothing', async () => {
  const of = await createClass({
    students: 2,
    rules: { resultsPolicy: 'exam', closesAt: '2099-01-01T00:00:00Z' },
  })
  const [one = '', two = ''] = of.studentIds
  const hidden = await take(of, one, ['b', 'a', 'a'])
  const input = { attempt: hidden, slot: 1, argument: 'It is right.', paragraph: null }
  await expect(createRegradeRequest(one, input, now())).rejects.toEqual(expect.anything())
  await expect(createRegradeRequest(two, input, now())).rejects.toEqual(code('NOT_FOUND'))
  const shown = await createClass({ students: 1 })
  const learnerId = shown.studentIds[0] ?? ''
  const attempt = await take(shown, learnerId, ['a', 'b', 'a'])
  await expect(createRegradeRequest(learnerId, { ...input, attempt, slot: 1 }, now())).rejects.toEqual(
    code('CLOSED'),
  )
  await createRegradeRequest(learnerId, { ...input, attempt, slot: 2 }, now())
  const { id } = await database().regradeRequest.findFirstOrThrow({ where: { attemptId: attempt } })
  const answer = { class: shown.classId, regradeRequest: id, accept: 'no' as const, reply: 'No.' }
  await expect(resolveRegradeRequests(by(of.instructorId), answer, now())).rejects.toEqual(code('NOT_FOUND'))
  await expect(resolveRegradeRequests(by(learnerId), answer, now())).rejects.toEqual(code('FORBIDDEN'))
  await expect(
    resolveRegradeRequests(by(of.instructorId), { ...answer, class: of.classId }, now()),
  ).rejects.toEqual(code('NOT_FOUND'))
  expect(await resolveRegradeRequests(by(shown.instructorId), answer, now())).toEqual({
    regradePath: null,
    count: 1,
  })
})
