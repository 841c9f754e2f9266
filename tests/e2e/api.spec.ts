import { randomUUID } from 'node:crypto'
import type { APIRequestContext, Page } from '@playwright/test'
import type { PublicItem } from '../../domain/items/to-public-item'
import { parseFolder, readCourseFolders } from '../../server/content/read-course'
import { readApiDocument } from '../support/api-document'
import { expect, test } from '../support/browser-test'
import { guessResponse } from '../support/guess-response'
import { createLeakCheck } from '../support/leak-check'
import { createToken, register } from '../support/register'
import { reviewByApi } from '../support/review-by-api'
import { QUIZZES_OF_ALL_TYPES } from '../support/take-quiz'
import { createClassByPage } from '../support/teach'

const course = 'csto-nagorno-karabakh'
const QUIZZES = [...QUIZZES_OF_ALL_TYPES, 'mixed']

type Api = Awaited<ReturnType<typeof readApiDocument>>
type Asked = { slot: number; item: PublicItem; revision: number }
type Summary = { slug: string }

const folders = readCourseFolders()
const newLeakCheck = () =>
  createLeakCheck(
    folders.flatMap((folder) => parseFolder(folder).items.map(({ item }) => item)),
    folders
      .flatMap(({ files }) => files.map(({ text, path }) => (path.startsWith('lessons/') ? text : '')))
      .join('\n'),
  )

/** Reads all of a course. @returns the questions inside its lessons */
async function readCourse(api: Api, script: APIRequestContext, leaks = newLeakCheck()): Promise<string[]> {
  await api.call(script, 'listCourses')
  const { data } = await api.call(script, 'getCourse', { course })
  const { lessons, quizzes } = data as { lessons: Summary[]; quizzes: Summary[] }
  expect((await api.call(script, 'listLessons', { course })).data).toEqual({ lessons })
  expect((await api.call(script, 'listQuizzes', { course })).data).toEqual({ quizzes })
  for (const { slug: quiz } of quizzes) await api.call(script, 'getQuiz', { course, quiz })
  const checks: string[] = []
  for (const { slug: lesson } of lessons) {
    const { text } = await api.call(script, 'getLesson', { course, lesson })
    leaks.look(lesson, text)
    JSON.parse(text, (_, value) => {
      if (value?.kind === 'check') checks.push(value.item.id)
      return value
    })
  }
  expect(leaks.leaks()).toEqual([])
  return checks
}

/** Takes a quiz from start to results and saves every answer twice. */
async function takeQuiz(api: Api, script: APIRequestContext, quiz: string, leaks = newLeakCheck()) {
  const { data } = await api.call(script, 'startAttempt', {}, { course, quiz })
  const { id: attempt } = data as { id: string }
  expect((await api.call(script, 'startAttempt', {}, { course, quiz })).data).toMatchObject({ id: attempt })
  const open = await api.call(script, 'getAttempt', { attempt })
  leaks.look(quiz, open.text)
  const { items } = open.data as { items: Asked[] }
  expect(items.length).toBeGreaterThan(0)
  expect((await api.call(script, 'getResults', { attempt })).status).toBe(409)
  for (const { slot, item, revision } of items) {
    const save = { response: guessResponse(item), clientId: 'script', sequence: 1, revision }
    expect((await api.call(script, 'notePresence', { attempt }, { slot })).data).toMatchObject({
      state: 'in-progress',
    })
    const saved = await api.call(script, 'saveResponse', { attempt, slot }, save)
    expect(saved.data).toMatchObject({ revision: 1, replaced: null })
    const again = await api.call(script, 'saveResponse', { attempt, slot }, save)
    expect(again.data).toMatchObject({ revision: 1 })
    leaks.look(`${quiz} ${slot}`, saved.text)
  }
  // These quizzes have no answer checks and no sequential navigation: both requests are rejected, as documented.
  expect((await api.call(script, 'checkResponse', { attempt, slot: 1 })).status).toBe(422)
  expect((await api.call(script, 'goToNextQuestion', { attempt }, { from: 1 })).status).toBe(404)
  expect((await api.call(script, 'flagItem', { attempt, slot: 1 }, { flagged: true })).status).toBe(204)
  expect(leaks.leaks()).toEqual([])
  const submitted = await api.call(script, 'submitAttempt', { attempt })
  expect(submitted.data).toEqual({ id: attempt, state: 'graded' })
  expect((await api.call(script, 'submitAttempt', { attempt })).data).toEqual(submitted.data)
  const late = { response: null, clientId: 'script', sequence: 2, revision: 1 }
  expect((await api.call(script, 'saveResponse', { attempt, slot: 1 }, late)).status).toBe(410)
  const review = (await api.call(script, 'getResults', { attempt })).data as { items: unknown[] }
  expect(review.items).toHaveLength(items.length)
  const receipt = await api.call(script, 'getReceipt', { attempt })
  expect(receipt.data).toMatchObject({ receipt: { attempt } })
  // The item's `answers` are what the learner gave.
  leaks.look(`receipt of ${quiz}`, receipt.text, false)
  expect(leaks.leaks()).toEqual([])
  return items.map(({ item }) => item.type)
}

