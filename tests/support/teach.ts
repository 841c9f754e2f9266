import { expect, type Page } from '@playwright/test'

/** Creates a class and leaves its instructor at its home page. @returns the paths of the class and of its join link */
export async function createClassByPage(
  teacher: Page,
  name: string,
): Promise<{ home: string; joinPath: string }> {
  await teacher.goto('/classes/new')
  await teacher.getByLabel('Name').fill(name)
  await teacher.getByRole('button', { name: 'Create class' }).click()
  await expect(teacher.getByRole('heading', { name: 'Assignments' })).toBeVisible()
  const home = new URL(teacher.url()).pathname
  await teacher.goto(`${home}/people`)
  const code = await teacher.getByRole('region', { name: 'Joining' }).getByRole('strong').textContent()
  await teacher.goto(home)
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
