import { expect, test } from 'vitest'
import { lessonOf } from '@/domain/items/list-sections'
import { requireClassPermission } from '@/server/access/class-access'
import { answerCheck } from '@/server/checks/answer-check'
import { archiveClass } from '@/server/classes/archive-class'
import { copyClass } from '@/server/classes/copy-class'
import { listDueWork } from '@/server/classes/list-due-work'
import { getCourse } from '@/server/content/read-course'
import { assignLessons, changeLessonDate, removeLesson } from '@/server/lessons/assign-lessons'
import { getLessonPage, listLessonsForStaff, listLessonsForStudent } from '@/server/lessons/lesson-queries'
import { sendLessonReminders } from '@/server/lessons/send-lesson-reminders'
import { listNotifications } from '@/server/notifications/notification-queries'
import { saveReading } from '@/server/progress/save-reading'
import { acting, actionsOf, addMember, errorWith, othersOf } from '@/tests/support/class-people'
import { correctResponse } from '@/tests/support/right-response'
import { createAccount } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()
const COURSE = 'csto-nagorno-karabakh'
const LESSON = 'the-deal'

async function createCourseClass() {
  const { id: courseId } = await database().course.findUniqueOrThrow({ where: { slug: COURSE } })
  const instructor = await createAccount('Instructor')
  const { id: classId } = await database().class.create({
    data: {
      ...{ courseId, name: 'Monday' },
      members: { create: { userId: instructor, role: 'INSTRUCTOR' } },
    },
  })
  const student = await addMember(classId, 'STUDENT')
  const other = await addMember(classId, 'STUDENT')
  return { classId, instructor, student, other }
}

type Made = Awaited<ReturnType<typeof createCourseClass>>

const assign = ({ classId, instructor }: Made, dueAt: Date | null = null, lessons = [LESSON]) =>
  assignLessons(acting(instructor), { classId, lessons, dueAt })

const lesson = () => {
  const found = getCourse(COURSE).lessons.find(({ slug }) => slug === LESSON)
  if (!found) throw new Error('the course has this lesson')
  return found
}
const checks = () =>
  getCourse(COURSE).items.flatMap(({ item, isLessonCheck }) =>
    isLessonCheck && lessonOf(item.section) === LESSON ? [item] : [],
  )

function readAll(learnerId: string) {
  const finishedSections = lesson().sections.map(({ id }) => id)
  return saveReading({
    ...{ learnerId, courseSlug: COURSE, lessonSlug: LESSON },
    ...{ finishedSections, readNow: [], lastSection: null },
  })
}

async function answerAll(learnerId: string) {
  for (const item of checks())
    await answerCheck({
      ...{ courseSlug: COURSE, itemId: item.id },
      response: () => correctResponse(item),
      learner: async () => ({ id: learnerId }),
    })
}

async function statusOf({ classId, instructor }: Made, learnerId: string) {
  const { students } = await getLessonPage(instructor, { classId, lesson: LESSON })
  const own = students.find(({ id }) => id === learnerId)
  if (!own) throw new Error('the student is listed')
  return own
}

test('a lesson is done when all its sections are read and all its quick checks answered', async () => {
  const made = await createCourseClass()
  await assign(made)
  const all = { sections: lesson().sections.length, checks: checks().length }
  expect((await statusOf(made, made.student)).work).toEqual({
    ...{ read: 0, answered: 0, doneAt: null, daysLate: 0 },
    ...all,
  })
  await readAll(made.student)
  expect((await statusOf(made, made.student)).work).toMatchObject({ read: all.sections, doneAt: null })
  await answerAll(made.student)
  const { work } = await statusOf(made, made.student)
  expect(work).toMatchObject({ answered: all.checks, doneAt: expect.any(Date), daysLate: 0 })
  expect((await statusOf(made, made.other)).work.doneAt).toBeNull()
  const ofClass = await requireClassPermission(made.instructor, made.classId, 'view')
  expect(await listLessonsForStaff(ofClass)).toEqual([
    { slug: LESSON, title: lesson().title, dueAt: null, done: 1, students: 2 },
  ])
  expect(await listLessonsForStudent(made.student, ofClass)).toMatchObject([
    { slug: LESSON, path: `/courses/${COURSE}/lessons/${LESSON}`, work: { doneAt: work.doneAt } },
  ])
})

test('a lesson is due until it is done, and late in calendar days of the class', async () => {
  const made = await createCourseClass()
  const dueAt = new Date(Date.now() - 2 * 24 * 3_600_000)
  await assign(made, dueAt)
  const [due] = await listDueWork(made.student, new Date())
  expect(due).toMatchObject({
    ...{ title: `Lesson: ${lesson().title}`, phase: 'late', state: 'not-started', dueAt },
    path: `/courses/${COURSE}/lessons/${LESSON}`,
  })
  await readAll(made.student)
  await answerAll(made.student)
  expect(await listDueWork(made.student, new Date())).toEqual([])
  expect((await statusOf(made, made.student)).work.daysLate).toBe(2)
})

test('extra days of an accommodation move the due date', async () => {
  const made = await createCourseClass()
  const dueAt = new Date('2027-03-10T12:00:00Z')
  await assign(made, dueAt)
  await database().classAccommodation.create({
    data: { classId: made.classId, learnerId: made.student, extraDays: 3 },
  })
  expect((await statusOf(made, made.student)).dueAt).toEqual(new Date('2027-03-13T12:00:00Z'))
  expect((await statusOf(made, made.other)).dueAt).toEqual(dueAt)
})

