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
const targetOf = ({ classId, assignmentId }: Class) => ({ classId, assignmentId })

async function take(
  testClass: Class,
  learnerId: string,
  answers: unknown[],
  isSubmitted = true,
): Promise<string> {
  const { id: attemptId } = await startAssignment(learnerId, targetOf(testClass), {
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
  const testClass = await createClass({ students: 4 })
  const [one = '', two = '', three = '', four = ''] = testClass.studentIds
  const attempts = [
    await take(testClass, one, ['a', 'a', 'a']),
    await take(testClass, two, ['b', 'a', 'b']),
    await take(testClass, three, [null, 'b', 'b']),
  ]
  const open = await take(testClass, four, ['b', 'b', 'b'], false)
  const asked = await database().itemVersion.findFirstOrThrow({
    where: { itemId: testClass.itemIds[0] ?? '' },
  })
  const copy = await copyTo(testClass, asked.id)
  const version = await publish(copy.itemId, testClass.instructorId, (item) => withKey(item, 'b'))
  return { ...testClass, one, two, three, four, attempts, open, item: testClass.itemIds[0] ?? '', version }
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
  fixture: Regradable,
  policy: 'new-key' | 'new-or-old' | 'full-credit' | 'drop' | 'leave',
  reason = 'The key was wrong.',
) =>
  applyRegrade(by(fixture.instructorId), targetOf(fixture), {
    item: fixture.item,
    version: fixture.version,
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
  const testClass = await createClass({ students: 3, items: [item] })
  const [one = '', two = '', three = ''] = testClass.studentIds
  const attempts = [
    await take(testClass, one, [['a', 'b', 'e']]),
    await take(testClass, two, [['a', 'b', 'd']]),
    await take(testClass, three, [['e']]),
  ]
  expect(await earnedBy(attempts)).toEqual(['0/1', '0/1', '0/1'])
  const asked = await database().itemVersion.findFirstOrThrow({
    where: { itemId: testClass.itemIds[0] ?? '' },
  })
  const copy = await copyTo(testClass, asked.id)
  const version = await publish(copy.itemId, testClass.instructorId, (content) => {
    if (content.type !== 'multiple-response') throw new Error('another type')
    return { ...content, options: content.options.filter(({ id }) => id !== 'e') }
  })
  const request = {
    item: testClass.itemIds[0] ?? '',
    version,
    policy: 'new-key' as const,
    reason: 'E is moot.',
  }
  await applyRegrade(by(testClass.instructorId), targetOf(testClass), { ...request, now: now() })
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
  const fixture = await createRegradable()
  const before = await snapshot(fixture)
  const preview = await previewRegrade(fixture.instructorId, targetOf(fixture), {
    item: fixture.item,
    version: fixture.version,
    policy: 'new-key',
  })
  expect(preview).toMatchObject({ attempts: 3, up: 1, down: 1, same: 1 })
  expect(preview.movers.map(({ name }) => name).sort()).toEqual(['Student 1', 'Student 2'])
  expect(await snapshot(fixture)).toEqual(before)
})

test('a grade’s history shows each regrade and its undoing', async () => {
  const fixture = await createRegradable()
  const runId = await regrade(fixture, 'new-key', 'The treaty says so.')
  const read = async (studentId: string) =>
    (await getGradeCell(fixture.instructorId, targetOf(fixture), studentId)).regrades
  const moved = { attemptNumber: 1, slot: 1, earnedBefore: 1, earnedAfter: 0, reason: 'The treaty says so.' }
  expect(await read(fixture.one)).toMatchObject([{ ...moved, isUndone: false }])
  await undoRegrade(by(fixture.instructorId), targetOf(fixture), runId, now())
  expect(await read(fixture.one)).toMatchObject([{ ...moved, isUndone: true }])
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
    const fixture = await createRegradable()
    await regrade(fixture, policy as keyof typeof outcomes)
    expect(await earnedBy(fixture.attempts), policy).toEqual(expected)
    const score = await database().grade.findFirstOrThrow({
      where: { quizId: fixture.quizId, learnerId: fixture.two },
    })
    const [earned = 0, possible = 1] = (expected[1] ?? '').split('/').map(Number)
    expect(score.scoreRatio, policy).toBeCloseTo(earned / possible, 9)
  }
})

test('applying a run again changes nothing, and undoing it restores everything', async () => {
  const fixture = await createRegradable()
  const before = await snapshot(fixture)
  const run = await regrade(fixture, 'new-key')
  const after = await snapshot(fixture)
  expect(after).not.toEqual(before)
  expect(await runRegrade(database(), run, now())).toBe(0)
  expect(await resumeRegrades(database(), now())).toBe(0)
  expect(await snapshot(fixture)).toEqual(after)
  await undoRegrade(by(fixture.instructorId), targetOf(fixture), run, now())
  expect(await snapshot(fixture)).toEqual(before)
  await undoRegrade(by(fixture.instructorId), targetOf(fixture), run, now())
  expect(await snapshot(fixture)).toEqual(before)
})

test('an interrupted regrade resumes', async () => {
  const fixture = await createRegradable()
  const { id } = await database().regradeRun.create({
    data: {
      ...{
        classId: fixture.classId,
        quizId: fixture.quizId,
        itemId: fixture.item,
        toVersionId: fixture.version,
      },
      ...{ policy: 'new-key', reason: 'Cut off', createdById: fixture.instructorId },
    },
  })
  expect(await resumeRegrades(database(), now())).toBe(1)
  expect(await earnedBy(fixture.attempts)).toEqual(['2/3', '2/3', '0/3'])
  expect(await database().regradeRun.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'DONE' })
})

