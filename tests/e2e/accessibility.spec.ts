import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { setColorScheme } from '../support/set-color-scheme'
import { answer, COURSE, questions, startQuiz } from '../support/take-quiz'

const LESSONS = [
  'a-frozen-conflict',
  'between-two-partners',
  'the-deal',
  'win-or-burden',
  'how-the-csto-is-built',
  'two-forces',
  'why-it-stayed-out',
  'a-missed-opportunity',
]

const STATIC_PAGES = [
  '/',
  COURSE,
  ...LESSONS.map((lesson) => `${COURSE}/lessons/${lesson}`),
  `${COURSE}/lessons/the-deal/terms`,
  `${COURSE}/glossary`,
  `${COURSE}/flashcards`,
  `${COURSE}/coverage`,
  `${COURSE}/quizzes/two-forces`,
  `${COURSE}/argue/argue-less-suspicion`,
  '/progress',
  '/progress/concepts',
  '/progress/reviews',
  '/progress/quizzes',
  '/progress/calibration',
  '/progress/concepts/cpf',
  '/stop-reminders/none',
  '/review',
  '/settings/learning',
  '/settings/advanced',
  '/review/session?cards=3',
  '/sign-in',
  '/sign-up',
  '/sign-up/none',
  '/forgot-password',
  '/reset-password/none',
  '/privacy',
  '/notes',
  `${COURSE}/lessons/the-deal/notes`,
  '/search?q=peacekepers',
  '/verify',
  '/api-docs',
]

/**
 * Checks every rule in light colors, and in dark colors only the rules that depend on color: the rest of a page is
 * the same.
 */
async function expectAccessible(page: Page): Promise<void> {
  // The header is sticky: at any scroll position, it may cover part of a field, which then counts as "too small".
  await page.evaluate(() => window.scrollTo(0, 0))
  await setColorScheme(page, 'light')
  const inLight = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    // Experimental in axe, but a WCAG criterion (2.5.3).
    .options({ rules: { 'label-content-name-mismatch': { enabled: true } } })
    .analyze()
  await setColorScheme(page, 'dark')
  const inDark = await new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']).analyze()
  const found = [...inLight.violations, ...inDark.violations].map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  )
  expect(found, page.url()).toEqual([])
}

/**
 * Checks the width of a phone and the narrowest width that WCAG requires (1.4.10, reflow): 320 px, or 1280 px at
 * 400%.
 */
async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const size = page.viewportSize()
  for (const width of [320, size?.width ?? 375]) {
    await page.setViewportSize({ width, height: size?.height ?? 800 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, `${page.url()} is wider than a screen of ${width} px`).toBeLessThanOrEqual(0)
  }
}

test.describe('in light and dark colors', () => {
  test.use({ viewport: { width: 375, height: 800 } })

  for (const path of STATIC_PAGES) {
    test(`${path} meets WCAG 2.2 AA and fits a phone`, async ({ page }) => {
      test.setTimeout(120_000)
      await page.goto(path)
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
    })
  }

  test('taking a quiz and its results meet WCAG 2.2 AA', async ({ page }) => {
    test.setTimeout(120_000)
    await startQuiz(page, 'area-structure')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'All on one page' }).click()
    await expect(questions(page)).toHaveCount(12)
    for (const question of await questions(page).all()) await answer(question)
    await expect(page.getByText('12 of 12 answered')).toBeVisible()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.getByRole('button', { name: 'Finish and submit' }).click()
    await expect(page.getByRole('heading', { name: 'Ready to submit?' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Submit' }).click()
    await expect(page.getByRole('heading', { name: 'Your answers' })).toBeVisible()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.getByRole('button', { name: /^Practice/ }).click()
    await answer(questions(page))
    await page.getByRole('button', { name: 'Check answer' }).click()
    await expect(page.getByRole('button', { name: 'Next' })).toBeVisible()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.getByRole('button', { name: 'End practice' }).click()
    await expect(page.getByRole('heading', { name: 'Practice complete' })).toBeVisible()
    await expectAccessible(page)
    await page.goto('/progress')
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    for (const settings of ['/settings', '/settings/data', '/settings/advanced']) {
      await page.goto(settings)
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
    }
  })
})

test.describe('a missing page', () => {
  test.use({ allowedErrors: [/404/] })

  test('has an accessible error message', async ({ page }) => {
    const response = await page.goto('/nowhere')
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
    await expectAccessible(page)
  })
})

test('a quiz can be taken with only the keyboard', async ({ page }) => {
  await startQuiz(page, 'the-deal')
  for (let slot = 1; slot <= 12; slot++) {
    await expect(page.getByText(`Question ${slot} of 12`, { exact: true })).toBeVisible()
    const [question] = await questions(page).all()
    const field = question?.locator('input:not([type=hidden]), select').first()
    await field?.focus()
    const kind = await field?.evaluate((element) =>
      element instanceof HTMLInputElement ? element.type : 'select',
    )
    await page.keyboard.press(kind === 'select' ? 'ArrowDown' : kind === 'text' ? '7' : 'Space')
    const next = page.getByRole('button', { name: slot < 12 ? 'Next' : 'Finish and submit' })
    await next.focus()
    await page.keyboard.press('Enter')
  }
  await expect(page.getByRole('heading', { name: 'Ready to submit?' })).toBeVisible()
})