test('students are notified once, and reminded within a day of the due date unless they are done', async () => {
  const made = await createCourseClass()
  const dueAt = new Date('2099-03-10T12:00:00Z')
  await assign(made, dueAt)
  await assign(made, dueAt)
  const titles = async (userId: string) => (await listNotifications(userId)).map(({ title }) => title)
  const assigned = `New lesson to read: ${lesson().title}`
  expect(await titles(made.student)).toEqual([assigned])
  await readAll(made.other)
  await answerAll(made.other)
  await sendLessonReminders(database(), new Date('2099-03-09T11:00:00Z'))
  expect(await titles(made.student)).toEqual([assigned])
  const at13 = new Date('2099-03-09T13:00:00Z')
  await Promise.all([sendLessonReminders(database(), at13), sendLessonReminders(database(), at13)])
  await sendLessonReminders(database(), new Date('2099-03-09T14:00:00Z'))
  expect((await titles(made.student)).sort()).toEqual([`Due tomorrow: ${lesson().title}`, assigned].sort())
  expect(await titles(made.other)).toEqual([assigned])
})

test('every change is in the audit log, and a removed lesson can be assigned again', async () => {
  const made = await createCourseClass()
  const target = { classId: made.classId, lesson: LESSON }
  await assign(made)
  await changeLessonDate(acting(made.instructor), target, new Date('2027-03-10T12:00:00Z'))
  await removeLesson(acting(made.instructor), target, new Date())
  await expect(getLessonPage(made.instructor, target)).rejects.toEqual(errorWith('NOT_FOUND'))
  await assign(made)
  expect((await statusOf(made, made.student)).work.doneAt).toBeNull()
  expect(await actionsOf(made.classId)).toEqual([
    'lesson.assign',
    'lesson.change',
    'lesson.remove',
    'lesson.assign',
  ])
})

test('only instructors and assistants change assigned lessons, and only staff see who is done', async () => {
  const made = await createCourseClass()
  await assign(made)
  const { classId } = made
  const target = { classId, lesson: LESSON }
  for (const [userId, code] of await othersOf(classId, made.student)) {
    const actor = acting(userId)
    const refused = errorWith(code)
    await expect(assignLessons(actor, { classId, lessons: [LESSON], dueAt: null })).rejects.toEqual(refused)
    await expect(changeLessonDate(actor, target, null)).rejects.toEqual(refused)
    await expect(removeLesson(actor, target, new Date())).rejects.toEqual(refused)
  }
  await expect(getLessonPage(made.student, target)).rejects.toEqual(errorWith('FORBIDDEN'))
  await expect(getLessonPage(await createAccount('Stranger'), target)).rejects.toEqual(errorWith('NOT_FOUND'))
  expect((await getLessonPage(await addMember(classId, 'OBSERVER'), target)).students).toHaveLength(2)
})

test('a lesson of another course, or none, can’t be assigned', async () => {
  const made = await createCourseClass()
  await expect(assign(made, null, ['no-such-lesson'])).rejects.toEqual(errorWith('NOT_FOUND'))
  await expect(assign(made, null, [])).rejects.toEqual(errorWith('INVALID_INPUT'))
})

test('an archived class keeps its lessons as they were', async () => {
  const made = await createCourseClass()
  await assign(made)
  await readAll(made.student)
  await answerAll(made.student)
  const archivedAt = new Date()
  await archiveClass(acting(made.instructor), { class: made.classId, to: 'archive' }, archivedAt)
  await readAll(made.other)
  await answerAll(made.other)
  // The answers are given after this time, whatever the clock of the database says.
  await database().lessonCheck.updateMany({
    where: { learnerId: made.other },
    data: { answeredAt: new Date(archivedAt.getTime() + 60_000) },
  })
  await database().lessonCheck.updateMany({
    where: { learnerId: made.student },
    data: { answeredAt: new Date(archivedAt.getTime() - 60_000) },
  })
  await database().lessonProgress.updateMany({
    where: { learnerId: made.student },
    data: { finishedAt: new Date(archivedAt.getTime() - 60_000) },
  })
  expect((await statusOf(made, made.student)).work.doneAt).not.toBeNull()
  expect((await statusOf(made, made.other)).work.doneAt).toBeNull()
  await expect(assign(made)).rejects.toEqual(errorWith('CLOSED'))
  expect(await listDueWork(made.other, new Date())).toEqual([])
})

test('a copied class has the same lessons with shifted due dates', async () => {
  const made = await createCourseClass()
  await database().user.update({ where: { id: made.instructor }, data: { isApprovedInstructor: true } })
  await assign(made, new Date('2027-03-10T12:00:00Z'))
  const { id } = await copyClass(acting(made.instructor), {
    ...{ class: made.classId, name: 'Tuesday', term: null },
    ...{ from: '2027-03-01', to: '2027-03-08' },
  })
  expect(await database().lessonAssignment.findMany({ where: { classId: id } })).toMatchObject([
    { lessonSlug: LESSON, dueAt: new Date('2027-03-17T12:00:00Z') },
  ])
})
