import type { Page } from '@playwright/test'

/**
 * Sets the color scheme and waits until everything on the page has it: colors in transition would be measured
 * halfway.
 */
export async function setColorScheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  // A transition that is cut short, because its element is removed or changes again, has ended too.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
}
