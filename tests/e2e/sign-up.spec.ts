import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { PASSWORD, register } from '../support/register'
import { answer, questions, startQuiz } from '../support/take-quiz'

async function submitQuiz(page: Page): Promise<string> {
  await startQuiz(page, 'rules-homework')
  await answer(questions(page).first())
  await expect(page.getByText(/^Saved/)).toBeVisible()
  await page.getByRole('link', { name: 'Finish the quiz' }).click()
  await page.getByRole('button', { name: 'Submit anyway' }).click()
  await expect(page).toHaveURL(/\/results$/)
  return new URL(page.url()).pathname
}

async function fillSignUp(page: Page): Promise<string> {
  const email = `reader-${randomUUID()}@example.org`
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Create account' }).click()
  return email
}

test('a guest is asked to save the first result, signs up, and returns to it', async ({ page }) => {
  test.slow()
  const first = await submitQuiz(page)
  await page.getByRole('main').getByRole('link', { name: 'Create an account' }).click()
  const email = await fillSignUp(page)
  await expect(page.getByRole('heading', { name: 'Your account is ready' })).toBeVisible()
  await expect(page.getByText(`You’re signed in as ${email}.`)).toBeVisible()
  await expect(page.getByText(/We kept what you did here: .*1 quiz attempt/)).toBeVisible()
  await page.getByRole('link', { name: 'Continue where you were' }).click()
  await expect(page).toHaveURL(first)
  await expect(page.getByRole('heading', { name: 'Your answers' })).toBeVisible()
  await expect(page.getByText('Save your work.')).toBeHidden()
})

test('a guest’s second result doesn’t ask to save it', async ({ page }) => {
  test.slow()
  await submitQuiz(page)
  await expect(page.getByText('Save your work.')).toBeVisible()
  await submitQuiz(page)
  await expect(page.getByText('Save your work.')).toBeHidden()
})

test('signing in from the header returns to the same page, with its query', async ({ page, context }) => {
  const email = await register(page)
  await context.clearCookies()
  const search = '/search?q=brigade'
  await page.goto(search)
  await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(search)
})

test('a sign-up never returns to another site or to a page of the sign-in', async ({ page, context }) => {
  for (const next of ['//other.example', '/sign-in']) {
    await context.clearCookies()
    await page.goto(`/sign-up?next=${encodeURIComponent(next)}`)
    await fillSignUp(page)
    await page.getByRole('link', { name: 'Continue', exact: true }).click()
    await expect(page).toHaveURL('/progress')
  }
})

test('a password can be shown', async ({ page }) => {
  await page.goto('/sign-up')
  const field = page.getByLabel('Password')
  const show = page.getByRole('button', { name: 'Show password' })
  await field.fill(PASSWORD)
  await expect(field).toHaveAttribute('type', 'password')
  await show.click()
  await expect(show).toHaveAttribute('aria-pressed', 'true')
  await expect(field).toHaveAttribute('type', 'text')
  await expect(field).toHaveValue(PASSWORD)
  await show.click()
  await expect(field).toHaveAttribute('type', 'password')
})

test('a new password shows its strength, and a common one is rejected', async ({ page }) => {
  await page.goto('/sign-up')
  const field = page.getByLabel('Password')
  await field.fill('a1b2')
  await expect(page.getByText('Password strength: Too short')).toBeVisible()
  await field.fill('Password1!')
  await expect(page.getByText('Password strength: Too common')).toBeVisible()
  await page.getByLabel('Email').fill(`reader-${randomUUID()}@example.org`)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByText('This password is too common.')).toBeVisible()
  await field.fill(PASSWORD)
  await expect(page.getByText('Password strength: Good')).toBeVisible()
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('heading', { name: 'Your account is ready' })).toBeVisible()
})

test('a share link can be copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await register(page)
  await page.goto('/progress/share')
  await page.getByLabel('Who is this for?').fill('My tutor')
  await page.getByRole('button', { name: 'Create link' }).click()
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByText('Copied')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^http.*\/shared\/[\w-]{32}$/)
})
