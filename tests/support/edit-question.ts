import { expect, type Page } from '@playwright/test'

/** Starts a question in a class and leaves its author in the editor. @returns the question's path */
export async function startQuestionByPage(page: Page, home: string, type: string): Promise<string> {
  await page.goto(`${home}/items`)
  await page.getByLabel('Type', { exact: true }).selectOption(type)
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page).toHaveURL(/\/items\/[^/]+$/)
  await expect(page.getByLabel('Question', { exact: true })).toBeVisible()
  return new URL(page.url()).pathname
}

/** Adds a paragraph of the article to the question in the editor, by keyboard. */
export async function chooseParagraph(page: Page, paragraph: number): Promise<void> {
  const list = page.getByText('Choose paragraphs of the article')
  await list.focus()
  await page.keyboard.press('Enter')
  const box = page.getByRole('checkbox', { name: new RegExp(`^¶ ${paragraph} `) })
  await box.focus()
  await page.keyboard.press('Space')
  await expect(box).toBeChecked()
}

/** Publishes the question in the editor once it is saved. */
export async function publishQuestion(page: Page, version: number): Promise<void> {
  await expect(page.getByText(/^Draft saved at/)).toBeVisible()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText(`Published as version ${version}.`)).toBeVisible()
}

/** Writes and publishes a true or false question. @returns its path */
export async function publishTruth(page: Page, home: string, stem: string): Promise<string> {
  const path = await startQuestionByPage(page, home, 'true-false')
  await page.getByLabel('Question', { exact: true }).fill(stem)
  await page.getByLabel('Explanation', { exact: true }).fill('It is so.')
  await publishQuestion(page, 1)
  return path
}
