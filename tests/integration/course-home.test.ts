import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { CourseHomeSchema } from '@/contract/schemas/progress-schemas'
import { isFirstResult } from '@/server/attempts/queries'
import { startAttempt } from '@/server/attempts/start-attempt'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { getKeptWork } from '@/server/auth/account-queries'
import { signUp } from '@/server/auth/sign-up'
import { answerCheck } from '@/server/checks/answer-check'
import { requireViewer } from '@/server/http/viewer'
import { getCourseHome } from '@/server/progress/get-course-home'
import { getProgress } from '@/server/progress/get-progress'
import { saveReading } from '@/server/progress/save-reading'
import { readBundledCourse } from '@/tests/support/bundled-course'
import { callApi } from '@/tests/support/call-api'
import { openBrowser } from '@/tests/support/cookie-jar'
import { listStatements } from '@/tests/support/count-statements'
import { correctResponse } from '@/tests/support/right-response'
import { createLearner } from '@/tests/support/sample-attempt'
import { useTestDatabase } from '@/tests/support/test-database'
import '@/tests/support/session-secret'

// Replaces cookies and headers, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))

const database = useTestDatabase()
const course = readBundledCourse()
const [first, second] = course.lessons
if (!first || !second) throw new Error('the course has too few lessons')

const read = (learnerId: string, lesson: typeof first, sections: number) =>
  saveReading({
    ...{ learnerId, courseSlug: course.slug, lessonSlug: lesson.slug, readNow: [] },
    finishedSections: lesson.sections.slice(0, sections).map(({ id }) => id),
    lastSection: lesson.sections[Math.min(sections, lesson.sections.length - 1)]?.id ?? null,
  })

async function takeQuiz(learnerId: string, quizSlug: string): Promise<string> {
  const { id: attemptId } = await startAttempt({
    ...{ learnerId, courseSlug: course.slug, quizSlug, now: new Date() },
  })
  return attemptId
}

const submit = (learnerId: string, attemptId: string) =>
  submitAttempt({ learnerId, attemptId, now: new Date() })

const homeOf = (learnerId: string) => getCourseHome(learnerId, course, new Date())
const askHome = async () => (await callApi(`/courses/${course.slug}/home`)).json()

test('a new learner starts with the first lesson and has nothing to resume', async () => {
  const home = await homeOf(await createLearner())
  expect(home).toMatchObject({
    nextStep: { kind: 'read', lesson: first.slug, reason: 'first' },
    ...{ resume: null, due: 0, quizzes: [] },
  })
  expect(home.lessons).toHaveLength(course.lessons.length)
  expect(home.lessons[0]).toEqual({ lesson: first.slug, read: 0, sections: first.sections.length })
})

test('reading continues in the unfinished lesson that was read last', async () => {
  const learnerId = await createLearner()
  await read(learnerId, second, 1)
  await read(learnerId, first, first.sections.length)
  const section = second.sections[1]
  const home = await homeOf(learnerId)
  expect(home.resume).toEqual({ lesson: second.slug, section: section?.id, title: section?.title })
  expect(home.lessons.slice(0, 2).map((lesson) => lesson.read)).toEqual([first.sections.length, 1])
})

test('a quiz shows its best visible score, and an open attempt comes next', async () => {
  const learnerId = await createLearner()
  const quiz = course.quizzes[0]?.slug ?? ''
  const attemptId = await takeQuiz(learnerId, quiz)
  expect(await isFirstResult(learnerId)).toBe(false)
  expect(await homeOf(learnerId)).toMatchObject({
    nextStep: { kind: 'go-on', attemptId },
    quizzes: [{ quiz, isOpen: true, best: null }],
  })
  await submit(learnerId, attemptId)
  await database().attempt.update({ where: { id: attemptId }, data: { earned: 3, possible: 4 } })
  expect(await isFirstResult(learnerId)).toBe(true)
  await submit(learnerId, await takeQuiz(learnerId, quiz))
  expect((await homeOf(learnerId)).quizzes).toEqual([{ quiz, isOpen: false, best: 0.75 }])
  expect(await isFirstResult(learnerId)).toBe(false)
})

test('the home page and the progress page recommend the same step', async () => {
  const learnerId = await createLearner()
  await read(learnerId, first, first.sections.length)
  const { nextStep } = await homeOf(learnerId)
  expect(nextStep).toMatchObject({ kind: 'quiz', reason: 'untested-lesson' })
  expect((await getProgress(learnerId, course, new Date())).nextStep).toEqual(nextStep)
})

test('the number of statements doesn’t grow with the learner’s work', async () => {
  const learnerId = await createLearner()
  await submit(learnerId, await takeQuiz(learnerId, course.quizzes[0]?.slug ?? ''))
  const before = await listStatements(() => homeOf(learnerId))
  for (const { slug } of course.quizzes.slice(0, 4)) await submit(learnerId, await takeQuiz(learnerId, slug))
  for (const lesson of course.lessons) await read(learnerId, lesson, 1)
  const after = await listStatements(() => homeOf(learnerId))
  expect(after).toHaveLength(before.length)
  expect(after.length).toBeLessThanOrEqual(10)
})

test('a visitor gets no data and no guest', async () => {
  openBrowser(randomUUID())
  const before = await database().user.count()
  expect(await askHome()).toBeNull()
  expect(await database().user.count()).toBe(before)
})

test('the response is as documented, with the classes that the user teaches', async () => {
  openBrowser(randomUUID())
  await signUp({ name: '', email: `${randomUUID()}@example.org`, password: 'quiet river stone' }, null)
  const viewer = await requireViewer('account')
  expect(await askHome()).toMatchObject({ teaching: [] })
  const { id: courseId } = await database().course.findFirstOrThrow({ where: { slug: course.slug } })
  const { id } = await database().class.create({
    data: {
      ...{ courseId, name: 'Spring seminar', timeZone: 'UTC', joinCode: randomUUID() },
      members: { create: { userId: viewer.id, role: 'INSTRUCTOR' } },
    },
  })
  const home = await askHome()
  expect(home.teaching).toEqual([{ id, name: 'Spring seminar', students: 0 }])
  expect(CourseHomeSchema.parse(home)).toEqual(home)
})

test('a new account keeps what the guest did', async () => {
  openBrowser(randomUUID())
  const guest = await requireViewer('guest')
  await read(guest.id, first, 1)
  const item = course.items.find((entry) => entry.isLessonCheck)?.item
  await answerCheck({
    ...{ courseSlug: course.slug, itemId: item?.id ?? '' },
    response: () => item && correctResponse(item),
    learner: async () => guest,
  })
  await submit(guest.id, await takeQuiz(guest.id, course.quizzes[0]?.slug ?? ''))
  await signUp({ name: '', email: `${randomUUID()}@example.org`, password: 'quiet river stone' }, guest)
  const { id } = await requireViewer('account')
  expect(await getKeptWork(id)).toMatchObject({ lessons: 1, checks: 1, attempts: 1 })
})
