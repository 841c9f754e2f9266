import { expect, test } from 'vitest'
import type { AskedBy } from '@/domain/attempts/edit-questions'
import { RulesSchema } from '@/domain/attempts/rules'
import { setClassAccommodation } from '@/server/assignments/accommodate'
import { getAssignmentForStudent, startAssignment } from '@/server/assignments/assignment-for-student'
import { listAssignmentsForStaff, listAssignmentsForStudent } from '@/server/assignments/assignment-queries'
import { BankSearchSchema, searchBank } from '@/server/assignments/bank-queries'
import { saveSettings, setAssignmentRules, setQuestions } from '@/server/assignments/change-assignment'
import { acceptLate, reopenAttempt } from '@/server/assignments/change-student-attempt'
import { countForStaff } from '@/server/assignments/count-asked'
import { createAssignment } from '@/server/assignments/create-assignment'
import { describeQuestions } from '@/server/assignments/describe-questions'
import { editAssignmentQuestions } from '@/server/assignments/edit-questions'
import { addMinutes } from '@/server/assignments/extend-time'
import { listStudentLimits } from '@/server/assignments/limits'
import { listLive } from '@/server/assignments/live-queries'
import { previewAssignment } from '@/server/assignments/preview-assignment'
import { publishAssignment, removeAssignment } from '@/server/assignments/publish-assignment'
import { setLimits } from '@/server/assignments/set-limits'
import { getStudentAttempt } from '@/server/assignments/student-attempt-queries'
import { poolAsShown } from '@/server/assignments/typed-questions'
import { findResults } from '@/server/attempts/find-results'
import { notePresence } from '@/server/attempts/note-presence'
import { getAttempt } from '@/server/attempts/queries'
import { saveResponse } from '@/server/attempts/save-response'
import { startAttempt } from '@/server/attempts/start-attempt'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { AuditSearchSchema, searchAudit } from '@/server/audit/audit-queries'
import { getStudentPage } from '@/server/classes/student-queries'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { createAccount, createAssignmentRow, createBankItem, createClass } from '@/tests/support/sample-class'
import { sampleItem } from '@/tests/support/sample-items'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

const HOUR = 3_600_000
const now = () => new Date()
const hours = (count: number) => new Date(Date.now() + count * HOUR)
const noon = (days: number) => new Date(new Date().setUTCHours(12, 0, 0, 0) + days * 24 * HOUR)
const by = (id: string) => ({ id, ipAddress: '192.0.2.1' })
const code = (wanted: string) => expect.objectContaining({ code: wanted })

type Class = Awaited<ReturnType<typeof createClass>>
const targetOf = ({ classId, assignmentId }: Class) => ({ classId, assignmentId })
const studentOf = (testClass: Class, index = 0) => testClass.studentIds[index] ?? ''

async function take(testClass: Class, learnerId: string, answers: string[], at = now()): Promise<string> {
  const { id: attemptId } = await startAssignment(learnerId, targetOf(testClass), { password: '', now: at })
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
  await submitAttempt({ learnerId, attemptId, now: at })
  return attemptId
}

const asClass = ({ classId, courseSlug }: { classId: string; courseSlug: string }) => ({
  ...{ id: classId, courseSlug },
})

const markOf = (quizId: string, learnerId: string) =>
  database().grade.findUnique({ where: { quizId_learnerId: { quizId, learnerId } } })

test('an assignment is taken through its class and graded immediately', async () => {
  const testClass = await createClass()
  await take(testClass, studentOf(testClass), ['a', 'a', 'b'])
  expect(await markOf(testClass.quizId, studentOf(testClass))).toMatchObject({ attempts: 1 })
  expect((await markOf(testClass.quizId, studentOf(testClass)))?.scoreRatio).toBeCloseTo(2 / 3, 9)
  const [listed] = await listAssignmentsForStudent(studentOf(testClass), asClass(testClass), now())
  expect(listed).toMatchObject({ state: 'done', phase: 'open' })
  expect(listed?.scoreRatio).toBeCloseTo(2 / 3, 9)
  const [ofStaff] = await listAssignmentsForStaff(asClass(testClass), now())
  expect(ofStaff).toMatchObject({ work: { started: 1, submitted: 1 }, questions: { min: 3, max: 3 } })
})

