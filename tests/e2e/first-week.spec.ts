import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { answerByKeys } from '../support/answer-review'
import { expect, test } from '../support/browser-test'
import { passDays } from '../support/pass-days'
import { freePort, type ProductServer, startProduct } from '../support/product-server'
import { register } from '../support/register'
import { answer, COURSE, questions } from '../support/take-quiz'

// A learner’s first week. Between the days, the server is stopped, and everything in its database moves into the past.

const LESSON = `${COURSE}/lessons/the-deal`

let folder: string
let port: number
let server: ProductServer | undefined

test.describe.configure({ mode: 'serial', timeout: 240_000 })
test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'casebook-week-'))
  port = await freePort()
})
test.afterAll(async () => {
  await server?.end('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

async function startServer(): Promise<void> {
  const env = { CONTENT_DIR: path.resolve('test-results-data/content') }
  server = await startProduct({ port, folder, databaseUrl: '', env })
}

async function nextDay(page: Page, days: number): Promise<void> {
  await page.goto('about:blank')
  await server?.end('SIGTERM')
  await passDays(folder, days)
  await startServer()
}

async function readLesson(page: Page): Promise<void> {
  await page.goto(LESSON)
  const sections = page.locator('[data-section]')
  for (let index = 0; index < (await sections.count()); index++) {
    const saved = page.waitForResponse((response) => response.request().method() === 'PUT')
    await sections.nth(index).locator('> :last-child').scrollIntoViewIfNeeded()
    await saved
  }
}

async function answerChecks(page: Page): Promise<void> {
  const checks = page.getByRole('complementary').filter({ hasText: 'Quick check' })
  expect(await checks.count()).toBeGreaterThan(0)
  for (const check of await checks.all()) {
    const [choice, field] = [check.getByRole('radio').last(), check.getByRole('textbox')]
    if ((await choice.count()) > 0) await choice.check()
    else await field.first().fill('7')
    await check.getByRole('button', { name: 'Check answer' }).click()
    await expect(check.getByRole('button', { name: 'Try again' })).toBeVisible()
  }
}

async function takeLessonQuiz(page: Page): Promise<void> {
  await page.goto(`${COURSE}/quizzes/the-deal`)
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await page.waitForURL(/\/attempts\//)
  await answer(questions(page))
  await expect(page.getByText(/^Saved/)).toBeVisible()
  await page.getByRole('link', { name: 'Finish the quiz' }).click()
  await page.getByRole('button', { name: 'Submit anyway' }).click()
  await expect(page.getByRole('heading', { name: 'Next', exact: true })).toBeVisible()
}

test('a first week: read and check, review and practice, take a quiz, see progress', async ({ browser }) => {
  await startServer()
  const context = await browser.newContext({ baseURL: `http://localhost:${port}` })
  const page = await context.newPage()

  await test.step('day 1: a lesson and its quick checks', async () => {
    await register(page)
    await readLesson(page)
    await answerChecks(page)
    await page.goto(COURSE)
    await expect(page.getByRole('img', { name: 'All sections read' })).toBeVisible()
  })

  await nextDay(page, 1)
  await test.step('day 2: what was missed comes back, and practice on a concept', async () => {
    await page.goto(LESSON)
    const check = page.getByRole('complementary').filter({ hasText: 'Quick check' }).first()
    await expect(check.getByText(/^Answered \w{3} \d+, \d{4}$/)).toBeVisible()
    await page.goto('/review')
    await expect(page.getByRole('heading', { name: /card/ }).first()).toBeVisible()
    await page.goto('/review/session?cards=5')
    for (let card = 0; card < 5; card++) {
      await answerByKeys(page)
      await page.keyboard.press('Enter')
    }
    await expect(page.getByRole('heading', { name: 'Session complete' })).toBeVisible()
    await page.goto('/progress/concepts')
    await page.getByRole('table').getByRole('link').first().click()
    await page.getByRole('button', { name: 'Practice this concept' }).click()
    await expect(page.getByRole('heading', { name: /^Practice/ })).toBeVisible()
    await answer(questions(page))
    await page.getByRole('button', { name: 'Check answer' }).click()
    await expect(page.locator('[id$="-checked"]')).toBeVisible()
    await page.getByRole('button', { name: 'End practice' }).click()
    await expect(page.getByRole('heading', { name: 'Practice complete' })).toBeVisible()
  })

  await nextDay(page, 2)
  await test.step('day 4: the quiz of the lesson leads to what to do next', async () => {
    await takeLessonQuiz(page)
    await expect(page.getByRole('button', { name: /^Practice \d+ missed questions$/ })).toBeVisible()
  })

  await nextDay(page, 3)
  await test.step('day 7: progress shows the week and what comes next', async () => {
    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1, name: 'Welcome back' })).toBeVisible()
    await page.goto('/progress')
    for (const name of ['How you’re doing', 'What’s fading', 'What to do next'])
      await expect(page.getByText(name, { exact: true })).toBeVisible()
    await page.goto('/progress/reviews')
    await expect(page.getByRole('img', { name: /3 study days with/ })).toBeVisible()
    await page.goto('/progress/quizzes')
    await expect(page.getByText(/\d%/).filter({ visible: true }).first()).toBeVisible()
  })
  await context.close()
})
