import { chromium } from '@playwright/test'
import { findChromium } from '../../bin/find-chromium.mjs'
import { measurePage } from '../../bin/measure-page.mjs'

/** Requests and compressed bytes of HTML, CSS and script of the page that asks a quiz; null where there is no Chromium. */
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