test('an assignment is reachable only through its class', async () => {
  const testClass = await createClass()
  const { classId, assignmentId, courseSlug, quizId, instructorId } = testClass
  const other = await createClass()
  const quiz = await database().quiz.findUniqueOrThrow({ where: { id: quizId } })
  await expect(
    startAttempt({ learnerId: studentOf(other), courseSlug, quizSlug: quiz.slug, now: now() }),
  ).rejects.toEqual(code('NOT_FOUND'))
  const target = { classId, assignmentId }
  for (const stranger of [other.instructorId, studentOf(other)]) {
    const actions: (() => Promise<unknown>)[] = [
      () => requireAssignmentPermission(stranger, target, 'view'),
      () => getAssignmentForStudent(stranger, target, now()),
      () => startAssignment(stranger, target, { password: '', now: now() }),
      () => listLive(stranger, target, now()),
      () => createAssignment(by(stranger), classId, { title: 'Mine', quiz: '' }),
      () => saveSettings(by(stranger), target, settings({ title: 'x' })),
      () => setAssignmentRules(by(stranger), target, { rules: RulesSchema.parse({}), now: now() }),
      () =>
        setQuestions(by(stranger), target, {
          items: ['item-1'],
          points: {},
          pools: [],
          shuffleItems: false,
          unseenDays: null,
          whenFewUnseen: 'ask-fewer',
        }),
      () => publishAssignment(by(stranger), target, now()),
      () => removeAssignment(by(stranger), target, { isRemoved: true, now: now() }),
      () => addMinutes(by(stranger), target, { learnerId: null, minutes: 5, now: now() }),
      () => editAssignmentQuestions(by(stranger), target, { do: 'remove-item', item: 'item-1' }),
      () =>
        setLimits(by(stranger), target, {
          learnerIds: [studentOf(testClass)],
          groupIds: [],
          change: null,
          isFinal: false,
          now: now(),
        }),
      () =>
        setClassAccommodation(by(stranger), target, {
          learnerId: studentOf(testClass),
          granted: { timeMultiplier: 2, extraDays: 0, onePerPage: false },
          now: now(),
        }),
    ]
    for (const action of actions) await expect(action()).rejects.toEqual(code('NOT_FOUND'))
  }
  // An assignment of another class, requested through the person's own class.
  await expect(
    requireAssignmentPermission(instructorId, { classId, assignmentId: other.assignmentId }, 'teach'),
  ).rejects.toEqual(code('NOT_FOUND'))
})

test('an observer reads and changes nothing; a student does neither', async () => {
  const testClass = await createClass()
  const observer = await createAccount('Reviewer')
  await database().classMember.create({
    data: { classId: testClass.classId, userId: observer, role: 'OBSERVER' },
  })
  expect(await listLive(observer, targetOf(testClass), now())).toHaveLength(2)
  for (const person of [observer, studentOf(testClass)]) {
    await expect(publishAssignment(by(person), targetOf(testClass), now())).rejects.toEqual(code('FORBIDDEN'))
    await expect(
      addMinutes(by(person), targetOf(testClass), { learnerId: null, minutes: 5, now: now() }),
    ).rejects.toEqual(code('FORBIDDEN'))
  }
  await expect(listLive(studentOf(testClass), targetOf(testClass), now())).rejects.toEqual(code('FORBIDDEN'))
})

test('a draft is visible only to staff until it is published', async () => {
  const testClass = await createClass({ isPublished: false })
  const target = targetOf(testClass)
  expect(await listAssignmentsForStudent(studentOf(testClass), asClass(testClass), now())).toEqual([])
  await expect(getAssignmentForStudent(studentOf(testClass), target, now())).rejects.toEqual(
    code('NOT_FOUND'),
  )
  await publishAssignment(by(testClass.instructorId), target, now())
  await publishAssignment(by(testClass.instructorId), target, now())
  expect(
    await database().notification.count({ where: { userId: studentOf(testClass), kind: 'assigned' } }),
  ).toBe(1)
  const actions = await database().auditEntry.findMany({ where: { classId: testClass.classId } })
  expect(actions.map(({ action, actorId, ipAddress }) => ({ action, actorId, ipAddress }))).toEqual([
    { action: 'assignment.publish', actorId: testClass.instructorId, ipAddress: '192.0.2.1' },
  ])
})

