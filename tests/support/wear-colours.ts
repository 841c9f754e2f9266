import type { Page } from '@playwright/test'

/** Light or dark, once everything on the page wears it: colours that are still changing would be measured half-way. */
export async function wearColours(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  // One that is cut short, because its element goes or changes again, has ended too.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
}
