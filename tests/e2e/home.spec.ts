import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { register } from '../support/register'
import { setColorScheme } from '../support/set-color-scheme'
import { COURSE } from '../support/take-quiz'
import { createClassByPage } from '../support/teach'

const SAMPLE = 'What exactly did the deal of November 10, 2020, bring about?'
const LESSON = `${COURSE}/lessons/a-frozen-conflict`

/** Adds up how far anything has moved since the page was opened. */
const measureShift = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += Number(Reflect.get(entry, 'value'))
        }).observe({ type: 'layout-shift', buffered: true })
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)))
      }),
  )

async function expectFine(page: Page): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await setColorScheme(page, scheme)
    const { violations } = await new AxeBuilder({ page })
      // An open menu adds guards that pass the focus on, and is at the end of the page.
      .exclude('[data-base-ui-focus-guard]')
      .disableRules('region')
      .analyze()
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
  }
  for (const width of [320, 375, 768, 1440]) {
    await page.setViewportSize({ width, height: 800 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, `${page.url()} at ${width} px`).toBeLessThanOrEqual(0)
  }
}

async function readTo(page: Page, sections: number): Promise<void> {
  await page.goto(LESSON)
  for (let index = 0; index < sections; index++) {
    const saved = page.waitForResponse((response) => response.request().method() === 'PUT')
    await page.locator('[data-section]').nth(index).locator('> :last-child').scrollIntoViewIfNeeded()
    await saved
  }
}

test('a visitor answers a sample question and comes back to their progress', async ({ page }) => {
  await page.goto('/')
  const question = page.getByRole('complementary', { name: SAMPLE })
  await question.getByRole('radio', { name: 'A full ceasefire between two states' }).check()
  await question.getByRole('button', { name: 'Check answer' }).click()
  await expect(question.getByText('Correct.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Try a question' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Welcome back' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Read the lesson' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Try a question' })).toBeHidden()
})

test('the sample question works without JavaScript', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) })
  const page = await context.newPage()
  await page.goto('/')
  await page.getByRole('radio', { name: 'A new border between two states' }).check()
  await page.getByRole('button', { name: 'Check answer' }).click()
  await expect(page.getByText('Incorrect.')).toBeVisible()
  const header = page.getByRole('banner')
  await expect(header.getByRole('link', { name: 'Settings' })).toBeVisible()
  await expect(header.getByRole('link', { name: 'Sign in' })).toBeVisible()
  await expect(header.getByRole('button')).toHaveCount(0)
  await context.close()
})

test('home and the course page show the next step, where to resume, and what is read', async ({ page }) => {
  test.slow()
  await register(page)
  await readTo(page, 2)
  for (const path of ['/', COURSE]) {
    await page.goto(path)
    const link = page.getByRole('link', { name: 'Continue reading' })
    await expect(link).toHaveAttribute('href', new RegExp(`${LESSON}#.+`))
    await expect(page.getByText(/You stopped at “.+\.”/)).toBeVisible()
    await expect(page.getByText('No cards due')).toBeVisible()
    await expect(page.getByRole('img', { name: /^2 of \d sections read$/ })).toBeVisible()
    expect(await measureShift(page)).toBe(0)
    await expectFine(page)
  }
  await page.getByRole('link', { name: 'Continue reading' }).click()
  await expect(page).toHaveURL(new RegExp(`${LESSON}#`))
})

test('the home page comes complete from the server, and is read again after going back', async ({ page }) => {
  await register(page)
  await readTo(page, 1)
  const requests: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/home')) requests.push(request.url())
  })
  await page.goto('/')
  await expect(page.getByRole('img', { name: /^1 of \d sections read$/ })).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(requests).toEqual([])
  await page.getByRole('link', { name: 'Continue reading' }).click()
  await expect(page).toHaveURL(new RegExp(`${LESSON}#`))
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Welcome back' })).toBeVisible()
  await expect.poll(() => requests.length).toBe(1)
})

test('the panel explains a lost connection and can be loaded again', async ({ page, context }) => {
  await register(page)
  await context.route('**/home', (route) => route.fulfill({ status: 200, body: 'not JSON' }))
  await page.goto(COURSE)
  await expect(page.getByRole('heading', { name: 'We couldn’t load your progress' })).toBeVisible()
  await context.unroute('**/home')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('What to do next')).toBeVisible()
})

test('an instructor sees their class first', async ({ page }) => {
  await register(page)
  const { home } = await createClassByPage(page, 'Spring seminar')
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Spring seminar' })).toBeVisible()
  await expect(page.getByText('You teach this class of 0 students.')).toBeVisible()
  await expect(page.getByText('Next in the course')).toBeVisible()
  await page.getByRole('link', { name: 'Open class' }).click()
  await expect(page).toHaveURL(new RegExp(`${home}/overview$`))
})

test('the header marks the current page and counts due cards', async ({ page, context }) => {
  await page.goto(COURSE)
  const header = page.getByRole('banner')
  await expect(header.locator('[aria-current]')).toHaveText('Course')
  await expect(header.locator('[aria-current=page]')).toHaveText('Course')
  await header.getByRole('link', { name: 'Review' }).click()
  await expect(header.locator('[aria-current]')).toHaveText('Review')
  await page.goto(LESSON)
  await expect(header.locator('[aria-current=true]')).toHaveText('Course')
  await register(page)
  await context.route('**/api/v1/me', async (route) => {
    const response = await route.fetch()
    const { viewer, ...rest } = await response.json()
    await route.fulfill({ json: { ...rest, viewer: { ...viewer, due: 120, unread: 3 } } })
  })
  await page.goto(COURSE)
  await expect(header.getByRole('link', { name: 'Review 99+ due' })).toBeVisible()
  await expect(header.getByRole('link', { name: '3 new notifications' })).toBeVisible()
  expect(await measureShift(page)).toBe(0)
  await expectFine(page)
})

test('the account menu works by keyboard and signs out', async ({ page }) => {
  const email = await register(page)
  await page.goto(COURSE)
  const button = page.getByRole('banner').getByRole('button', { name: 'Account' })
  await button.focus()
  await page.keyboard.press('Enter')
  const menu = page.getByRole('menu')
  await expect(menu.getByText(`Signed in as ${email}`)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
  await menu.getByRole('menuitem', { name: 'Appearance' }).click()
  await expect(page).toHaveURL(/\/settings#look-title$/)
  await button.click()
  await expectFine(page)
  await menu.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/')
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
})