/** Teaches a class through the API. Only creating the class and publishing an assignment need pages. */
async function teachByApi(api: Api, script: APIRequestContext, page: Page): Promise<void> {
  const { home } = await createClassByPage(page, 'By a script')
  const classId = home.split('/').at(-1) ?? ''
  expect((await api.call(script, 'listClasses')).data).toMatchObject({ classes: [{ name: 'By a script' }] })
  await page.goto(`${home}/assignments/new`)
  await page.getByLabel('Title').fill('An assignment')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { name: '1. Questions' })).toBeVisible()
  const listed = (await api.call(script, 'listAssignments', { class: classId })).data as {
    assignments: { id: string }[]
  }
  const params = { class: classId, assignment: listed.assignments[0]?.id ?? '' }
  expect((await api.call(script, 'getLive', params)).data).toMatchObject({ students: [] })
  // An instructor takes no assignment and isn't a student.
  expect((await api.call(script, 'startAssignment', params, {})).status).toBe(403)
  expect((await api.call(script, 'getGradebook', { class: classId, sort: 'total' })).data).toMatchObject({
    rows: [],
  })
  const mark = await api.call(script, 'setGrade', { ...params, student: 'nobody' }, { note: 'x' })
  expect(mark.status).toBe(404)
  expect((await api.call(script, 'getGradingQueue', params)).data).toMatchObject({ answers: [] })
  const one = { ...params, attempt: randomUUID(), slot: '1' }
  expect((await api.call(script, 'saveGrading', one, { points: {}, revision: 1 })).status).toBe(404)
  expect((await api.call(script, 'releaseGrades', params, {})).data).toEqual({ answers: 0, students: 0 })
  const snippet = await api.call(script, 'addCommentSnippet', { class: classId }, { text: 'Name a source.' })
  expect(snippet.data).toMatchObject({ text: 'Name a source.' })
  const { id: item } = (await api.call(script, 'createItem', { class: classId }, { type: 'true-false' }))
    .data as { id: string }
  const target = { class: classId, item }
  const draft = {
    ...{ stem: 'Is it so?', answer: 'true', claims: ['f01'], paragraphs: [1], explanation: 'It is.' },
    ...{ concept: 'csto-purposes', section: 'the-deal#equipment' },
  }
  expect((await api.call(script, 'saveDraft', target, { draft, revision: 0 })).data).toMatchObject({
    revision: 1,
  })
  expect((await api.call(script, 'saveDraft', target, { draft, revision: 0 })).status).toBe(409)
  expect((await api.call(script, 'getDraft', target)).data).toMatchObject({ draft, revision: 1 })
  expect((await api.call(script, 'publishItem', target, {})).data).toEqual({ number: 1, isNew: true })
  expect((await api.call(script, 'listItems', { class: classId })).data).toMatchObject({
    items: [{ id: item, version: 1 }],
  })
  expect((await api.call(script, 'exportItems', { class: classId, format: 'gift' })).data).toMatchObject({
    fileName: expect.stringMatching(/\.gift\.txt$/),
    questions: [{ name: 'Is it so?', fidelity: 'exact' }],
  })
  await importByScript(api, script, classId)
}

/** Uploads a file, reviews it, and imports its question. */
async function importByScript(api: Api, script: APIRequestContext, classId: string): Promise<void> {
  const files = [{ name: 'questions.gift', content: 'One{T####Because.}\n\nTwo{' }]
  const { id } = (await api.call(script, 'createImport', { class: classId }, { files })).data as {
    id: string
  }
  const target = { class: classId, import: id }
  expect((await api.call(script, 'getImport', target)).data).toMatchObject({
    files: [{ name: 'questions.gift', format: 'gift' }],
    questions: [{ status: 'exact' }, { status: 'impossible' }],
  })
  expect((await api.call(script, 'importQuestions', target, { as: 'published' })).data).toEqual({
    questions: 1,
  })
  expect((await api.call(script, 'listImports', { class: classId })).data).toMatchObject({
    imports: [{ id, questions: 2, imported: 1 }],
  })
}

