import { expect, type Page } from '@playwright/test'
import type { PublicItem } from '../../domain/items/to-public-item'
import { guessResponse } from './guess-response'
import { COURSE } from './take-quiz'

const API = `/api/v1${COURSE}`
const DAY_MS = 86_400_000
/** The confidence of each answer, in turn. */
const CONFIDENCES = [50, 75, 95, null, 60, 85, 100]

type Place = { slot: number; item: PublicItem; revision: number }
type Question = { versionId: string; item: PublicItem }

/**
 * A learner who has studied for seven weeks: every fact answered on some days, every quiz taken twice, lessons read.
 * Uses the learner's own page.
 */
export async function studyPlenty(page: Page): Promise<void> {
  await page.goto('/settings/learning')
  await page.getByLabel('New cards per day').fill('100')
  const exam = new Date(Date.now() + 40 * DAY_MS).toISOString().slice(0, 10)
  await page.getByLabel('Exam date').fill(exam)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Settings saved.')).toBeVisible()
  const session = await (await page.request.get(`${API}/review?cards=200`)).json()
  const questions: Question[] = session.questions
  for (let daysAgo = 49; daysAgo >= 0; daysAgo -= 3) await answerAll(page, questions, daysAgo)
  await readLessons(page)
  const { quizzes } = await (await page.request.get(`${API}/quizzes`)).json()
  for (const { slug } of quizzes as { slug: string }[])
    for (let count = 0; count < 2; count++) await takeByApi(page, slug)
}

async function takeByApi(page: Page, quiz: string): Promise<void> {
  const course = COURSE.split('/').at(-1)
  const started = await request(page, 'POST', '/api/v1/attempts', { course, quiz })
  // Some planted quizzes can be taken only once, or not now.
  if (started.status() === 410) return
  const { id } = await started.json()
  const { items } = await (await page.request.get(`/api/v1/attempts/${id}`)).json()
  for (const { slot, item, revision } of (items as Place[]).slice(0, 4))
    await send(page, 'PUT', `/api/v1/attempts/${id}/responses/${slot}`, {
      ...{ response: guessResponse(item), revision, clientId: 'test', sequence: slot },
    })
  await send(page, 'POST', `/api/v1/attempts/${id}/submission`)
}

async function answerAll(page: Page, questions: readonly Question[], daysAgo: number): Promise<void> {
  const answers = questions
    .filter((_, index) => (index + daysAgo) % 2 === 0)
    .map(({ versionId, item }, index) => ({
      ...{ clientId: `day-${daysAgo}`, sequence: index + 1, versionId, response: guessResponse(item) },
      ...{ durationMs: 9_000, confidence: CONFIDENCES[index % CONFIDENCES.length] ?? null },
      answeredAt: new Date(Date.now() - daysAgo * DAY_MS - 60_000).toISOString(),
    }))
  await send(page, 'POST', `${API}/review/answers`, { answers })
}

async function readLessons(page: Page): Promise<void> {
  const { lessons } = await (await page.request.get(`${API}/lessons`)).json()
  for (const { slug } of (lessons as { slug: string }[]).slice(0, 5)) {
    const lesson = await (await page.request.get(`${API}/lessons/${slug}`)).json()
    const ids = (lesson.sections as { id: string }[]).map(({ id }) => id)
    await send(page, 'PUT', `${API}/lessons/${slug}/reading`, {
      finishedSections: ids,
      lastSection: ids.at(-1) ?? null,
    })
  }
}

function request(page: Page, method: 'POST' | 'PUT', url: string, data?: object) {
  const headers = { 'Sec-Fetch-Site': 'same-origin' }
  return page.request.fetch(url, { method, headers, ...(data && { data }) })
}

async function send(page: Page, method: 'POST' | 'PUT', url: string, data?: object): Promise<void> {
  const response = await request(page, method, url, data)
  expect(response.ok(), `${method} ${url}: ${response.status()} ${await response.text()}`).toBe(true)
}