test('later regrades must be undone first; the original score stays', async () => {
  const fixture = await createRegradable()
  const first = await regrade(fixture, 'new-key')
  const second = await regrade(fixture, 'full-credit')
  await expect(undoRegrade(by(fixture.instructorId), targetOf(fixture), first, now())).rejects.toEqual(
    code('CONFLICT'),
  )
  const attemptItem = await database().attemptItem.findUniqueOrThrow({
    where: { attemptId_slot: { attemptId: fixture.attempts[1] ?? '', slot: 1 } },
  })
  expect(attemptItem).toMatchObject({ earned: 1, firstEarned: 0, firstPossible: 1 })
  await undoRegrade(by(fixture.instructorId), targetOf(fixture), second, now())
  await undoRegrade(by(fixture.instructorId), targetOf(fixture), first, now())
  expect(await earnedBy(fixture.attempts)).toEqual(['3/3', '1/3', '0/3'])
  const runs = await listRegradeRuns(
    await requireAssignmentPermission(fixture.instructorId, targetOf(fixture), 'teach'),
  )
  expect(runs.map(({ state }) => state)).toEqual(['UNDONE', 'UNDONE'])
})

test('the list of regrades counts the answers and those that changed points', async () => {
  const of = await createRegradable()
  await regrade(of, 'new-key')
  await regrade(of, 'leave')
  await regrade(of, 'drop')
  const runs = await listRegradeRuns(
    await requireAssignmentPermission(of.instructorId, targetOf(of), 'teach'),
  )
  expect(runs.map(({ attemptItems, moved }) => [attemptItems, moved])).toEqual([
    [3, 3],
    [3, 0],
    [3, 2],
  ])
})

test('attempts submitted after a regrade are graded by it and undone with it', async () => {
  const fixture = await createRegradable()
  const run = await regrade(fixture, 'new-key')
  await submitAttempt({ learnerId: fixture.four, attemptId: fixture.open, now: now() })
  expect(await earnedBy([fixture.open])).toEqual(['1/3'])
  await undoRegrade(by(fixture.instructorId), targetOf(fixture), run, now())
  expect(await earnedBy([fixture.open])).toEqual(['0/3'])
})

test('students whose scores change are notified once, and results explain why', async () => {
  const fixture = await createRegradable()
  await regrade(fixture, 'new-or-old', 'B is right as well.')
  const notifications = await database().notification.findMany({
    where: { kind: 'regraded', path: { contains: fixture.attempts[1] ?? '' } },
  })
  expect(notifications).toMatchObject([{ userId: fixture.two, body: 'B is right as well.' }])
  expect(await database().notification.count({ where: { kind: 'regraded', userId: fixture.one } })).toBe(0)
  const review = await findResults(fixture.two, fixture.attempts[1] ?? '', now())
  expect(review?.items.find(({ slot }) => slot === 1)).toMatchObject({
    regrade: { before: 0, after: 1, isDropped: false, reason: 'B is right as well.' },
    review: { status: 'correct', earned: 1 },
  })
  const untouched = await findResults(fixture.one, fixture.attempts[0] ?? '', now())
  expect(untouched?.items.find(({ slot }) => slot === 1)?.regrade).toBeNull()
})

