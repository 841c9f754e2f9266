import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { PASSWORD, register } from '../support/register'
import { createClassByPage, joinByPage } from '../support/teach'

async function signInAgain(page: Page, email: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('after signing in, an instructor comes to the overview, and a student to the class', async ({
  page: instructor,
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ ...(baseURL && { baseURL }) })
  const student = await context.newPage()
  const email = await register(instructor)
  const { home, joinPath } = await createClassByPage(instructor, 'Overview of a test')
  await signInAgain(instructor, email)
  await expect(instructor).toHaveURL(new RegExp(`${home}/overview$`))
  await expect(instructor.getByRole('navigation', { name: 'Class' }).getByRole('link')).toHaveText([
    'Overview',
    'Assignments',
    'Gradebook',
    'Questions',
    'People',
    'Settings',
  ])
  for (const name of ['Who needs help', 'What to teach next', 'What went well'])
    await expect(instructor.getByRole('region', { name })).toBeVisible()
  await expect(instructor.getByText('No students yet.')).toBeVisible()
  const studentEmail = await register(student)
  await joinByPage(student, joinPath, home)
  await signInAgain(student, studentEmail)
  await expect(student).toHaveURL(new RegExp(`${home}$`))
  await student.goto('/classes')
  await expect(student.getByRole('region', { name: 'What’s due' })).toBeVisible()
  await context.close()
})

test('a staff member opens the parts of the overview and filters the audit log', async ({ page }) => {
  await register(page)
  const { home } = await createClassByPage(page, 'Parts of a test')
  await page.goto(`${home}/insight`)
  await expect(page).toHaveURL(new RegExp(`${home}/overview$`))
  for (const name of ['Heat map', 'Trends and comparison']) {
    await page.getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
    await page.getByRole('link', { name: 'Overview', exact: true }).first().click()
  }
  await page.goto(`${home}/settings`)
  await page.getByRole('link', { name: 'Open audit log' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'created the class' })).toBeVisible()
  await page.getByLabel('Until').fill('2020-01-01')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.getByText('No entries match.')).toBeVisible()
})
