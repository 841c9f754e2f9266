import { randomUUID } from 'node:crypto'
import { expect, type Page } from '@playwright/test'

/** The password of everyone who is registered here. */
export const PASSWORD = 'correct horse battery'

/** Leaves the page that confirms a sign-up. */
export async function leaveWelcome(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Your account is ready' })).toBeVisible()
  await page.getByRole('link', { name: 'Continue' }).click()
}

/** Registers a new user and leaves them signed in, on the progress page. */
export async function register(page: Page): Promise<string> {
  const email = `reader-${randomUUID()}@example.org`
  await page.goto('/sign-up')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Create account' }).click()
  await leaveWelcome(page)
  await expect(page).toHaveURL(/\/progress/)
  return email
}

/** Creates an access token in the settings. @returns the token, which is shown once */
export async function createToken(page: Page, scopes: RegExp): Promise<string> {
  await page.goto('/settings/advanced')
  const form = page.getByRole('region', { name: 'Access tokens' })
  await form.getByLabel('Token name').fill('A script of a test')
  for (const box of await form.getByRole('checkbox', { name: scopes }).all()) await box.check()
  await form.getByRole('button', { name: 'Create token' }).click()
  const shown = form.getByText(/cb_[\w-]{43}/)
  await expect(shown).toBeVisible()
  return /cb_[\w-]{43}/.exec((await shown.textContent()) ?? '')?.[0] ?? ''
}