test('late penalties apply to regraded points', async () => {
  const fixture = await createClass({
    students: 1,
    rules: { dueAt: new Date(Date.now() - 3_600_000).toISOString(), latePenalty: 0.5 },
  })
  const attempt = await take(fixture, fixture.studentIds[0] ?? '', ['b', 'a', 'a'])
  expect(await earnedBy([attempt])).toEqual(['1/3'])
  await applyRegrade(by(fixture.instructorId), targetOf(fixture), {
    ...{ item: fixture.itemIds[0] ?? '', version: '', policy: 'full-credit', reason: 'x', now: now() },
  })
  expect(await earnedBy([attempt])).toEqual(['1.5/3'])
})

test('undoing one of two regrades keeps the other’s change', async () => {
  const fixture = await createRegradable()
  await regrade(fixture, 'new-key')
  const second = await regrade(fixture, 'full-credit')
  const [late = ''] = [await take(fixture, fixture.one, ['a', 'b', 'b'])]
  await submitAttempt({ learnerId: fixture.four, attemptId: fixture.open, now: now() })
  expect(await earnedBy([fixture.open, late])).toEqual(['1/3', '1/3'])
  await undoRegrade(by(fixture.instructorId), targetOf(fixture), second, now())
  expect(await earnedBy([fixture.open, late])).toEqual(['1/3', '0/3'])
  expect(
    await database().notification.count({
      where: { userId: fixture.one, title: { startsWith: 'Regrade undone' } },
    }),
  ).toBe(1)
})

test('unchanged scores keep the effect of the previous regrade', async () => {
  const fixture = await createRegradable()
  await regrade(fixture, 'new-key')
  const before = await snapshot(fixture)
  const run = await regrade(fixture, 'leave', 'Looked at again.')
  expect(await snapshot(fixture)).toEqual(before)
  const review = await findResults(fixture.two, fixture.attempts[1] ?? '', now())
  expect(review?.items.find(({ slot }) => slot === 1)?.regrade?.reason).toBe('The key was wrong.')
  await undoRegrade(by(fixture.instructorId), targetOf(fixture), run, now())
  expect(await snapshot(fixture)).toEqual(before)
})

test('regrading twice runs once; another regrade waits for a running one', async () => {
  const fixture = await createRegradable()
  const [one, two] = await Promise.all([regrade(fixture, 'new-key'), regrade(fixture, 'new-key')])
  expect(two).toBe(one)
  await database().regradeRun.update({ where: { id: one }, data: { state: 'RUNNING' } })
  await expect(regrade(fixture, 'full-credit')).rejects.toEqual(code('CONFLICT'))
  await expect(undoRegrade(by(fixture.instructorId), targetOf(fixture), one, now())).rejects.toEqual(
    code('CONFLICT'),
  )
  expect(await regrade(fixture, 'new-key')).toBe(one)
  expect(
    await database().auditEntry.count({ where: { classId: fixture.classId, action: 'regrade.apply' } }),
  ).toBe(1)
})

test('regrading again keeps the regrade, and undoing gives the current answer’s points', async () => {
  const fixture = await createRegradable()
  const [, attemptId = ''] = fixture.attempts
  const run = await regrade(fixture, 'new-key')
  expect(await earnedBy([attemptId])).toEqual(['2/3'])
  await database().$transaction(async (tx) => {
    await tx.attemptItem.update({
      where: { attemptId_slot: { attemptId, slot: 1 } },
      data: { response: 'a' },
    })
    await gradeAgain(tx, attemptId, now())
  })
  expect(await earnedBy([attemptId])).toEqual(['1/3'])
  await undoRegrade(by(fixture.instructorId), targetOf(fixture), run, now())
  expect(await earnedBy([attemptId])).toEqual(['2/3'])
})

