import { expect, test } from 'vitest'
import { practiceRules, RulesSchema } from '@/domain/attempts/rules'
import { setClassAccommodation } from '@/server/assignments/accommodate'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { setAssignmentRules } from '@/server/assignments/change-assignment'
import { addMinutes } from '@/server/assignments/extend-time'
import { type LimitsRequest, setLimits } from '@/server/assignments/set-limits'
import { grantChangeFrom, isFinalFrom, layerChangeFrom } from '@/server/attempts/limits-from-form'
import { setAccommodation } from '@/server/attempts/set-learner-limits'
import { createGroup } from '@/server/classes/groups'
import { acting } from '@/tests/support/class-people'
import { createClass } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()
const now = new Date('2027-05-01T10:00:00Z')
const day = (number: number) => new Date(Date.UTC(2027, 4, number, 10))

async function aClass(rules: object = {}) {
  const testClass = await createClass({ students: 2, rules })
  const { classId, assignmentId, quizId } = testClass
  const [student = '', other = ''] = testClass.studentIds
  const actor = acting(testClass.instructorId)
  const target = { classId, assignmentId }
  const change = (set: object, request: Partial<LimitsRequest> = {}) =>
    setLimits(actor, target, {
      learnerIds: [student],
      groupIds: [],
      change: { set, clear: [] },
      now,
      ...request,
    })
  const override = async (learnerId = student) => {
    const row = await database().studentOverride.findUnique({
      where: { quizId_learnerId: { quizId, learnerId } },
    })
    return row && { limits: row.limits, isFinal: row.isFinal }
  }
  return { actor, target, classId, quizId, student, other, change, override }
}

const errorOf = (field: string, canConfirm: boolean, message: RegExp) =>
  expect.objectContaining({
    code: 'INVALID_INPUT',
    canConfirm,
    fieldErrors: { [field]: expect.stringMatching(message) },
  })

test('saving one field of an override keeps the others', async () => {
  const { actor, target, student, change, override } = await aClass({ timeLimitMinutes: 40 })
  await change({ timeLimitSeconds: 3600, attempts: 3 }, { isFinal: true })
  await startAssignment(student, target, { password: '', now })
  await addMinutes(actor, target, { learnerId: student, minutes: 5, now })
  await change({ dueAt: day(9) })
  expect(await override()).toEqual({
    limits: { timeLimitSeconds: 3600, attempts: 3, extraMinutes: 5, dueAt: day(9).toISOString() },
    isFinal: true,
  })
  await change({}, { change: { set: {}, clear: ['attempts'] } })
  expect(await override()).toMatchObject({ limits: { timeLimitSeconds: 3600, extraMinutes: 5 } })
  await change({}, { change: null })
  expect(await override()).toBeNull()
})

test('an override without settings is removed', async () => {
  const { change, override } = await aClass()
  await change({ attempts: 3 })
  await change({}, { change: { set: {}, clear: ['attempts'] } })
  expect(await override()).toBeNull()
})

test('several students keep what differs between them', async () => {
  const { student, other, change, override } = await aClass()
  await change({ attempts: 3 })
  await change({ timeLimitSeconds: 600 }, { learnerIds: [other] })
  await change({ dueAt: day(9) }, { learnerIds: [student, other] })
  expect(await override(student)).toMatchObject({ limits: { attempts: 3, dueAt: day(9).toISOString() } })
  expect(await override(other)).toMatchObject({
    limits: { timeLimitSeconds: 600, dueAt: day(9).toISOString() },
  })
})

test('concurrent changes of different fields by two instructors are both saved', async () => {
  const { change, override } = await aClass()
  await Promise.all([change({ attempts: 3 }), change({ timeLimitSeconds: 600 }), change({ dueAt: day(9) })])
  expect(await override()).toMatchObject({
    limits: { attempts: 3, timeLimitSeconds: 600, dueAt: day(9).toISOString() },
  })
})

test('a change of a group’s override keeps unnamed fields', async () => {
  const { actor, classId, quizId, change } = await aClass()
  const { id: group } = await createGroup(actor, { class: classId, name: 'Evening' })
  const groupTarget = { learnerIds: [], groupIds: [group] }
  await change({ attempts: 3, timeLimitSeconds: 600 }, groupTarget)
  await change({ timeLimitSeconds: null }, groupTarget)
  const row = await database().groupOverride.findUniqueOrThrow({
    where: { quizId_groupId: { quizId, groupId: group } },
  })
  expect(row.limits).toEqual({ attempts: 3, timeLimitSeconds: null })
})

