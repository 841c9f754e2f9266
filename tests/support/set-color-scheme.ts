import type { Page } from '@playwright/test'

/**
 * Sets the color scheme and ends all transitions: colors in transition would be measured halfway. Doesn't wait for
 * them, because a page without a window may draw no frames, and then they never end.
 */
export async function setColorScheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.evaluate(() => {
    // Without a new layout, axe sometimes measures table cells with the text color of one scheme on the background of the other.
    const { style } = document.documentElement
    style.display = 'none'
    document.documentElement.getBoundingClientRect()
    style.display = ''
    document.documentElement.getBoundingClientRect()
    for (const animation of document.getAnimations()) {
      const isEndless = animation.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY
      if (isEndless) animation.cancel()
      else animation.finish()
    }
  })
}
