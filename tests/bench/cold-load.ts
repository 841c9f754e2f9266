import { chromium } from '@playwright/test'
import { findChromium } from '../../bin/find-chromium.mjs'
import { measurePage } from '../../bin/measure-page.mjs'

/**
 * Counts requests and compressed bytes of HTML, CSS, and scripts of the page that shows a quiz question. @returns
 * null without a Chromium
 */
export async function measureColdLoad(origin: string): Promise<{ requests: number; bytes: number } | null> {
  const executablePath: string | null = await findChromium().catch(() => null)
  if (executablePath === null) return null
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const { requests, bytes } = await measurePage(browser, origin, { start: 'area-structure' })
    return { requests, bytes: bytes.document + bytes.stylesheet + bytes.script }
  } finally {
    await browser.close()
  }
}
