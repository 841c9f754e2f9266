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

/** Sets a user's name. */
export async function setNameByPage(page: Page, name: string): Promise<void> {
  await page.goto('/settings')
  await page.getByRole('textbox', { name: /^Name/ }).fill(name)
  await page.getByRole('button', { name: 'Save name' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
}
