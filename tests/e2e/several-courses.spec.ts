import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '../support/browser-test'
import { NpmRun } from '../support/npm-run'
import { freePort } from '../support/product-server'

// The demo has two courses. It is built separately, so the start can take minutes.

const FIRST = 'The CSTO and the Nagorno-Karabakh deal'
const SECOND = 'How Casebook helps you remember'

let folder: string
let origin: string
let run: NpmRun | undefined

test.describe.configure({ mode: 'serial', timeout: 600_000 })

test.beforeAll(async () => {
  test.setTimeout(600_000)
  folder = await mkdtemp(path.join(tmpdir(), 'casebook-demo-'))
  const port = await freePort()
  origin = `http://localhost:${port}`
  run = new NpmRun('demo', {
    ...{ PORT: String(port), DEMO_DATA_DIR: folder, DATABASE_URL: '', CONTENT_DIR: 'content' },
  })
  await run.until('Casebook is ready')
})
test.afterAll(async () => {
  await run?.end('SIGTERM', 'group')
  await rm(folder, { recursive: true, force: true })
})

test('learners see their courses together, or one at a time', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: origin })
  const page = await context.newPage()
  await page.goto('/courses')
  await expect(page.getByRole('heading', { name: 'Courses', level: 1 })).toBeVisible()
  for (const title of [FIRST, SECOND]) await expect(page.getByRole('link', { name: title })).toBeVisible()

  await page.goto('/sign-in')
  await page.getByLabel('Email').fill('student-01@demo.example')
  await page.getByLabel('Password').fill('casebook demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).not.toHaveURL(/sign-in/)

  await page.goto('/progress')
  await expect(page.getByRole('table', { name: 'Your courses' })).toContainText(SECOND)
  await page.goto('/review')
  const choice = page.getByRole('navigation', { name: 'Courses' })
  await expect(choice.getByRole('link', { name: 'All courses' })).toHaveAttribute('aria-current', 'true')

  await page.goto('/settings/learning')
  await page.getByLabel('Show my courses').selectOption('One at a time')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Settings saved.')).toBeVisible()
  await page.goto('/review')
  await expect(choice.getByRole('link', { name: 'All courses' })).toHaveCount(0)
  await choice.getByRole('link', { name: SECOND }).click()
  await expect(choice.getByRole('link', { name: SECOND })).toHaveAttribute('aria-current', 'true')
  await context.close()
})

test('a class belongs to the course that its instructor chooses', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: origin })
  const page = await context.newPage()
  await page.goto('/sign-in?next=/classes/new')
  await page.getByLabel('Email').fill('instructor@demo.example')
  await page.getByLabel('Password').fill('casebook demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel('Name').fill('Memory')
  await page.getByLabel('Course').selectOption(SECOND)
  await page.getByRole('button', { name: 'Create class' }).click()
  await page.getByRole('link', { name: 'Assign lessons' }).click()
  await expect(page.getByRole('checkbox', { name: 'When cards come back' })).toBeVisible()
  await context.close()
})