test('a change of an accommodation keeps unnamed fields, everywhere', async () => {
  const { actor, target, student } = await aClass()
  const grant = (granted: object) =>
    setClassAccommodation(actor, target, { learnerId: student, granted, now })
  await grant({ timeMultiplier: 1.5, onePerPage: true })
  await grant({ extraDays: 2 })
  const own = await database().classAccommodation.findFirstOrThrow({ where: { learnerId: student } })
  expect(own).toMatchObject({ timeMultiplier: 1.5, extraDays: 2, onePerPage: true })
  const verified = await database().user.update({ where: { id: student }, data: { emailVerifiedAt: now } })
  const email = verified.email ?? ''
  await setAccommodation({ email, granted: { timeMultiplier: 2 }, actor, now })
  await setAccommodation({ email, granted: { extraDays: 1 }, actor, now })
  expect(await database().accommodation.findUniqueOrThrow({ where: { learnerId: student } })).toMatchObject({
    timeMultiplier: 2,
    extraDays: 1,
    onePerPage: false,
  })
  // An approved instructor changes one field of both: the other fields of both stay.
  await database().user.update({ where: { id: actor.id }, data: { isApprovedInstructor: true } })
  await grant({ onePerPage: false })
  expect(await database().accommodation.findUniqueOrThrow({ where: { learnerId: student } })).toMatchObject({
    timeMultiplier: 2,
    extraDays: 2,
    onePerPage: false,
  })
})

test('a form changes only what differs from what it showed', () => {
  const shown = {
    'closesAt-zone': 'Europe/Berlin',
    // The second 02:30 of that night, with seconds that the field doesn't show.
    closesAt: '2027-10-31T02:30',
    'closesAt-was': '2027-10-31T01:30:59.000Z',
    timeLimitMinutes: '60',
    'timeLimitMinutes-was': '60',
    'attempts-none': 'on',
    'attempts-was': 'none',
    'extraMinutes-was': '5',
    extraMinutes: '5',
    isFinal: 'yes',
    'isFinal-was': 'yes',
  }
  expect(layerChangeFrom(shown)).toEqual({ set: {}, clear: [] })
  expect(isFinalFrom(shown)).toBeUndefined()
  expect(isFinalFrom({ ...shown, isFinal: 'no' })).toBe(false)
  const { 'attempts-none': _, ...limited } = shown
  expect(layerChangeFrom({ ...limited, closesAt: '', timeLimitMinutes: '1.5' })).toEqual({
    set: { timeLimitSeconds: 90 },
    clear: ['closesAt', 'attempts'],
  })
  expect(layerChangeFrom({ ...limited, 'timeLimitMinutes-none': 'on', attempts: '4' })).toEqual({
    set: { timeLimitSeconds: null, attempts: 4 },
    clear: [],
  })
  expect(layerChangeFrom({ ...shown, closesAt: '2027-10-31T02:31' }).set.closesAt).toEqual(
    new Date('2027-10-31T00:31:00Z'),
  )
})