test('disabled notification types aren’t sent', async () => {
  const testClass = await createClass({ isPublished: false })
  await database().user.update({
    where: { id: studentOf(testClass) },
    data: { mutedNotifications: ['assigned'] },
  })
  await publishAssignment(by(testClass.instructorId), targetOf(testClass), now())
  expect(await database().notification.count({ where: { userId: studentOf(testClass, 0) } })).toBe(0)
  expect(await database().notification.count({ where: { userId: studentOf(testClass, 1) } })).toBe(1)
})

test('each late day costs its share, and a later due date restores it', async () => {
  const testClass = await createClass({
    // At noon two calendar days ago, in the class's time zone.
    rules: { dueAt: noon(-2).toISOString(), latePenalty: 0.1, resultsPolicy: 'practice' },
  })
  const learnerId = studentOf(testClass)
  const attemptId = await take(testClass, learnerId, ['a', 'a', 'a'])
  const review = await findResults(learnerId, attemptId, now())
  expect(review).toMatchObject({ isLate: true, lateShare: 0.2, earned: 2.4, possible: 3 })
  expect((await markOf(testClass.quizId, learnerId))?.scoreRatio).toBeCloseTo(0.8, 9)
  await setLimits(by(testClass.instructorId), targetOf(testClass), {
    learnerIds: [learnerId],
    groupIds: [],
    change: { set: { dueAt: hours(1) }, clear: [] },
    isFinal: false,
    now: now(),
  })
  expect(await database().attempt.findUniqueOrThrow({ where: { id: attemptId } })).toMatchObject({
    lateShare: 0,
    earned: 3,
  })
  expect((await markOf(testClass.quizId, learnerId))?.scoreRatio).toBe(1)
})

test('a group’s override applies to its members, unless they have their own', async () => {
  const testClass = await createClass({ rules: { timeLimitMinutes: 40 }, students: 3 })
  const [first = '', second = '', third = ''] = testClass.studentIds
  const group = await database().classGroup.create({
    data: {
      classId: testClass.classId,
      name: 'Evening',
      members: { create: [{ userId: first }, { userId: second }] },
    },
  })
  const set = (learnerIds: string[], groupIds: string[], minutes: number) =>
    setLimits(by(testClass.instructorId), targetOf(testClass), {
      learnerIds,
      groupIds,
      change: { set: { timeLimitSeconds: minutes * 60 }, clear: [] },
      isFinal: false,
      now: now(),
    })
  await set([], [group.id], 50)
  await set([second], [], 70)
  await setClassAccommodation(by(testClass.instructorId), targetOf(testClass), {
    learnerId: first,
    granted: { timeMultiplier: 1.5, extraDays: 0, onePerPage: true },
    now: now(),
  })
  const assignment = await requireAssignmentPermission(testClass.instructorId, targetOf(testClass), 'teach')
  const limits = await listStudentLimits(assignment)
  const limitsOf = (id: string) => limits.find((entry) => entry.id === id)?.composed
  expect(limitsOf(first)?.limits.timeLimitSeconds).toBe(75 * 60)
  expect(limitsOf(first)?.origins.timeLimitSeconds).toBe('group')
  expect(limitsOf(second)?.limits.timeLimitSeconds).toBe(70 * 60)
  expect(limitsOf(second)?.origins.timeLimitSeconds).toBe('individual')
  expect(limitsOf(third)?.limits.timeLimitSeconds).toBe(40 * 60)
  const { state } = await getAssignmentForStudent(first, targetOf(testClass), now())
  expect(state.rules).toMatchObject({ onePerPage: true, timeLimitMinutes: 75 })
  const recorded = await database().auditEntry.findMany({ where: { classId: testClass.classId } })
  expect(recorded.map(({ action }) => action)).toEqual([
    'override.group',
    'override.learner',
    'accommodation.change',
  ])
})

test('a member of another class can’t get an override', async () => {
  const [testClass, other] = [await createClass(), await createClass()]
  await expect(
    setLimits(by(testClass.instructorId), targetOf(testClass), {
      learnerIds: [studentOf(other)],
      groupIds: [],
      change: { set: { attempts: 5 }, clear: [] },
      isFinal: false,
      now: now(),
    }),
  ).rejects.toEqual(code('NOT_FOUND'))
  expect(await database().studentOverride.count({ where: { learnerId: studentOf(other) } })).toBe(0)
})

