import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AttemptController } from '@/components/attempts/attempt-controller'
import { FakePage, FakeServer, stubBrowser } from '@/tests/support/attempt-page'

vi.mock('idb-keyval', () => import('@/tests/support/memory-store'))

const PROBLEM = { type: 'about:blank', title: 'x', status: 409, detail: 'Time is up.', code: 'CLOSED' }

let server: FakeServer
let page: FakePage
let controller: AttemptController
let attemptId: string

beforeEach(() => {
  vi.useFakeTimers()
  stubBrowser('ada')
  server = new FakeServer()
  page = new FakePage()
  attemptId = crypto.randomUUID()
})

afterEach(() => {
  controller.saver.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Lets timers of so many milliseconds and the requests that they start run. */
const wait = (ms = 100) => vi.advanceTimersByTimeAsync(ms)

async function answer(slot: number, response: string): Promise<void> {
  page.fields.set(slot, response)
  controller.saver.onEdit(slot, false)
  await wait()
}

function loseConnection(): void {
  server.isReachable = false
  page.isOnline = false
}

async function reconnect(): Promise<void> {
  server.isReachable = true
  page.isOnline = true
  window.dispatchEvent(new Event('online'))
  await controller.saver.onOnline()
  await wait()
}

test('an answer is saved after a pause, once for all typing', async () => {
  controller = page.start(attemptId)
  page.fields.set(1, 'a')
  controller.saver.onEdit(1, true)
  await wait(500)
  page.fields.set(1, 'ab')
  controller.saver.onEdit(1, true)
  await wait(500)
  expect(server.bodiesOf('/responses/1')).toEqual([])
  await wait(300)
  expect(server.bodiesOf(`PUT /attempts/${attemptId}/responses/1`)).toMatchObject([
    { response: 'ab', sequence: 1, revision: 0 },
  ])
  expect(page.shown).toMatchObject({ 'save 1': { kind: 'saved' }, 'progress 1': 'answered', unsent: null })
})

test('answers from before the script ran are saved', async () => {
  page.fields.set(2, 'b')
  page.edited.add(2)
  controller = page.start(attemptId)
  await wait()
  expect(server.bodiesOf('/responses/')).toMatchObject([{ response: 'b' }])
})

test('each save names the revision that the page knows', async () => {
  page.revisions.set(1, 7)
  controller = page.start(attemptId)
  await answer(1, 'a')
  expect(server.bodiesOf('/responses/1')).toMatchObject([{ revision: 7 }])
})

test('an invalid answer is saved and marked', async () => {
  const body = { revision: 1, savedAt: '2026-11-28T10:00:00Z', problem: 'Enter a number.', replaced: null }
  server.answers.set('/responses/1', { status: 200, body })
  controller = page.start(attemptId)
  await answer(1, 'x')
  expect(page.shown).toMatchObject({ 'save 1': { problem: 'Enter a number.' }, 'progress 1': 'invalid' })
})

test('offline answers wait, and are sent in order when the connection is back', async () => {
  controller = page.start(attemptId)
  loseConnection()
  await answer(2, 'b')
  await answer(1, 'a')
  expect(page.shown).toMatchObject({
    'save 1': { kind: 'unsent', why: 'offline' },
    unsent: { answers: 2, why: 'offline' },
  })
  await reconnect()
  expect(server.bodiesOf('/responses/').map(({ response }) => response)).toEqual(['b', 'a'])
  expect(page.shown).toMatchObject({ 'save 1': { kind: 'saved' }, unsent: null })
})

test('a busy server is tried again after growing pauses', async () => {
  server.answers.set('/responses/', { status: 503 })
  controller = page.start(attemptId)
  await answer(1, 'a')
  expect(page.shown.unsent).toEqual({ answers: 1, why: 'busy' })
  await wait(2_000)
  expect(server.bodiesOf('/responses/1')).toHaveLength(2)
  await wait(2_000)
  expect(server.bodiesOf('/responses/1')).toHaveLength(2)
  server.answers.clear()
  await wait(2_000)
  expect(server.bodiesOf('/responses/1')).toHaveLength(3)
  expect(page.shown.unsent).toBeNull()
})

test('answers that wait for a pause are sent when the page closes', async () => {
  controller = page.start(attemptId)
  page.fields.set(1, 'a')
  controller.saver.onEdit(1, true)
  controller.saver.onPageHide()
  await wait(0)
  expect(server.bodiesOf('/responses/1')).toMatchObject([{ response: 'a' }])
})

test('an answer of another tab that was replaced is shown, and can be restored', async () => {
  const replaced = { response: 'other', savedAt: null }
  const body = { revision: 3, savedAt: '2026-11-28T10:00:00Z', problem: null, replaced }
  server.answers.set('/responses/1', { status: 200, body })
  controller = page.start(attemptId)
  await answer(1, 'a')
  expect(page.shown['replaced 1']).toEqual(replaced)
  server.answers.clear()
  await controller.restore(1, replaced)
  expect(server.bodiesOf('/responses/1').at(-1)).toMatchObject({ response: 'other', revision: 3 })
  expect(page.shown['replaced 1']).toBeNull()
  expect(page.refreshes).toBe(1)
})

test('a tab that the learner returns to is refreshed only if it has nothing to save', async () => {
  controller = page.start(attemptId)
  controller.saver.onEdit(1, true)
  controller.saver.onReturn()
  expect(page.refreshes).toBe(0)
  await wait(1_000)
  controller.saver.onReturn()
  expect(page.refreshes).toBe(1)
})

test('a learner removed from the class keeps the answers and sees the reason', async () => {
  server.answers.set(attemptId, { status: 404 })
  controller = page.start(attemptId)
  await answer(1, 'a')
  expect(page.shown.unsent).toEqual({ answers: 1, why: 'no-access' })
  await controller.onPress('submit:1')
  expect(page.shown).toMatchObject({ 'cannot submit': true })
  expect(page.shown.path).toBeUndefined()
})

test('a signed-out learner stays at the question until the session is back', async () => {
  server.answers.set(attemptId, { status: 401 })
  controller = page.start(attemptId)
  await answer(1, 'a')
  expect(page.shown.unsent).toEqual({ answers: 1, why: 'signed-out' })
  await controller.onPress('slot:2')
  expect(page.shown.question).toBeUndefined()
  server.answers.clear()
  await reconnect()
  await controller.onPress('slot:2')
  expect(page.shown.question).toBe(2)
})

test('an answer after time is up is rejected with the reason and not sent again', async () => {
  server.answers.set('/responses/1', { status: 409, body: PROBLEM })
  controller = page.start(attemptId)
  await answer(1, 'a')
  expect(page.shown).toMatchObject({
    'save 1': { kind: 'rejected', message: 'Time is up.' },
    unsent: null,
  })
  expect(await controller.saver.sendAll()).toBe(true)
  expect(server.bodiesOf('/responses/1')).toHaveLength(1)
})

test('submitting sends every answer first', async () => {
  controller = page.start(attemptId)
  page.fields.set(1, 'a')
  controller.saver.onEdit(1, true)
  await controller.onPress('submit:1')
  expect(server.bodiesOf('/responses/1')).toMatchObject([{ response: 'a' }])
  expect(page.shown).toMatchObject({ path: `/attempts/${attemptId}/submit`, 'cannot submit': false })
})

test('submitting offline keeps the learner on the page with unsent answers', async () => {
  controller = page.start(attemptId)
  loseConnection()
  await answer(1, 'a')
  await controller.onPress('submit:1')
  expect(page.shown).toMatchObject({ 'cannot submit': true, unsent: { answers: 1, why: 'offline' } })
  expect(page.shown.path).toBeUndefined()
})

test('moving to another question needs no server', async () => {
  controller = page.start(attemptId)
  loseConnection()
  await controller.onPress('slot:2')
  expect(page.shown.question).toBe(2)
})

test.each([
  ['next', 'POST /attempts/{id}/position', { from: 1 }],
  ['check', 'POST /attempts/{id}/responses/1/check', {}],
] as const)('%s saves the answer, then asks the server', async (step, route, body) => {
  controller = page.start(attemptId)
  page.fields.set(1, 'a')
  controller.saver.onEdit(1, true)
  await controller.onPress(`${step}:1`)
  expect(server.requests.at(-1)).toEqual({ route: route.replace('{id}', attemptId), body })
  expect(server.bodiesOf('PUT')).toHaveLength(1)
  expect(page.refreshes).toBe(1)
})

test.each([
  ['next', 'You’re offline. Your answer is saved in this browser. Reconnect to go to the next question.'],
  ['check', 'You’re offline. Your answer is saved in this browser. Reconnect to check this answer.'],
])('%s needs the server', async (step, message) => {
  controller = page.start(attemptId)
  loseConnection()
  await answer(1, 'a')
  await controller.onPress(`${step}:1`)
  expect(page.shown['save 1']).toEqual({ kind: 'rejected', message })
  expect(page.refreshes).toBe(0)
})

test('a step that the server rejects shows the reason and the current page', async () => {
  server.answers.set('/position', { status: 409, body: { ...PROBLEM, detail: 'You already moved on.' } })
  controller = page.start(attemptId)
  await controller.onPress('next:1')
  expect(page.shown['save 1']).toEqual({ kind: 'rejected', message: 'You already moved on.' })
  expect(page.refreshes).toBe(1)
})

test('a flag is sent, and waits without a connection', async () => {
  controller = page.start(attemptId)
  await controller.onPress('flag:2')
  expect(page.shown['flag 2']).toEqual({ flagged: true, isWaiting: false })
  loseConnection()
  await controller.onPress('unflag:2')
  expect(page.shown['flag 2']).toEqual({ flagged: false, isWaiting: true })
  await reconnect()
  expect(page.shown['flag 2']).toEqual({ flagged: false, isWaiting: false })
  expect(server.bodiesOf('/flags/2').map(({ flagged }) => flagged)).toEqual([true, false])
})

test('a flag that the server rejects is removed again', async () => {
  server.answers.set('/flags/', { status: 409, body: PROBLEM })
  controller = page.start(attemptId)
  await controller.onPress('flag:1')
  expect(page.shown['flag 1']).toEqual({ flagged: false, isWaiting: false })
})

test('a flag of another attempt doesn’t change this page', async () => {
  controller = page.start(attemptId)
  const other = new FakePage().start(crypto.randomUUID())
  await other.onPress('flag:1')
  other.saver.stop()
  expect(page.shown['flag 1']).toBeUndefined()
})

test('the first answer of an unsaved attempt creates it once', async () => {
  controller = page.start(null, { course: 'c', quiz: 'q', seed: crypto.randomUUID() })
  expect(server.bodiesOf('POST /attempts')).toEqual([])
  page.fields.set(1, 'a')
  page.fields.set(2, 'b')
  controller.saver.onEdit(1, false)
  controller.saver.onEdit(2, false)
  await wait()
  expect(server.bodiesOf('POST /attempts')).toHaveLength(1)
  expect(server.bodiesOf('/responses/').map(({ response }) => response)).toEqual(['a', 'b'])
  expect(page.shown['finish link']).toBe(controller.saver.attemptId)
})

test('an unsaved attempt that is answered offline is created when the connection is back', async () => {
  controller = page.start(null, { course: 'c', quiz: 'q', seed: crypto.randomUUID() })
  loseConnection()
  await answer(1, 'a')
  page.edited.add(1)
  expect(page.shown).toMatchObject({ 'save 1': { kind: 'unsent' }, unsent: { answers: 1, why: 'offline' } })
  await controller.onPress('submit:1')
  expect(page.shown['cannot submit']).toBe(true)
  await reconnect()
  expect(server.bodiesOf('/responses/1')).toMatchObject([{ response: 'a' }])
  expect(page.shown.unsent).toBeNull()
})

test('an unsaved attempt whose learner has another open one leads there', async () => {
  server.answers.set('POST /attempts', { status: 200, body: { id: 'other', isFromSeed: false } })
  controller = page.start(null, { course: 'c', quiz: 'q', seed: crypto.randomUUID() })
  await answer(1, 'a')
  expect(page.shown.path).toBe('/attempts/other')
})
