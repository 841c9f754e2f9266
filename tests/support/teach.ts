import { expect, type Page } from '@playwright/test'

/** Creates a class and leaves its instructor at its home page. @returns the paths of the class and of its join link */
export async function createClassByPage(
  instructor: Page,
  name: string,
): Promise<{ home: string; joinPath: string }> {
  await instructor.goto('/classes/new')
  await instructor.getByLabel('Name').fill(name)
  await instructor.getByRole('button', { name: 'Create class' }).click()
  await expect(instructor.getByRole('heading', { name: 'Assignments' })).toBeVisible()
  const home = new URL(instructor.url()).pathname
  await instructor.goto(`${home}/people`)
  const code = await instructor.getByRole('region', { name: 'Joining' }).getByRole('strong').textContent()
  await instructor.goto(home)
  return { home, joinPath: `/join/${code}` }
}

/** Joins a class by its link. */
export async function joinByPage(student: Page, joinPath: string, home: string): Promise<void> {
  await student.goto(joinPath)
  await student.getByRole('button', { name: 'Join class' }).click()
  await expect(student).toHaveURL(new RegExp(`${home}$`))
}

/** Creates an assignment and leaves its instructor at the page that edits it. @returns the assignment's path */
export async function createAssignmentByPage(instructor: Page, home: string, title: string): Promise<string> {
  await instructor.goto(`${home}/assignments/new`)
  await instructor.getByLabel('Title', { exact: true }).fill(title)
  await instructor.getByRole('button', { name: 'Continue' }).click()
  await expect(instructor.getByRole('heading', { name: '1. Questions' })).toBeVisible()
  return new URL(instructor.url()).pathname.replace(/\/edit$/, '')
}

/** Opens one of the settings under “More options.” */
export async function openOption(instructor: Page, label: string): Promise<void> {
  await instructor.locator('summary').filter({ hasText: label }).click()
}

/** Saves the settings of the assignment that is being edited. */
export async function saveSettingsByPage(instructor: Page): Promise<void> {
  const summary = instructor.getByRole('complementary', { name: 'Summary' })
  await summary.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(instructor.getByText('Saved. Changes apply from now on')).toBeVisible()
}

/** Publishes an assignment after the question, and leaves its instructor at the assignment's page. */
export async function publishByPage(instructor: Page, assignment: string): Promise<void> {
  await instructor.goto(`${assignment}/edit`)
  await instructor.getByRole('button', { name: 'Publish…' }).click()
  await instructor
    .getByRole('region', { name: /^Publish “/ })
    .getByRole('button', { name: /^Publish/ })
    .click()
  await expect(instructor.getByText('Open ·')).toBeVisible()
}

/** Sets a user's name. */
export async function setNameByPage(page: Page, name: string): Promise<void> {
  await page.goto('/settings')
  await page.getByRole('textbox', { name: /^Name/ }).fill(name)
  await page.getByRole('button', { name: 'Save name' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
}
