import { readFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { PASSWORD, register } from '../support/register'
import { codeOf, finishTwoStep, turnOnTwoStep } from '../support/two-step'

async function expectAccessible(page: Page): Promise<void> {
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
}

async function createCodes(page: Page): Promise<string[]> {
  await page.getByRole('button', { name: 'Create recovery codes' }).click()
  const codes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')
  await expect(codes).toHaveCount(10)
  return codes.allTextContents()
}

async function signInWithPassword(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Enter your code' })).toBeVisible()
}

async function enter(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code').fill(code)
  await page.getByRole('button', { name: 'Continue' }).click()
}

/** Sets up two-step verification, signs in with the app and with a recovery code, and turns it off. */
async function liveThrough(page: Page): Promise<void> {
  const email = await register(page)
  const secret = await turnOnTwoStep(page)
  const [recovery = ''] = await createCodes(page)
  await page.context().clearCookies()
  await signInWithPassword(page, email)
  await enter(page, '000000')
  await expect(page.getByText('This code isn’t correct, or was already used.')).toBeVisible()
  const code = await codeOf(secret, 1)
  await enter(page, code)
  await expect(page).toHaveURL(/\/progress/)
  await page.context().clearCookies()
  await signInWithPassword(page, email)
  await enter(page, code)
  await expect(page.getByText('This code isn’t correct, or was already used.')).toBeVisible()
  await enter(page, recovery)
  await expect(page).toHaveURL(/\/progress/)
  await page.goto('/settings/two-step')
  await expect(page.getByText('You have 9 recovery codes.')).toBeVisible()
  await page.getByRole('button', { name: 'Turn off two-step verification' }).click()
  await expect(page.getByText('Two-step verification is off.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Set up' })).toBeVisible()
}

test('a user signs in with an app, and with a recovery code', async ({ page }) => {
  await liveThrough(page)
})

test('two-step verification works without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  await liveThrough(await context.newPage())
  await context.close()
})

test('recovery codes can be downloaded', async ({ page }) => {
  await register(page)
  await turnOnTwoStep(page)
  const codes = await createCodes(page)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the codes' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('casebook-recovery-codes.txt')
  const text = await readFile(await file.path(), 'utf8')
  for (const code of codes) expect(text).toContain(code)
})

test('the pages of two-step verification are accessible', async ({ page }) => {
  const email = await register(page)
  await page.goto('/settings/two-step')
  await page.getByRole('button', { name: 'Set up' }).click()
  await expect(page.getByLabel('Code from the app')).toBeVisible()
  await expectAccessible(page)
  await finishTwoStep(page)
  await createCodes(page)
  await expectAccessible(page)
  await page.context().clearCookies()
  await signInWithPassword(page, email)
  await expectAccessible(page)
})