test('attempts submitted during a regrade follow it too', async () => {
  const fixture = await createClass({ students: 12 })
  const open = await Promise.all(fixture.studentIds.map((id) => take(fixture, id, ['b', 'b', 'b'], false)))
  const submits = open.map((attemptId, index) =>
    submitAttempt({ learnerId: fixture.studentIds[index] ?? '', attemptId, now: now() }),
  )
  const request = { item: fixture.itemIds[0] ?? '', version: '', policy: 'full-credit' as const }
  const run = applyRegrade(by(fixture.instructorId), targetOf(fixture), {
    ...request,
    reason: 'x',
    now: now(),
  })
  await Promise.all([...submits, run])
  expect(new Set(await earnedBy(open))).toEqual(new Set(['1/3']))
  expect(await database().regradeChange.count({ where: { runId: await run } })).toBe(12)
  await undoRegrade(by(fixture.instructorId), targetOf(fixture), await run, now())
  expect(new Set(await earnedBy(open))).toEqual(new Set(['0/3']))
})

test('hidden scores suppress regrade notifications', async () => {
  const fixture = await createClass({
    students: 1,
    rules: { resultsPolicy: 'exam', closesAt: '2099-01-01T00:00:00Z' },
  })
  const [learnerId = ''] = fixture.studentIds
  const attemptId = await take(fixture, learnerId, ['b', 'b', 'b'])
  const request = { item: fixture.itemIds[0] ?? '', version: '', policy: 'full-credit' as const }
  await applyRegrade(by(fixture.instructorId), targetOf(fixture), {
    ...request,
    reason: 'B is right.',
    now: now(),
  })
  expect(await database().notification.count({ where: { userId: learnerId, kind: 'regraded' } })).toBe(0)
  expect(JSON.stringify(await findResults(learnerId, attemptId, now()))).not.toContain('B is right.')
})

test('the preview shows effects on multi-attempt and manual grades', async () => {
  const fixture = await createRegradable()
  await database().grade.update({
    where: { quizId_learnerId: { quizId: fixture.quizId, learnerId: fixture.one } },
    data: { manualRatio: 0.5 },
  })
  const request = { item: fixture.item, version: fixture.version, policy: 'new-key' as const }
  const { movers } = await previewRegrade(fixture.instructorId, targetOf(fixture), request)
  const grades = Object.fromEntries(movers.map(({ name, score }) => [name, score]))
  expect(grades['Student 1']).toEqual({ before: 5, after: 5, of: 10, isByHand: true })
  expect(grades['Student 2']).toMatchObject({ of: 10, isByHand: false })
  expect(grades['Student 2']?.before).toBeCloseTo(10 / 3, 9)
  expect(grades['Student 2']?.after).toBeCloseTo(20 / 3, 9)
})

test('only the class’s instructors can regrade, with the question’s own key', async () => {
  const [fixture, other] = [await createRegradable(), await createRegradable()]
  const observer = await createAccount('Reviewer')
  await database().classMember.create({
    data: { classId: fixture.classId, userId: observer, role: 'OBSERVER' },
  })
  const request = { item: fixture.item, version: fixture.version, policy: 'new-key' as const }
  const actions = (id: string): (() => Promise<unknown>)[] => [
    () => previewRegrade(id, targetOf(fixture), request),
    () => applyRegrade(by(id), targetOf(fixture), { ...request, reason: 'x', now: now() }),
    () => undoRegrade(by(id), targetOf(fixture), 'none', now()),
  ]
  for (const action of actions(observer)) await expect(action()).rejects.toEqual(code('FORBIDDEN'))
  for (const action of [...actions(other.instructorId), ...actions(other.one)])
    await expect(action()).rejects.toEqual(code('NOT_FOUND'))
  await expect(
    previewRegrade(fixture.instructorId, targetOf(fixture), { ...request, version: other.version }),
  ).rejects.toEqual(code('INVALID_INPUT'))
  await expect(
    previewRegrade(fixture.instructorId, targetOf(fixture), { ...request, item: other.item }),
  ).rejects.toEqual(code('NOT_FOUND'))
  const run = await regrade(other, 'new-key')
  await expect(undoRegrade(by(fixture.instructorId), targetOf(fixture), run, now())).rejects.toEqual(
    code('NOT_FOUND'),
  )
  expect(
    await listRegradable(await requireAssignmentPermission(fixture.instructorId, targetOf(fixture), 'teach')),
  ).toHaveLength(3)
})

