import type { Browser, Page } from '@playwright/test'
import { readBrowser } from '../support/browser-contents'
import { expect, test } from '../support/browser-test'
import { PASSWORD, register } from '../support/register'
import { answer, COURSE, questions, startQuiz } from '../support/take-quiz'

// Requests are blocked and sessions ended on purpose.
test.use({ allowedErrors: [/ERR_FAILED|ERR_INTERNET_DISCONNECTED|401|404/] })

const LESSON = `${COURSE}/lessons/the-deal`
const SAVES = '**/api/v1/attempts/*/responses/*'
const DEVICES = [
  ['a desktop', { width: 1280, height: 800 }],
  ['a phone', { width: 375, height: 740 }],
] as const

const viewerId = async (page: Page): Promise<string> =>
  (await (await page.request.get('/api/v1/me')).json()).viewer?.id
const reading = async (page: Page) => (await page.request.get(`/api/v1${LESSON}/reading`)).json()
const mark = (page: Page) => page.locator('[data-contents][data-finished]').first()

/** Reads a section to its end and waits until it is saved. */
async function readSection(page: Page): Promise<void> {
  await page.goto(LESSON)
  const saved = page.waitForResponse(
    (response) => response.request().method() === 'PUT' && response.url().includes('/reading'),
  )
  await page.getByRole('button', { name: 'Check' }).first().scrollIntoViewIfNeeded()
  await saved
  await expect(mark(page)).toBeAttached()
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/progress/)
}

async function signOut(page: Page): Promise<void> {
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
}

/** Gives an answer that can't be sent. @returns the attempt's path */
async function answerUnsent(page: Page): Promise<string> {
  await startQuiz(page, 'rules-homework')
  await page.context().route(SAVES, (route) => route.abort())
  await answer(questions(page))
  await expect(page.getByText(/1 answer isn’t sent yet/)).toBeVisible()
  page.once('dialog', (dialog) => void dialog.accept())
  return new URL(page.url()).pathname
}

async function deleteAccount(page: Page): Promise<void> {
  await page.goto('/settings')
  await page.getByLabel('Your password', { exact: true }).fill(PASSWORD)
  await page.getByLabel(/Type .*delete/).fill('delete')
  await page.getByRole('button', { name: 'Delete account' }).click()
  await expect(page).toHaveURL(/goodbye/)
}

/** A second device of the same person. */
async function elsewhere(page: Page, browser: Browser): Promise<Page> {
  const { origin } = new URL(page.url())
  const context = await browser.newContext({
    storageState: await page.context().storageState(),
    baseURL: origin,
  })
  return context.newPage()
}

for (const [device, viewport] of DEVICES) {
  test.describe(`on ${device}`, () => {
    test.use({ viewport })

    test('the next account sees nothing that the previous one read', async ({ page }) => {
      await register(page)
      await readSection(page)
      const ani = await viewerId(page)
      await signOut(page)
      await expect(page).toHaveURL('/')
      await expect.poll(() => readBrowser(page)).not.toContain(ani)
      await register(page)
      await page.goto(LESSON)
      await expect(page.getByRole('navigation').getByRole('button', { name: 'Account' })).toBeVisible()
      await expect(mark(page)).not.toBeAttached()
      expect(await reading(page)).toBeNull()
    })

    test('signing out warns about unsent answers and clears every tab', async ({ page, context }) => {
      const email = await register(page)
      const attempt = await answerUnsent(page)
      const ani = await viewerId(page)
      const other = await context.newPage()
      await other.goto(`${attempt}?slot=1`)
      await expect(other.locator('form[data-ready]')).toBeAttached()
      await signOut(page)
      await expect(page.getByText('Not sent yet: 1 quiz answer.')).toBeVisible()
      await page.getByRole('button', { name: 'Cancel' }).click()
      await expect(page.getByText('Not sent yet')).toBeHidden()
      await page.getByRole('button', { name: 'Sign out', exact: true }).click()
      await page.getByRole('button', { name: 'Send and sign out' }).click()
      await expect(page.getByText('They couldn’t be sent.')).toBeVisible()
      await page.getByRole('button', { name: 'Sign out anyway' }).click()
      await expect(page).toHaveURL('/')
      await expect(other.locator('form[data-ready]')).not.toBeAttached()
      await expect.poll(() => readBrowser(page)).not.toContain(ani)
      await expect.poll(() => readBrowser(other)).not.toContain(ani)
      await context.unroute(SAVES)
      await signIn(page, email)
      await page.goto(`${attempt}?slot=1`)
      await expect(page.getByText('0 of 3 answered')).toBeVisible()
    })

    test('unsent answers are sent before signing out', async ({ page, context }) => {
      const email = await register(page)
      const attempt = await answerUnsent(page)
      await page.goto('/settings')
      await page.getByRole('button', { name: 'Sign out', exact: true }).click()
      await expect(page.getByText('Not sent yet: 1 quiz answer.')).toBeVisible()
      await context.unroute(SAVES)
      await page.getByRole('button', { name: 'Send and sign out' }).click()
      await expect(page).toHaveURL('/')
      await signIn(page, email)
      await page.goto(`${attempt}?slot=1`)
      await expect(page.getByText('1 of 3 answered')).toBeVisible()
    })

    test('deleting the account clears the browser', async ({ page }) => {
      await register(page)
      await readSection(page)
      const ani = await viewerId(page)
      expect(await readBrowser(page)).toContain(ani)
      await deleteAccount(page)
      await expect.poll(() => readBrowser(page)).not.toContain(ani)
      await page.goto(LESSON)
      await expect(mark(page)).not.toBeAttached()
    })
  })
}

