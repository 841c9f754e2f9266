import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { leaveWelcome, PASSWORD } from '../support/register'

function newEmail(): string {
  return `reader-${randomUUID()}@example.org`
}

async function register(page: Page, email: string): Promise<void> {
  await page.goto('/sign-up')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Create account' }).click()
  await leaveWelcome(page)
  await expect(page).toHaveURL(/\/progress/)
}

async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('a user signs up, signs out, and signs in again', async ({ page }) => {
  const email = newEmail()
  await register(page, email)
  await page.goto('/settings')
  await expect(page.getByText(`Signed in as ${email}.`)).toBeVisible()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
  await signIn(page, email)
  await expect(page).toHaveURL(/\/progress/)
})

test('a wrong password and an unknown email get the same error', async ({ page }) => {
  const email = newEmail()
  await register(page, email)
  await page.context().clearCookies()
  await signIn(page, email, 'not the password')
  const answer = 'Incorrect email or password.'
  await expect(page.getByText(answer)).toBeVisible()
  await signIn(page, newEmail(), 'not the password')
  await expect(page.getByText(answer)).toBeVisible()
})

test('an email can be registered only once', async ({ page }) => {
  const email = newEmail()
  await register(page, email)
  await page.context().clearCookies()
  await page.goto('/sign-up')
  await page.getByLabel('Email').fill(email.toUpperCase())
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByText('This email already has an account.')).toBeVisible()
})

test('a changed password ends every other session', async ({ page, browser }) => {
  const email = newEmail()
  await register(page, email)
  const elsewhere = await browser.newContext()
  const other = await elsewhere.newPage()
  await signIn(other, email)
  await expect(other).toHaveURL(/\/progress/)
  await page.goto('/settings')
  await page.getByLabel('Current password').fill(PASSWORD)
  await page.getByLabel('New password').fill('another long password')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('Password changed.')).toBeVisible()
  await other.goto('/settings')
  await expect(other).toHaveURL(/\/sign-in/)
  await elsewhere.close()
})

test('wrong passwords delay the next try, but not in the owner’s browser', async ({ page, browser }) => {
  const email = newEmail()
  await register(page, email)
  const stranger = await browser.newContext()
  const other = await stranger.newPage()
  for (let tries = 0; tries < 5; tries++) {
    await signIn(other, email, `wrong password ${tries}`)
    await expect(other.getByText('Incorrect email or password.')).toBeVisible()
  }
  await signIn(other, email)
  await expect(other.getByText(/Too many attempts\. Try again in \d+ seconds?/)).toBeVisible()
  await stranger.close()
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
  await signIn(page, email)
  await expect(page).toHaveURL(/\/progress/)
})

test('a user sees where they’re signed in and signs out another device', async ({ page, browser }) => {
  const email = newEmail()
  await register(page, email)
  const elsewhere = await browser.newContext()
  const other = await elsewhere.newPage()
  await signIn(other, email)
  await expect(other).toHaveURL(/\/progress/)
  await page.goto('/settings')
  const sessions = page.getByRole('region', { name: 'Where you’re signed in' })
  await expect(sessions.getByRole('listitem')).toHaveCount(2)
  await expect(sessions.getByRole('listitem').first()).toContainText('(this device)')
  await expect(sessions.getByRole('listitem').first()).toContainText('127.0.0.1')
  await sessions
    .getByRole('listitem')
    .last()
    .getByRole('button', { name: /^Sign out / })
    .click()
  await expect(page.getByText('Session ended.')).toBeVisible()
  await expect(sessions.getByRole('listitem')).toHaveCount(1)
  await other.goto('/settings')
  await expect(other).toHaveURL(/\/sign-in/)
  await elsewhere.close()
})

test('a deleted account is gone', async ({ page }) => {
  const email = newEmail()
  await register(page, email)
  await page.goto('/settings')
  await page.getByLabel('Your password', { exact: true }).fill(PASSWORD)
  await page.getByLabel('Type “delete” to confirm').fill(' Delete ')
  await page.getByRole('button', { name: 'Delete account' }).click()
  await expect(page).toHaveURL(/\/goodbye$/)
  await signIn(page, email)
  await expect(page.getByText('Incorrect email or password.')).toBeVisible()
})

test('signing up and signing in work without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const email = newEmail()
  await register(page, email)
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await signIn(page, email, 'wrong password here')
  await expect(page.getByText('Incorrect email or password.')).toBeVisible()
  await expect(page.getByLabel('Email')).toHaveValue(email)
  expect(page.url()).not.toContain(encodeURIComponent(email))
  await signIn(page, email)
  await expect(page).toHaveURL(/\/progress/)
  await context.close()
})