test('a new value with “no limit” selected is rejected at its field', () => {
  const both = {
    ...{ timeLimitMinutes: '60', 'timeLimitMinutes-was': '', 'timeLimitMinutes-none': 'on' },
    ...{ attempts: '4', 'attempts-was': 'none', 'attempts-none': 'on' },
    ...{ dueAt: '2027-10-31T12:00', 'dueAt-was': '', 'dueAt-none': 'on' },
  }
  const fieldErrors = {
    timeLimitMinutes: 'Clear this field or “No time limit”. Only one can be set.',
    attempts: 'Clear this field or “Unlimited attempts”. Only one can be set.',
    dueAt: 'Clear this field or “No due date”. Only one can be set.',
  }
  expect(() => layerChangeFrom(both)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', fieldErrors }))
  // The value that the form showed says nothing.
  const { timeLimitMinutes } = both
  expect(
    layerChangeFrom({
      ...{ timeLimitMinutes, 'timeLimitMinutes-was': '60', 'timeLimitMinutes-none': 'on' },
    }),
  ).toEqual({ set: { timeLimitSeconds: null }, clear: [] })
})

test('an accommodation form changes only what differs from what it showed', () => {
  const shown = {
    timeMultiplier: '1.5',
    'timeMultiplier-was': '1.5',
    extraDays: '0',
    'extraDays-was': '0',
    onePerPage: 'on',
    'onePerPage-was': 'on',
  }
  expect(grantChangeFrom(shown)).toEqual({})
  expect(grantChangeFrom({ ...shown, extraDays: '2' })).toEqual({ extraDays: 2 })
  const { onePerPage: _, ...unticked } = shown
  expect(grantChangeFrom({ ...unticked, timeMultiplier: '' })).toEqual({ onePerPage: false })
  expect(() => grantChangeFrom({ timeMultiplier: '0.5' })).toThrow(
    expect.objectContaining({ fieldErrors: { timeMultiplier: expect.stringMatching(/^Time multiplier/) } }),
  )
})

test('a nonexistent time is rejected at its field, with the times around it', () => {
  const form = { closesAt: '2027-03-28T02:30', 'closesAt-zone': 'Europe/Berlin' }
  expect(() => layerChangeFrom(form)).toThrow(
    expect.objectContaining({
      fieldErrors: {
        closesAt:
          'Closes: Mar 28, 2027, 2:30 AM doesn’t exist in Europe/Berlin, because the clocks go forward then. Enter Mar 28, 2027, 1:59 AM or earlier, or Mar 28, 2027, 3:00 AM or later.',
      },
    }),
  )
  expect(() => layerChangeFrom({ ...form, 'closesAt-zone': 'Middle/Earth' })).toThrow(
    expect.objectContaining({ code: 'INVALID_INPUT' }),
  )
})

test('an override that closes before it opens is rejected at the changed field', async () => {
  const { change, override } = await aClass({ opensAt: day(5).toISOString() })
  await expect(change({ closesAt: day(4) })).rejects.toEqual(
    errorOf('closesAt', false, /“Closes” must be after “Opens” \(Student 1\)/),
  )
  await expect(change({ closesAt: day(4) }, { isConfirmed: true })).rejects.toEqual(
    errorOf('closesAt', false, /./),
  )
  expect(await override()).toBeNull()
  await change({ closesAt: day(9) })
  await expect(change({ opensAt: day(10) })).rejects.toEqual(errorOf('opensAt', false, /Closes/))
  await expect(change({ dueAt: day(10) })).rejects.toEqual(errorOf('dueAt', false, /“Due” can’t be after/))
})

test('a group without members is checked as well', async () => {
  const { actor, classId, change } = await aClass({ opensAt: day(5).toISOString() })
  const { id: group } = await createGroup(actor, { class: classId, name: 'Evening' })
  const groupTarget = { learnerIds: [], groupIds: [group] }
  await expect(change({ closesAt: day(4) }, groupTarget)).rejects.toEqual(
    errorOf('closesAt', false, /\(Evening\)/),
  )
})

test.each([
  [
    'a closing date in the past',
    {},
    { closesAt: new Date('2027-04-30T10:00:00Z') },
    'closesAt',
    /in the past/,
  ],
  [
    'a time limit longer than the window',
    { opensAt: day(5).toISOString(), closesAt: day(6).toISOString() },
    { timeLimitSeconds: 90_000 },
    'timeLimitMinutes',
    /longer than the time between/,
  ],
] as const)('%s is saved only after a confirmation', async (_, rules, set, field, message) => {
  const { change, override } = await aClass(rules)
  await expect(change(set)).rejects.toEqual(errorOf(field, true, message))
  expect(await override()).toBeNull()
  await change(set, { isConfirmed: true })
  expect(await override()).not.toBeNull()
  // Another field doesn't need a confirmation.
  await change({ attempts: 7 })
})

test('fewer attempts than already used are saved only after a confirmation', async () => {
  const { student, quizId, change } = await aClass()
  for (const number of [1, 2])
    await database().attempt.create({
      data: {
        learnerId: student,
        quizId,
        number,
        courseSlug: 'c',
        title: 'A',
        seed: 's',
        state: 'ABANDONED',
      },
    })
  await expect(change({ attempts: 1 })).rejects.toEqual(errorOf('attempts', true, /already used/))
  await change({ attempts: 1 }, { isConfirmed: true })
})

test('dates that conflict with overrides need a confirmation naming the students', async () => {
  const { actor, target, quizId, change } = await aClass()
  await change({ closesAt: day(4) })
  const save = (isConfirmed: boolean) =>
    setAssignmentRules(actor, target, {
      rules: { ...practiceRules, opensAt: day(5) },
      isConfirmed,
      now,
    })
  await expect(save(false)).rejects.toEqual(errorOf('closesAt', true, /\(Student 1\)/))
  await save(true)
  const { setting } = await database().quiz.findUniqueOrThrow({ where: { id: quizId } })
  expect(setting).toMatchObject({ rules: { opensAt: day(5).toISOString() } })
})

test('contradictory rules are rejected, and pointless ones need a confirmation', async () => {
  const { actor, target } = await aClass()
  const save = (rules: object, isConfirmed = false) =>
    setAssignmentRules(actor, target, { rules: RulesSchema.parse(rules), isConfirmed, now })
  const [early, late] = [day(5).toISOString(), day(6).toISOString()]
  await expect(save({ opensAt: late, closesAt: early }, true)).rejects.toEqual(
    errorOf('closesAt', false, /Opens/),
  )
  await expect(save({ opensAt: late, dueAt: early })).rejects.toEqual(errorOf('dueAt', false, /Opens/))
  await expect(save({ dueAt: late, closesAt: early })).rejects.toEqual(errorOf('closesAt', false, /Due/))
  await expect(save({ closesAt: '2027-04-01T00:00:00Z' })).rejects.toEqual(errorOf('closesAt', true, /past/))
  await save({ closesAt: '2027-04-01T00:00:00Z' }, true)
})

test('concurrent changes of different rules by two instructors are both saved', async () => {
  const { actor, target, quizId } = await aClass()
  const shown = practiceRules
  const save = (rules: object) =>
    setAssignmentRules(actor, target, { rules: { ...shown, ...rules }, shown, now })
  await Promise.all([save({ attempts: 2 }), save({ timeLimitMinutes: 30 }), save({ latePenalty: 0.1 })])
  const { setting } = await database().quiz.findUniqueOrThrow({ where: { id: quizId } })
  expect(setting).toMatchObject({ rules: { attempts: 2, timeLimitMinutes: 30, latePenalty: 0.1 } })
})