test('added minutes reach all open attempts exactly, with or without accommodations', async () => {
  const testClass = await createClass({
    rules: { timeLimitMinutes: 40, closesAt: hours(0.75).toISOString() },
  })
  const [first = '', second = ''] = testClass.studentIds
  await setClassAccommodation(by(testClass.instructorId), targetOf(testClass), {
    learnerId: second,
    granted: { timeMultiplier: 2, extraDays: 1, onePerPage: false },
    now: now(),
  })
  const starts = new Map<string, string>()
  for (const learnerId of [first, second])
    starts.set(
      learnerId,
      (await startAssignment(learnerId, targetOf(testClass), { password: '', now: now() })).id,
    )
  const closings = async () =>
    Promise.all(
      [first, second].map(async (learnerId) =>
        Number((await getAttempt(learnerId, starts.get(learnerId) ?? '', now())).closesAt),
      ),
    )
  const before = await closings()
  expect(
    await addMinutes(by(testClass.instructorId), targetOf(testClass), {
      learnerId: null,
      minutes: 10,
      now: now(),
    }),
  ).toBe(2)
  const after = await closings()
  expect(after.map((at, index) => Math.round((at - (before[index] ?? 0)) / 60_000))).toEqual([10, 10])
  await addMinutes(by(testClass.instructorId), targetOf(testClass), {
    learnerId: first,
    minutes: 7,
    now: now(),
  })
  expect((await closings()).map((at, index) => Math.round((at - (after[index] ?? 0)) / 60_000))).toEqual([
    7, 0,
  ])
  // Students with an accommodation get what everyone gets: 20 more minutes of the time limit, doubled for one of
  // them.
  await setAssignmentRules(by(testClass.instructorId), targetOf(testClass), {
    rules: RulesSchema.parse({ timeLimitMinutes: 60, closesAt: hours(9).toISOString() }),
    now: now(),
  })
  const starting = await Promise.all(
    [first, second].map(async (learnerId) =>
      Number((await getAttempt(learnerId, starts.get(learnerId) ?? '', now())).startedAt),
    ),
  )
  expect((await closings()).map((at, index) => Math.round((at - (starting[index] ?? 0)) / 60_000))).toEqual([
    60 + 17,
    2 * 60 + 10,
  ])
})

