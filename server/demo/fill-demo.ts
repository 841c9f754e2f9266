import 'server-only'
import { RulesSchema } from '@/domain/attempts/rules'
import { abilityOf, simulateResponse } from '@/domain/simulation/response-model'
import { DAY_MS } from '@/domain/time/durations'
import { setClassAccommodation } from '@/server/assignments/accommodate'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { setAssignmentRules } from '@/server/assignments/change-assignment'
import { createAssignment } from '@/server/assignments/create-assignment'
import { publishAssignment } from '@/server/assignments/publish-assignment'
import { saveResponses } from '@/server/attempts/save-response'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { hashNewPassword } from '@/server/auth/new-password'
import { createClass } from '@/server/classes/create-class'
import { withItems } from '@/server/content/parsed-items'
import type { Db } from '@/server/platform/db'
import { StartError } from '@/server/platform/start-error'
import { syncDueCards } from '@/server/review/sync-cards'
import { addArguments } from './demo-arguments'
import { setUpGradebook } from './demo-gradebook'
import { addOwnQuestions } from './demo-questions'
import { addRegradeRequests } from './demo-requests'
import { spreadOverTime } from './spread-over-time'

/** A sample class of 30 synthetic students with realistic attempts, whose answers come from a seeded response model. */

export const DEMO_PASSWORD = 'casebook demo'
const MARK = 'demonstration'
const STUDENTS = 30
const HERE = { ipAddress: null }

const NAMES = [
  ...['Amal', 'Boris', 'Chidi', 'Dilnoza', 'Emeka', 'Freya', 'Goran', 'Hana', 'Ilir', 'Jun'],
  ...['Katya', 'Lena', 'Mirza', 'Nadia', 'Omar', 'Petra', 'Quentin', 'Rosa', 'Sami', 'Tomas'],
  ...['Uma', 'Vera', 'Wen', 'Ximena', 'Yusuf', 'Zoe', 'Aron', 'Bela', 'Cyrus', 'Dana'],
]

/** Students whose ability changes from week to week: one falls behind, one catches up. The abilities of the others stay. */
const CHANGING_ABILITY: Readonly<Record<string, readonly number[]>> = {
  Emeka: [1, 1, -3, -3],
  Jun: [-3, -3, 1.5, 1.5],
}
const GROUPS = ['Seminar A', 'Seminar B']
/** Near enough for the overview to estimate recall. */
const DAYS_TO_EXAM = 19

/** @throws StartError if the folder contains data that isn't from the demo */
export async function refuseRealData(client: Db): Promise<void> {
  const mark = await client.instanceSetting.findUnique({ where: { key: MARK }, select: { key: true } })
  const people = await client.user.count()
  if (mark || people === 0) return
  throw new StartError(
    'This data folder contains real data, so the demo does not use it. Set DEMO_DATA_DIR to another folder.',
  )
}

