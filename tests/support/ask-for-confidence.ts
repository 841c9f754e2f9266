import { expect, type Page } from '@playwright/test'

/** Turns the question about confidence on in the learner's settings. */
export async function askForConfidence(page: Page): Promise<void> {
  await page.goto('/settings/learning')
  await page.getByLabel('Ask for my confidence').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Settings saved.')).toBeVisible()
}
