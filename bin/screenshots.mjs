#!/usr/bin/env node
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { ROOT } from './prepare.mjs'
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

async function takeQuiz(page, shoot) {
  await page.goto(`${COURSE}/quizzes/the-deal`, { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await page.waitForURL(/attempts\/new/)
  for (let slot = 1; slot <= 12; slot++) {
    // Every question is on the page, but only one is shown.
    const question = page.locator(`[data-slot="${slot}"]`)
    await question.waitFor()
    await page.locator('form[data-ready]').waitFor()
    const choices = question.getByRole('radio').or(question.getByRole('checkbox'))
    if ((await choices.count()) > 0) await choices.nth(slot % (await choices.count())).check()
    for (const [index, list] of (await question.getByRole('combobox').all()).entries()) {
      const options = await list.locator('option').count()
      await list.selectOption({ index: 1 + (index % (options - 1)) })
    }
    for (const field of await question.getByRole('textbox').all()) await field.fill(slot % 2 ? '90' : '1960')
    await question.getByRole('slider').fill(String(50 + (slot % 11) * 5))
    await question.getByText(/^Saved/).waitFor()
    if (slot === 5) await shoot('quiz')
    await page.getByRole('button', { name: slot < 12 ? 'Next' : 'Finish and submit' }).click()
  }
  await page.waitForURL(/\/submit/)
  await page.getByRole('button', { name: /^Submit/ }).click()
  await page.getByRole('heading', { name: 'Your answers' }).waitFor()
  await shoot('results')
}