/** Fills the data folder, unless it is filled already. @returns a summary for the console */
export async function fillDemo(client: Db, now: Date): Promise<string> {
  if (await client.instanceSetting.findUnique({ where: { key: MARK } })) return 'already exists'
  // Marks the folder first, so that it counts as a demo even if filling is interrupted.
  await client.instanceSetting.create({ data: { key: MARK, value: { at: now.toISOString() } } })
  const enrol = async (email: string, name: string) =>
    (
      await client.user.create({
        data: {
          ...{ email, name, emailVerifiedAt: now },
          passwordHash: await hashNewPassword(DEMO_PASSWORD, { email, name }, 'password'),
        },
        select: { id: true },
      })
    ).id
  const course = await client.course.findUniqueOrThrow({
    where: { slug: 'csto-nagorno-karabakh' },
    select: { slug: true },
  })
  const instructorId = await enrol('instructor@demo.example', 'Ines Instructor')
  // As an administrator would do. Accommodations that this instructor sets then apply everywhere.
  await client.user.update({ where: { id: instructorId }, data: { isApprovedInstructor: true } })
  const instructor = { id: instructorId, ...HERE }
  const { id: classId } = await createClass(instructor, {
    name: 'Security in the South Caucasus',
    term: 'Sample',
    course: course.slug,
    timeZone: 'UTC',
  })
  const students = []
  for (let index = 0; index < STUDENTS; index++) {
    const number = String(index + 1).padStart(2, '0')
    const name = `${NAMES[index] ?? 'Student'} Student`
    const abilities = CHANGING_ABILITY[NAMES[index] ?? ''] ?? []
    students.push({
      id: await enrol(`student-${number}@demo.example`, name),
      seed: `demo ${number}`,
      abilities,
    })
  }
  await client.classMember.createMany({
    data: [
      ...students.map(({ id }) => ({ classId, userId: id, role: 'STUDENT' as const })),
      { classId, userId: await enrol('assistant@demo.example', 'Anton Assistant'), role: 'ASSISTANT' },
      { classId, userId: await enrol('reviewer@demo.example', 'Rita Reviewer'), role: 'OBSERVER' },
    ],
  })
  for (const [index, name] of GROUPS.entries()) {
    const members = students.filter((_, student) => student % GROUPS.length === index)
    await client.classGroup.create({
      data: { classId, name, members: { create: members.map(({ id }) => ({ userId: id })) } },
    })
  }
  const due = (days: number) => eveningOf(new Date(now.getTime() + days * DAY_MS))
  const assignments = [
    { title: 'Week 1: how the CSTO is built', quiz: 'how-the-csto-is-built', days: -21, share: 1 },
    { title: 'Week 2: two forces', quiz: 'two-forces', days: -14, share: 0.95 },
    { title: 'Week 3: the deal', quiz: 'the-deal', days: -7, share: 0.9 },
    { title: 'Week 4: win or burden', quiz: 'win-or-burden', days: 5, share: 0.6 },
  ]
  for (const [week, { title, quiz, days, share }] of assignments.entries()) {
    const assignmentId = await createAssignment(instructor, classId, { title, quiz })
    const target = { classId, assignmentId }
    // Hides results until the times are spread, so that review cards get the times too.
    const rules = RulesSchema.parse({ resultsPolicy: 'exam', attempts: 2 })
    await setAssignmentRules(instructor, target, { rules, now })
    await publishAssignment(instructor, target, now)
    for (const [index, student] of students.entries())
      if (index < Math.round(share * STUDENTS))
        await takeAssignment(client, target, { ...student, week }, now)
    // Sets the dates last, because no answers are accepted after an assignment closes.
    const dated = { ...rules, resultsPolicy: 'homework', dueAt: due(days), closesAt: due(days + 2) }
    await setAssignmentRules(instructor, target, { rules: RulesSchema.parse(dated), isConfirmed: true, now })
    await spreadOverTime(client, {
      ...target,
      dueAt: new Date(Math.min(now.getTime(), due(days).getTime())),
    })
    const [first] = students
    if (first && days < -20)
      await setClassAccommodation(instructor, target, {
        learnerId: first.id,
        granted: { timeMultiplier: 1.5, extraDays: 1, onePerPage: true },
        now,
      })
  }
  await client.assignment.updateMany({
    where: { classId, quiz: { title: assignments.at(-1)?.title ?? '' } },
    data: { examAt: due(DAYS_TO_EXAM) },
  })
  const written = await addArguments(instructor, classId, students, now)
  await addOwnQuestions(instructor, classId, { now, dueAt: due(12) })
  await addRegradeRequests(client, classId, now)
  await setUpGradebook(instructor, { classId, written })
  await syncDueCards(now)
  return `a class of ${STUDENTS} students and ${assignments.length + 2} assignments`
}

/** Returns 21:00 UTC on that day, so that due dates look realistic instead of showing when the demo was filled. */
function eveningOf(day: Date): Date {
  return new Date(day.setUTCHours(21, 0, 0, 0))
}

async function takeAssignment(
  client: Db,
  target: { classId: string; assignmentId: string },
  student: { id: string; seed: string; abilities: readonly number[]; week: number },
  now: Date,
): Promise<void> {
  const { id: learnerId, seed, abilities, week } = student
  const { id: attemptId } = await startAssignment(learnerId, target, { password: '', now })
  const places = await client.attemptItem.findMany({
    where: { attemptId, learnerId },
    orderBy: { slot: 'asc' },
    select: { slot: true, itemVersionId: true },
  })
  const answers = (await withItems(places, client)).map(({ slot, item }) => ({
    slot,
    response: simulateResponse(item, abilities[week] ?? abilityOf(seed), seed),
    revision: 0,
  }))
  await saveResponses({ learnerId, attemptId, clientId: 'demonstration', sequence: 1, answers })
  await submitAttempt({ learnerId, attemptId, now })
}
