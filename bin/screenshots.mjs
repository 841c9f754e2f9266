#!/usr/bin/env node
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { ROOT } from './prepare.mjs'
import { takeQuiz } from './take-quiz.mjs'
import { withServerAndBrowser } from './with-server.mjs'

/**
 * `npm run screenshots`: takes the main pages, light on a desktop and a tablet, dark on a phone, into
 * docs/screenshots.
 */

const COURSE = '/courses/csto-nagorno-karabakh'
const LOOKS = [
  { name: '1440-light', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { name: '768-light', colorScheme: 'light', viewport: { width: 768, height: 1024 } },
  { name: '375-dark', colorScheme: 'dark', viewport: { width: 375, height: 812 } },
]
const folder = path.join(ROOT, 'docs/screenshots')

await mkdir(folder, { recursive: true })
await withServerAndBrowser(async (browser, origin) => {
  for (const { name, ...look } of LOOKS) {
    const context = await browser.newContext({ ...look, baseURL: origin, reducedMotion: 'reduce' })
    const page = await context.newPage()
    const shoot = async (subject) => {
      // On a first visit, fonts may load too late.
      await page.evaluate(() => document.fonts.ready)
      await page.screenshot({ path: path.join(folder, `${subject}-${name}.png`) })
    }
    await page.goto('/', { waitUntil: 'networkidle' })
    await page.reload({ waitUntil: 'networkidle' })
    await shoot('home')
    await page.goto(`${COURSE}/lessons/the-deal`, { waitUntil: 'networkidle' })
    await shoot('lesson')
    await page.goto(`${COURSE}/lessons/how-the-csto-is-built`, { waitUntil: 'networkidle' })
    await page
      .getByRole('figure')
      .first()
      .evaluate((figure) => {
        window.scrollTo(0, figure.getBoundingClientRect().top + window.scrollY - 90)
      })
    await shoot('map')
    await takeQuiz(page, shoot)
    await page.goto('/progress', { waitUntil: 'networkidle' })
    await shoot('progress')
    await page.goto(`${COURSE}/coverage`, { waitUntil: 'networkidle' })
    await shoot('coverage')
    await context.close()
  }
})
console.log(`Saved ${LOOKS.length * 7} screenshots to docs/screenshots.`)