test('an expired session hides its owner’s data until they return', async ({ page, context }) => {
  const email = await register(page)
  await readSection(page)
  const attempt = await answerUnsent(page)
  await page.goto('/privacy')
  await context.clearCookies()
  await context.unroute(SAVES)
  await register(page)
  await page.goto(LESSON)
  await expect(page.getByRole('navigation').getByRole('button', { name: 'Account' })).toBeVisible()
  await expect(mark(page)).not.toBeAttached()
  expect(await reading(page)).toBeNull()
  await signOut(page)
  await expect(page).toHaveURL('/')
  await signIn(page, email)
  await page.goto(`${attempt}?slot=1`)
  await expect(page.getByText('1 of 3 answered')).toBeVisible({ timeout: 15_000 })
  await page.goto(LESSON)
  await expect(mark(page)).toBeAttached()
})

test('an account deleted on one device is cleared from others on return', async ({ page, browser }) => {
  await register(page)
  await readSection(page)
  const ani = await viewerId(page)
  const other = await elsewhere(page, browser)
  await deleteAccount(other)
  await other.context().close()
  expect(await readBrowser(page)).toContain(ani)
  await page.goto('/privacy')
  await expect.poll(() => readBrowser(page)).not.toContain(ani)
})

test('signing out everywhere leaves unsent answers on another device to their owner', async ({
  page,
  browser,
}) => {
  const email = await register(page)
  const attempt = await answerUnsent(page)
  const other = await elsewhere(page, browser)
  await other.goto('/settings')
  await other.getByRole('button', { name: 'Sign out on all devices' }).click()
  await expect(other).toHaveURL(/sign-in/)
  await other.context().close()
  await page.goto('/privacy')
  await expect
    .poll(async () => (await page.context().cookies()).map(({ name }) => name))
    .not.toContain('casebook-owner')
  await page.context().unroute(SAVES)
  await signIn(page, email)
  await page.goto(`${attempt}?slot=1`)
  await expect(page.getByText('1 of 3 answered')).toBeVisible({ timeout: 15_000 })
})

test('progress made without a session moves to the account once', async ({ page }) => {
  await readSection(page)
  expect(await readBrowser(page)).toContain('casebook/visitor/reading')
  await register(page)
  await expect.poll(async () => (await reading(page))?.finishedSections.length ?? 0).toBeGreaterThan(0)
  await expect.poll(() => readBrowser(page)).not.toContain('visitor/reading')
  await signOut(page)
  await expect(page).toHaveURL('/')
  await register(page)
  await page.goto(LESSON)
  await expect(page.getByRole('navigation').getByRole('button', { name: 'Account' })).toBeVisible()
  await expect(mark(page)).not.toBeAttached()
  expect(await reading(page)).toBeNull()
})

test('a guest’s unsent answer moves to the account that they sign in to', async ({ page }) => {
  const email = await register(page)
  await page.context().clearCookies()
  await startQuiz(page, 'two-forces')
  await answer(questions(page))
  await expect(page.getByText(/^Saved/)).toBeVisible()
  const attempt = new URL(page.url()).pathname
  const guest = await viewerId(page)
  await page.context().route(SAVES, (route) => route.abort())
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText('Question 2 of 12', { exact: true })).toBeVisible()
  await answer(questions(page))
  await expect(
    page
      .getByText(/not sent yet|aren’t sent|isn’t sent/i)
      .filter({ visible: true })
      .first(),
  ).toBeVisible()
  page.once('dialog', (dialog) => void dialog.accept())
  await signIn(page, email)
  await expect.poll(() => readBrowser(page)).not.toContain(`${guest}/`)
  await page.context().unroute(SAVES)
  await page.goto(`${attempt}?slot=2`)
  await expect(page.getByText('2 of 12 answered')).toBeVisible({ timeout: 15_000 })
})
