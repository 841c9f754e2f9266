import type { Page } from '@playwright/test'

/** Opens a page and waits until its scripts respond: the header asks who is signed in as soon as they do. */
export async function openReady(page: Page, url: string): Promise<void> {
  const asked = page.waitForRequest(/\/api\/v1\/me$/)
  await page.goto(url)
  await asked
}