test('accepting one regrade request adds the variant and updates every equal answer', async () => {
  const text = { ...sampleItem('short-text'), id: 'text-item', caseSensitive: false, accentSensitive: false }
  const fixture = await createClass({ students: 4, items: [text] })
  const [one = '', two = '', three = '', four = ''] = fixture.studentIds
  const attempts = [
    await take(fixture, one, ['An odd answer']),
    await take(fixture, two, ['  an ODD answer ']),
    await take(fixture, three, ['an odd answer']),
    await take(fixture, four, ['something else']),
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
      where: { userId: fixture.instructorId, kind: 'regrade-request-created' },
    }),
  ).toBe(3)
  const groups = await listRegradeRequests(fixture.classId)
  expect(groups.map(({ gave, said }) => [gave, said.length]).sort()).toEqual([
    [1, 1],
    [3, 2],
  ])
  const group = groups.find(({ gave }) => gave === 3)
  const answered = await resolveRegradeRequests(
    by(fixture.instructorId),
    { class: fixture.classId, regradeRequest: group?.id ?? '', accept: 'yes', reply: 'You are right.' },
    now(),
  )
  expect(answered.count).toBe(2)
  const search = new URL(`http://x${answered.regradePath}`).searchParams
  const request = {
    item: search.get('item') ?? '',
    version: search.get('version') ?? '',
    policy: 'new-or-old' as const,
  }
  expect(await previewRegrade(fixture.instructorId, targetOf(fixture), request)).toMatchObject({
    up: 3,
    down: 0,
    same: 1,
  })
  await applyRegrade(by(fixture.instructorId), targetOf(fixture), {
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
  expect(await database().itemVersion.count({ where: { itemId: fixture.itemIds[0] ?? '' } })).toBe(1)
})

test('two staff resolving one request: the second sees the conflict', async () => {
  const fixture = await createClass({ students: 1 })
  const learnerId = fixture.studentIds[0] ?? ''
  const attempt = await take(fixture, learnerId, ['a', 'b', 'a'])
  await createRegradeRequest(
    learnerId,
    { attempt, slot: 2, argument: 'It was right.', paragraph: null },
    now(),
  )
  const { id } = await database().regradeRequest.findFirstOrThrow({ where: { attemptId: attempt } })
  const answer = (accept: 'yes' | 'no') =>
    resolveRegradeRequests(
      by(fixture.instructorId),
      { class: fixture.classId, regradeRequest: id, accept, reply: accept },
      now(),
    )
  const [one, other] = await Promise.allSettled([answer('yes'), answer('no')])
  expect([one.status, other.status].sort()).toEqual(['fulfilled', 'rejected'])
  const refusal = one.status === 'rejected' ? one : other
  expect(refusal).toMatchObject({ reason: { code: 'CONFLICT' } })
  const answered = { classId: fixture.classId, action: 'regrade-request.resolve' }
  expect(await database().auditEntry.count({ where: answered })).toBe(1)
})

test('no regrade request in a class that was left or archived', async () => {
  const fixture = await createClass({ students: 1 })
  const { classId } = fixture
  const learnerId = fixture.studentIds[0] ?? ''
  const attempt = await take(fixture, learnerId, ['a', 'b', 'a'])
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
  const fixture = await createClass({
    students: 2,
    rules: { resultsPolicy: 'exam', closesAt: '2099-01-01T00:00:00Z' },
  })
  const [one = '', two = ''] = fixture.studentIds
  const hidden = await take(fixture, one, ['b', 'a', 'a'])
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
  await expect(resolveRegradeRequests(by(fixture.instructorId), answer, now())).rejects.toEqual(
    code('NOT_FOUND'),
  )
  await expect(resolveRegradeRequests(by(learnerId), answer, now())).rejects.toEqual(code('FORBIDDEN'))
  await expect(
    resolveRegradeRequests(by(fixture.instructorId), { ...answer, class: fixture.classId }, now()),
  ).rejects.toEqual(code('NOT_FOUND'))
  expect(await resolveRegradeRequests(by(shown.instructorId), answer, now())).toEqual({
    regradePath: null,
    count: 1,
  })
})