test('the live view shows who started, their question, and who is offline', async () => {
  const testClass = await createClass({ students: 3 })
  const [first = '', second = ''] = testClass.studentIds
  const opened = []
  for (const learnerId of [first, second])
    opened.push(await startAssignment(learnerId, targetOf(testClass), { password: '', now: now() }))
  const presence = { learnerId: first, attemptId: opened[0]?.id ?? '', slot: 2 }
  expect(await notePresence({ ...presence, sessionVersion: 1 })).toMatchObject({ state: 'IN_PROGRESS' })
  await expect(notePresence({ ...presence, sessionVersion: 2 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(
    notePresence({ learnerId: second, sessionVersion: null, attemptId: opened[0]?.id ?? '', slot: 1 }),
  ).rejects.toEqual(code('NOT_FOUND'))
  const live = await listLive(testClass.instructorId, targetOf(testClass), now())
  expect(live.map(({ state, slot, isLost }) => ({ state, slot, isLost }))).toEqual([
    { state: 'IN_PROGRESS', slot: 2, isLost: false },
    { state: 'IN_PROGRESS', slot: null, isLost: false },
    { state: null, slot: null, isLost: false },
  ])
  const later = await listLive(testClass.instructorId, targetOf(testClass), hours(0.02))
  expect(later.map(({ isLost }) => isLost)).toEqual([true, true, false])
})

test('an assignments-only question keeps its key until the assignment closes for everyone', async () => {
  const testClass = await createClass({
    rules: { closesAt: hours(1).toISOString(), resultsPolicy: 'practice' },
  })
  const other = await createClass()
  const { courseId, classId, instructorId } = testClass
  const assignmentOnly = { ...sampleItem('single-choice'), id: 'own-reserved' }
  await createBankItem(courseId, assignmentOnly, { classId, isAssignmentOnly: true })
  await editAssignmentQuestions(by(instructorId), targetOf(testClass), {
    do: 'add-items',
    items: ['own-reserved'],
  })
  await editAssignmentQuestions(by(instructorId), targetOf(testClass), { do: 'remove-item', item: 'item-1' })
  const assignment = await requireAssignmentPermission(instructorId, targetOf(testClass), 'teach')
  expect((await previewAssignment(assignment, 'seed')).asked.map(({ item }) => item.id)).toContain(
    'own-reserved',
  )
  // The same course and instructor, but another class: assignments-only questions aren't offered there.
  await database().class.update({ where: { id: other.classId }, data: { courseId } })
  await database().classMember.create({
    data: { classId: other.classId, userId: instructorId, role: 'INSTRUCTOR' },
  })
  const there = await requireAssignmentPermission(instructorId, targetOf(other), 'teach')
  const search = BankSearchSchema.parse({})
  expect((await searchBank(instructorId, there, search)).found.map(({ slug }) => slug)).not.toContain(
    'own-reserved',
  )
  await expect(
    editAssignmentQuestions(by(instructorId), targetOf(other), { do: 'add-items', items: ['own-reserved'] }),
  ).rejects.toEqual(code('NOT_FOUND'))
  const learnerId = studentOf(testClass)
  const attemptId = await take(testClass, learnerId, ['b', 'b', 'b'])
  const seen = async (at: Date) => {
    const review = await findResults(learnerId, attemptId, at)
    const target = review?.items.find(({ review: item }) => item.itemId === 'own-reserved')?.review
    return {
      explanation: target?.explanation ?? null,
      isRightShown: target?.rows.some(({ correct }) => correct !== null),
    }
  }
  expect(await seen(now())).toEqual({ explanation: null, isRightShown: false })
  // Closed for this student, while another has an extra day.
  await setLimits(by(instructorId), targetOf(testClass), {
    learnerIds: [studentOf(testClass, 1)],
    groupIds: [],
    change: { set: { closesAt: hours(24) }, clear: [] },
    isFinal: false,
    now: now(),
  })
  expect(await seen(hours(2))).toEqual({ explanation: null, isRightShown: false })
  expect((await seen(hours(25))).explanation).not.toBeNull()
})

test('random questions by type include the class’s own items', async () => {
  const testClass = await createClass({ isPublished: false })
  const { courseId, classId, instructorId } = testClass
  for (const id of ['own-1', 'own-2'])
    await createBankItem(courseId, { ...sampleItem('numeric'), id }, { classId })
  await setQuestions(by(instructorId), targetOf(testClass), {
    items: [],
    points: {},
    pools: [{ concepts: ['canary-concept'], types: ['numeric'], count: 2 }],
    shuffleItems: false,
    unseenDays: 7,
    whenFewUnseen: 'ask-fewer',
  })
  const assignment = await requireAssignmentPermission(instructorId, targetOf(testClass), 'teach')
  const { asked } = await previewAssignment(assignment, 'seed')
  expect(asked.map(({ item }) => item.id).sort()).toEqual(['own-1', 'own-2'])
})

const EMPTY: AskedBy = {
  ...{ items: [], points: {}, pools: [], shuffleItems: false, unseenDays: null, whenFewUnseen: 'ask-fewer' },
}

test('a new assignment is empty and can’t be published without questions', async () => {
  const { classId, courseSlug, instructorId } = await createClass()
  const assignmentId = await createAssignment(by(instructorId), classId, { title: 'New', quiz: '' })
  const target = { classId, assignmentId }
  const read = () => requireAssignmentPermission(instructorId, target, 'teach')
  expect((await read()).quiz.definition).toMatchObject({ items: [], pools: [] })
  await expect(publishAssignment(by(instructorId), target, now())).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    userMessage: expect.stringContaining('no questions'),
  })
  const pools = [{ concepts: ['no-such-concept'], count: 5 }]
  await setQuestions(by(instructorId), target, { ...EMPTY, pools })
  await expect(publishAssignment(by(instructorId), target, now())).rejects.toEqual(code('INVALID_INPUT'))
  await editAssignmentQuestions(by(instructorId), target, { do: 'add-items', items: ['item-1', 'item-2'] })
  expect((await read()).quiz.definition).toMatchObject({ items: ['item-1', 'item-2'], pools })
  const staff = await listAssignmentsForStaff({ id: classId, courseSlug }, now())
  expect(staff.find(({ id }) => id === assignmentId)?.questions).toMatchObject({ min: 2, max: 2 })
  await publishAssignment(by(instructorId), target, now())
  await expect(setQuestions(by(instructorId), target, { ...EMPTY })).rejects.toMatchObject({
    userMessage: expect.stringContaining('at least one question'),
  })
})

test('the question count is the same everywhere', async () => {
  const testClass = await createClass({ students: 1 })
  const { instructorId, courseId, classId } = testClass
  const target = targetOf(testClass)
  await createBankItem(courseId, { ...sampleItem('numeric'), id: 'own-number' }, { classId })
  // Questions of another class are never selected.
  const other = await createClass()
  await database().class.update({ where: { id: other.classId }, data: { courseId } })
  await createBankItem(courseId, { ...sampleItem('numeric'), id: 'lent' }, { classId: other.classId })
  await setQuestions(by(instructorId), target, {
    ...EMPTY,
    items: ['item-1', 'item-2'],
    pools: [{ concepts: ['canary-concept'], types: ['numeric'], count: 50 }],
  })
  const assignment = await requireAssignmentPermission(instructorId, target, 'teach')
  const count = await countForStaff(assignment, now())
  expect(count).toEqual({
    ...{ min: 3, max: 3, short: null },
    points: { min: 3, max: 3 },
    rules: [{ wanted: 50, matching: 1, min: 1, max: 1 }],
  })
  const [staff] = await listAssignmentsForStaff(asClass(testClass), now())
  const [listed] = await listAssignmentsForStudent(studentOf(testClass), asClass(testClass), now())
  const own = await getAssignmentForStudent(studentOf(testClass), target, now())
  for (const shown of [staff, listed, own]) expect(shown?.questions).toMatchObject({ min: 3, max: 3 })
  const composition = await describeQuestions(assignment.quiz.definition, classId, count)
  expect(composition.publicItems).toBe(3)
  const { id } = await startAssignment(studentOf(testClass), target, { password: '', now: now() })
  expect(await database().attemptItem.count({ where: { attemptId: id } })).toBe(3)
})

test('recently seen questions are skipped or used as fillers, by the rule', async () => {
  const testClass = await createClass({ students: 3 })
  const { courseId, classId, instructorId } = testClass
  const [recent = '', fresh = '', full = ''] = testClass.studentIds
  const second = await createAssignmentRow({ courseId, classId, itemSlugs: ['item-1'] })
  const target = { classId, assignmentId: second.assignmentId }
  const ask = (whenFewUnseen: 'ask-fewer' | 'fill-up') =>
    setQuestions(by(instructorId), target, {
      items: [],
      points: {},
      pools: [{ concepts: ['canary-concept'], count: 3 }],
      shuffleItems: false,
      unseenDays: 7,
      whenFewUnseen,
    })
  await ask('ask-fewer')
  // The first assignment asks all three; one of them was asked too long ago to count.
  const attempt = await take(testClass, recent, ['a', 'a', 'a'])
  await take(testClass, full, ['a', 'a', 'a'])
  const long = await database().attempt.create({
    data: {
      ...{
        learnerId: recent,
        courseSlug: testClass.courseSlug,
        title: 'Long ago',
        number: 1,
        seed: 'long ago',
      },
      startedAt: hours(-8 * 24),
    },
  })
  await database().attemptItem.updateMany({
    where: { attemptId: attempt, slot: 3 },
    data: { attemptId: long.id },
  })

  const assignment = await requireAssignmentPermission(instructorId, target, 'teach')
  expect(await countForStaff(assignment, now())).toMatchObject({
    ...{ min: 0, max: 3, short: { students: 2, fewest: 0 } },
  })
  expect((await getAssignmentForStudent(recent, target, now())).questions).toMatchObject({ min: 1, max: 1 })
  expect((await getAssignmentForStudent(fresh, target, now())).questions).toMatchObject({ min: 3, max: 3 })
  const slugsFor = async (learnerId: string) => {
    const { id } = await startAssignment(learnerId, target, { password: '', now: now() })
    const items = await database().attemptItem.findMany({
      where: { attemptId: id },
      select: { itemVersion: { select: { item: { select: { slug: true } } } } },
    })
    return items.map(({ itemVersion }) => itemVersion.item.slug).sort()
  }
  expect(await slugsFor(recent)).toEqual(['item-3'])
  expect(await slugsFor(fresh)).toEqual(['item-1', 'item-2', 'item-3'])
  await expect(slugsFor(full)).rejects.toEqual(code('CLOSED'))
  await ask('fill-up')
  expect(
    await countForStaff(await requireAssignmentPermission(instructorId, target, 'teach'), now()),
  ).toMatchObject({
    ...{ min: 3, max: 3, short: null },
  })
  expect(await slugsFor(full)).toEqual(['item-1', 'item-2', 'item-3'])
})

test('concurrent conflicting changes are reported, and none is lost', async () => {
  const testClass = await createClass()
  const target = targetOf(testClass)
  const actor = by(testClass.instructorId)
  const outcomes = await Promise.allSettled([
    saveSettings(actor, target, settings({ title: 'Another title' })),
    editAssignmentQuestions(actor, target, { do: 'remove-item', item: 'item-1' }),
    editAssignmentQuestions(actor, target, { do: 'remove-item', item: 'item-2' }),
  ])
  const rejections = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
  expect(rejections).toEqual(rejections.map(() => code('CONFLICT')))
  const { quiz } = await requireAssignmentPermission(testClass.instructorId, target, 'teach')
  const isDone = outcomes.map(({ status }) => status === 'fulfilled')
  expect([
    quiz.definition.title === 'Another title',
    !quiz.definition.items.includes('item-1'),
    !quiz.definition.items.includes('item-2'),
  ]).toEqual(isDone)
})

test('removing the same random draw twice removes only one', async () => {
  const testClass = await createClass()
  const target = targetOf(testClass)
  const actor = by(testClass.instructorId)
  const pools = [1, 2].map((count) => ({ concepts: ['canary-concept'], count }))
  await setQuestions(actor, target, {
    items: ['item-1'],
    points: {},
    pools,
    shuffleItems: false,
    unseenDays: null,
    whenFewUnseen: 'ask-fewer',
  })
  const first = (await requireAssignmentPermission(actor.id, target, 'teach')).quiz.definition.pools[0]
  if (!first) throw new Error('there are two draws')
  const takeOut = () =>
    editAssignmentQuestions(actor, target, { do: 'remove-pool', index: 0, pool: poolAsShown(first) })
  await takeOut()
  await expect(takeOut()).rejects.toEqual(code('CONFLICT'))
  const left = (await requireAssignmentPermission(actor.id, target, 'teach')).quiz.definition.pools
  expect(left.map(({ count }) => count)).toEqual([2])
})

test('the audit log can’t be changed or removed, even in the database', async () => {
  const testClass = await createClass({ isPublished: false })
  await publishAssignment(by(testClass.instructorId), targetOf(testClass), now())
  await expect(database().auditEntry.updateMany({ data: { action: 'nothing' } })).rejects.toThrow(
    'never changed',
  )
  await expect(database().auditEntry.deleteMany()).rejects.toThrow('never changed')
  expect(await database().auditEntry.count({ where: { classId: testClass.classId } })).toBe(1)
  const { rows } = await searchAudit(testClass.classId, AuditSearchSchema.parse({}))
  expect(rows).toMatchObject([{ actor: 'Instructor', subject: 'assignment “An assignment”' }])
})

test('a reopened attempt stays open, whatever the rules become', async () => {
  const testClass = await createClass({ rules: { closesAt: hours(1).toISOString() } })
  const learnerId = studentOf(testClass)
  const attemptId = await take(testClass, learnerId, ['a', 'b', 'b'])
  const target = { classId: testClass.classId, attemptId }
  const other = await createClass()
  const reopen = (id: string) => reopenAttempt(by(id), target, { minutes: 120, now: now() })
  await expect(reopen(other.instructorId)).rejects.toEqual(code('NOT_FOUND'))
  await expect(reopen(learnerId)).rejects.toEqual(code('FORBIDDEN'))
  await expect(getStudentAttempt(other.instructorId, target)).rejects.toEqual(code('NOT_FOUND'))
  await reopen(testClass.instructorId)
  await expect(reopen(testClass.instructorId)).rejects.toEqual(code('CONFLICT'))
  expect((await markOf(testClass.quizId, learnerId))?.scoreRatio).toBeNull()
  await setAssignmentRules(by(testClass.instructorId), targetOf(testClass), {
    rules: RulesSchema.parse({ closesAt: hours(0.5).toISOString() }),
    now: now(),
  })
  const open = await getAttempt(learnerId, attemptId, now())
  expect(open.state).toBe('IN_PROGRESS')
  expect(Math.round((Number(open.closesAt) - Date.now()) / 60_000)).toBe(120)
  await saveResponse({
    learnerId,
    attemptId,
    slot: 2,
    response: 'a',
    revision: 1,
    clientId: 'tab',
    sequence: 9,
  })
  await submitAttempt({ learnerId, attemptId, now: now() })
  expect((await markOf(testClass.quizId, learnerId))?.scoreRatio).toBeCloseTo(2 / 3, 9)
})

test('a late answer counts only after staff accept it', async () => {
  const testClass = await createClass()
  const learnerId = studentOf(testClass)
  const attemptId = await take(testClass, learnerId, ['b', 'b', 'b'])
  const late = (slot: number, sequence: number, response: string) =>
    saveResponse({ learnerId, attemptId, slot, response, revision: 1, clientId: 'phone', sequence })
  await expect(late(1, 1, 'b')).rejects.toEqual(code('CLOSED'))
  await expect(late(2, 2, 'a')).rejects.toEqual(code('CLOSED'))
  await expect(late(1, 3, 'a')).rejects.toEqual(code('CLOSED'))
  const target = { classId: testClass.classId, attemptId }
  expect((await getStudentAttempt(testClass.instructorId, target)).lateSlots.sort()).toEqual([1, 2])
  const accept = (slot: number | null) => acceptLate(by(testClass.instructorId), target, { slot, now: now() })
  expect(await accept(1)).toBe(1)
  expect((await markOf(testClass.quizId, learnerId))?.scoreRatio).toBeCloseTo(1 / 3, 9)
  expect(await accept(null)).toBe(1)
  expect((await markOf(testClass.quizId, learnerId))?.scoreRatio).toBeCloseTo(2 / 3, 9)
  await expect(accept(null)).rejects.toEqual(code('CONFLICT'))
})

test('a student’s page shows only the work of this class', async () => {
  const [testClass, other] = [await createClass(), await createClass()]
  const learnerId = studentOf(testClass)
  await database().classMember.create({
    data: { classId: other.classId, userId: learnerId, role: 'STUDENT' },
  })
  await take(testClass, learnerId, ['a', 'a', 'b'])
  await take(other, learnerId, ['b', 'b', 'b'])
  const page = await getStudentPage(
    testClass.instructorId,
    { classId: testClass.classId, studentId: learnerId },
    now(),
  )
  expect(page.grades).toHaveLength(1)
  expect(page.grades[0]?.ratio).toBeCloseTo(2 / 3, 9)
  expect(page.strengths).toMatchObject([{ answers: 3 }])
  const ask = (viewer: string, studentId: string) =>
    getStudentPage(viewer, { classId: testClass.classId, studentId }, now())
  await expect(ask(other.instructorId, learnerId)).rejects.toEqual(code('NOT_FOUND'))
  await expect(ask(testClass.instructorId, studentOf(other))).rejects.toEqual(code('NOT_FOUND'))
  await expect(ask(learnerId, learnerId)).rejects.toEqual(code('FORBIDDEN'))
})

/** The settings page's form data, with a new title or points. */
function settings(changed: { title?: string; points?: number }) {
  const shownDetails = { title: 'An assignment', instructions: '', points: 10, examAt: null }
  const details = { ...shownDetails, ...changed }
  return { details, shownDetails, rules: RulesSchema.parse({}), now: now() }
}

test('one form saves details and rules and keeps others’ changes to other fields', async () => {
  const testClass = await createClass()
  const target = targetOf(testClass)
  const actor = by(testClass.instructorId)
  const { quiz, points, instructions, examAt } = await requireAssignmentPermission(
    testClass.instructorId,
    target,
    'teach',
  )
  const shownDetails = { title: quiz.title, points, instructions: instructions ?? '', examAt }
  const save = (changed: object, rules: object) =>
    saveSettings(actor, target, {
      ...{ details: { ...shownDetails, ...changed }, shownDetails },
      ...{ rules: RulesSchema.parse({ ...quiz.rules, ...rules }), shown: quiz.rules, now: now() },
    })
  const exam = new Date('2027-05-20T09:00:00Z')
  await save({ title: 'Renamed', examAt: exam }, { attempts: 3 })
  // The second form was opened before the first was saved.
  await save({ points: 7 }, { timeLimitMinutes: 15 })
  const saved = await requireAssignmentPermission(testClass.instructorId, target, 'teach')
  expect([saved.quiz.title, saved.points, saved.examAt]).toEqual(['Renamed', 7, exam])
  expect(saved.quiz.rules).toMatchObject({ attempts: 3, timeLimitMinutes: 15 })
  const changes = await database().auditEntry.findMany({
    where: { subjectId: target.assignmentId, action: 'assignment.change' },
  })
  expect(changes).toHaveLength(2)
  await save({}, {})
  expect(
    await database().auditEntry.count({
      where: { subjectId: target.assignmentId, action: 'assignment.change' },
    }),
  ).toBe(2)
})
