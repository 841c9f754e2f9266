import { readFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { PASSWORD, register } from '../support/register'
import { setColorScheme } from '../support/set-color-scheme'
import { answer, COURSE, questions } from '../support/take-quiz'
import { turnOnTwoStep } from '../support/two-step'

// There is one administrator's link, which only one account can use; the tests share that account.
test.describe.configure({ mode: 'serial', timeout: 90_000 })

const RULES = '/admin/quizzes/csto-nagorno-karabakh/rules-set'
const QUIZ = `${COURSE}/quizzes/rules-set`
const PAGES = [
  '/admin',
  '/admin/quizzes',
  RULES,
  '/admin/learners',
  '/admin/instructors',
  '/admin/article-texts',
  '/admin/article-texts/csto-nagorno-karabakh',
  '/admin/attempts',
  '/admin/audit-log',
]

let staff: Page
let learner: Page
let address: string

test.beforeAll(async ({ browser, baseURL }) => {
  const open = async () => (await browser.newContext(baseURL ? { baseURL } : {})).newPage()
  staff = await open()
  learner = await open()
  await register(staff)
  const [claim = ''] =
    /\/admin\/claim\/[\w-]+/.exec(await readFile('test-results-data/start.log', 'utf8')) ?? []
  await staff.goto(claim)
  await staff
    .getByRole('button')
    .filter({ hasText: /administrator/i })
    .click()
  await expect(staff.getByRole('heading', { name: 'Administration' })).toBeVisible()
  address = await register(learner)
  // An accommodation can be given by email only after the learner has verified the email.
  await staff.getByLabel('Email of the account').fill(address)
  await staff.getByRole('button', { name: 'Create link' }).click()
  const link = staff.getByText(/\/reset-password\/[\w-]+/)
  await learner.goto((await link.textContent())?.match(/\/reset-password\/[\w-]+/)?.[0] ?? '')
  await learner.getByLabel('New password').fill(PASSWORD)
  await learner.getByRole('button', { name: 'Set password' }).click()
  await expect(learner).toHaveURL(/\/progress/)
})
test.afterAll(async () => {
  await staff.context().close()
  await learner.context().close()
})

test('only an administrator finds the administration pages', async () => {
  for (const place of [...PAGES, '/admin/attempts/none'])
    expect((await learner.request.get(place)).status()).toBe(404)
})

test('administration pages meet WCAG 2.2 AA in both color schemes and fit phones', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await setColorScheme(staff, colorScheme)
    await staff.setViewportSize({ width: 375, height: 800 })
    for (const place of PAGES) {
      await staff.goto(place)
      const { violations } = await new AxeBuilder({ page: staff })
        // Experimental in axe, but a WCAG criterion (2.5.3).
        .options({ rules: { 'label-content-name-mismatch': { enabled: true } } })
        .analyze()
      expect(violations.map(({ id, nodes }) => `${place} ${id} ${nodes[0]?.html}`)).toEqual([])
      expect(
        await staff.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0)
    }
  }
  await staff.setViewportSize({ width: 1280, height: 900 })
})

test('rules, an accommodation, and an override change text and timer', async () => {
  await learner.goto(QUIZ)
  await expect(learner.getByText('Time limit: 40 min;')).toBeVisible()
  await staff.goto('/admin/learners')
  await staff.getByLabel('Email of the account').fill(address)
  await staff.getByLabel('Time multiplier').fill('1.5')
  await staff.getByRole('button', { name: 'Save' }).click()
  await expect(staff.getByText('Time × 1.5')).toBeVisible()
  await learner.reload()
  await expect(learner.getByText('Time limit: 60 min (extended from 40 min)')).toBeVisible()
  await learner.getByRole('button', { name: 'Start the quiz' }).click()
  await expect(learner.getByRole('timer')).toHaveText(/^(1:00:00|59:\d\d) left/)
  await answer(questions(learner))
  await expect(learner.getByText(/^Saved at/)).toBeVisible()
  // More time for an attempt in progress.
  await staff.goto(RULES)
  const forOne = staff.getByRole('region', { name: 'For one learner' })
  await forOne.getByLabel('Email of the account').fill(address)
  await forOne.getByLabel('Time limit (minutes)').fill('100')
  await forOne.getByLabel('Accommodations').selectOption('yes')
  await forOne.getByRole('button', { name: 'Save for this learner' }).click()
  await expect(forOne.getByText('Time limit 100 min. Final.')).toBeVisible()
  await learner.reload()
  await expect(learner.getByRole('timer')).toHaveText(/^1:(40|39|38):\d\d left/)
})

test('invalid rules are reported, and the input stays', async () => {
  await staff.goto(RULES)
  const forAll = staff.getByRole('region', { name: 'For all learners' })
  await forAll.getByLabel(/^Opens/).fill('2031-01-02T10:00')
  await forAll.getByLabel(/^Closes/).fill('2031-01-01T10:00')
  await forAll.getByRole('button', { name: 'Save settings' }).click()
  await expect(forAll.getByRole('alert')).not.toBeEmpty()
  await expect(forAll.getByLabel(/^Closes/)).toHaveValue('2031-01-01T10:00')
})

test('staff see when and where each answer was sent from', async () => {
  await staff.goto('/admin/attempts')
  await staff.getByLabel('Learner’s name or email').fill(address)
  await staff.getByRole('button', { name: 'Search' }).click()
  await staff.getByRole('link', { name: 'A quiz of rules-set, attempt 1' }).click()
  const first = staff.getByRole('listitem').first()
  await expect(first.getByRole('row')).toHaveCount(2)
  await expect(first.getByRole('cell', { name: 'A', exact: true })).toBeVisible()
  const { pathname } = new URL(staff.url())
  expect((await learner.request.get(pathname)).status()).toBe(404)
})

test('an administrator turns off a lost authenticator app, and needs an own one to require it', async () => {
  await learner.context().clearCookies()
  const email = await register(learner)
  await turnOnTwoStep(learner)
  await staff.goto('/admin')
  const rule = staff.getByRole('region', { name: 'Two-step verification' })
  await rule.getByRole('checkbox').check()
  await rule.getByRole('button', { name: 'Save' }).click()
  await expect(rule.getByText('Turn on two-step verification for your own account first.')).toBeVisible()
  const lost = staff.getByRole('region', { name: 'Lost authenticator app' })
  await lost.getByLabel('Email of the locked-out account').fill(email)
  await lost.getByRole('button', { name: 'Turn off' }).click()
  await expect(lost.getByText(`Two-step verification of ${email} is off.`)).toBeVisible()
  await learner.goto('/settings')
  await expect(learner).toHaveURL(/\/sign-in/)
  await learner.getByLabel('Email').fill(email)
  await learner.getByLabel('Password').fill(PASSWORD)
  await learner.getByRole('button', { name: 'Sign in' }).click()
  await expect(learner.getByRole('link', { name: 'Set up two-step verification' })).toBeVisible()
})