/** Saves, lists, and deletes a note. */
async function takeNotes(api: Api, script: APIRequestContext): Promise<void> {
  const target = { course, note: 'note-1' }
  const content = { lesson: 'the-deal', section: '', quote: '', prefix: '', suffix: '', text: 'A note' }
  expect((await api.call(script, 'saveNote', target, { ...content, revision: 0 })).data).toMatchObject({
    revision: 1,
  })
  expect((await api.call(script, 'listNotes', { course })).data).toMatchObject({
    notes: [{ text: 'A note' }],
  })
  expect((await api.call(script, 'deleteNote', target, { revision: 1 })).status).toBe(204)
}

test('each operation responds as documented', async ({ page, playwright, baseURL }) => {
  test.setTimeout(180_000)
  await register(page)
  const token = await createToken(page, /./)
  const script = await playwright.request.newContext({
    ...(baseURL ? { baseURL } : {}),
    extraHTTPHeaders: { Authorization: `Bearer ${token}` },
  })
  const api = await readApiDocument(script)
  const checks = await readCourse(api, script)
  const types = new Set<string>()
  for (const quiz of QUIZZES) for (const type of await takeQuiz(api, script, quiz)) types.add(type)
  expect(types.size).toBe(11)

  expect((await api.call(script, 'getViewer')).data).toMatchObject({ viewer: { isGuest: false } })
  const lesson = 'the-deal'
  expect((await api.call(script, 'getReading', { course, lesson })).data).toBeNull()
  const reading = { finishedSections: [], lastSection: null }
  expect((await api.call(script, 'saveReading', { course, lesson }, reading)).status).toBe(204)
  expect((await api.call(script, 'getReading', { course, lesson })).data).toEqual(reading)
  for (const item of checks) {
    const answers = [true, '7', 'seven', { fields: [] }].map((response) =>
      api.call(
        script,
        'answerCheck',
        { course, item },
        typeof response === 'object' ? response : { response },
      ),
    )
    for (const { status } of await Promise.all(answers)) expect([200, 422]).toContain(status)
  }
  const latest = (await api.call(script, 'listChecks', { course, lesson })).data as { answers: unknown[] }
  expect(latest.answers.length).toBeGreaterThan(0)
  const progress = (await api.call(script, 'getProgress', { course })).data as { results: unknown[] }
  expect(progress.results).toHaveLength(QUIZZES.length)

  expect((await api.call(script, 'getCourseHome', { course })).data).toMatchObject({ resume: null })
  expect((await api.call(script, 'getExplanations', { course })).data).toMatchObject({
    ...{ terms: expect.any(Array), paragraphs: expect.any(Array) },
  })
  // Only a signed-in browser gets the article's text.
  expect((await api.call(script, 'getSourceParagraph', { course, paragraph: '4' })).data).toMatchObject({
    text: null,
  })
  expect((await api.call(script, 'getFormula', { tex: 'x^2' })).data).toMatchObject({
    ...{ mathml: expect.stringContaining('<math'), problem: null },
  })
  await takeNotes(api, script)
  await reviewByApi(api, script, course)
  await teachByApi(api, script, page)
  expect([...api.called()].sort()).toEqual(api.operationIds().sort())
  await script.dispose()
})

test('every error is a problem document, also for unknown URLs and methods', async ({ request }) => {
  const api = await readApiDocument(request)
  const refusals = [
    ['GET', '/api/v1', 404],
    ['GET', '/api/v1/nowhere/at/all', 404],
    ['DELETE', '/api/v1/nowhere', 404],
    ['DELETE', '/api/v1/courses', 405],
    ['POST', '/api/v1/openapi.json', 405],
    ['GET', '/api/v1/attempts', 405],
    ['PATCH', `/api/v1/attempts/${randomUUID()}`, 405],
    ['GET', `/api/v1/attempts/${randomUUID()}`, 401],
    ['GET', '/api/v1/courses/none', 404],
    ['POST', '/api/v1/attempts', 403],
    ['GET', '/api/v1/%E0%A4%A', 400],
  ] as const
  for (const [method, address, status] of refusals) {
    const response = await request.fetch(address, { method })
    expect(response.status(), `${method} ${address}`).toBe(status)
    expect(response.headers()['content-type'], `${method} ${address}`).toContain('application/problem+json')
    const problem = await response.json()
    expect(problem.status).toBe(status)
    api.expectProblem(problem)
    if (status === 405) expect(response.headers().allow).toMatch(/GET|POST/)
    if (status === 401) expect(response.headers()['www-authenticate']).toMatch(/^Bearer/)
  }
})

test('public operations need neither a session nor a token', async ({ request }) => {
  const api = await readApiDocument(request)
  await readCourse(api, request)
  expect((await api.call(request, 'getViewer')).data).toEqual({ viewer: null, ended: null })
})
