import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { DEVICES } from '../support/devices'
import { publishTruth } from '../support/edit-question'
import { register } from '../support/register'
import { createAssignmentByPage, createClassByPage } from '../support/teach'

// Questions leave Casebook for other systems and for paper, and instructors see first what won't survive.

const STEM = 'Does this question leave?'

async function readDownload(page: Page, name: RegExp): Promise<{ fileName: string; content: string }> {
  const started = page.waitForEvent('download')
  await page.getByRole('link', { name }).click()
  const download = await started
  return {
    fileName: download.suggestedFilename(),
    content: await readFile(await download.path(), 'utf8'),
  }
}

for (const { device, viewport } of DEVICES)
  test.describe(device, () => {
    test.use({ viewport })

    test('an instructor exports the class’s questions, after seeing what each format keeps', async ({
      page,
    }) => {
      await register(page)
      const { home } = await createClassByPage(page, `Leaving by ${device}`)
      await publishTruth(page, home, STEM)
      await page.goto(`${home}/items`)
      await page.getByRole('link', { name: 'Export questions' }).click()
      await expect(page.getByRole('heading', { name: 'Export questions', level: 1 })).toBeVisible()
      await expect(page.getByText('Moodle XML keeps everything in these questions.')).toBeVisible()
      await page.getByLabel('Format').selectOption({ label: 'Anki deck' })
      await page.getByRole('button', { name: 'Preview export' }).click()
      await expect(page.getByRole('heading', { name: /1 question in Anki deck$/ })).toBeVisible()
      await expect(page.getByText('Grading and points. Learners compare')).toBeVisible()
      await page.getByLabel('Format').selectOption({ label: 'GIFT' })
      await page.getByRole('button', { name: 'Preview export' }).click()
      await expect(page.getByText('GIFT keeps everything in these questions.')).toBeVisible()
      const { fileName, content } = await readDownload(page, /^Download GIFT/)
      expect(fileName).toBe(`leaving-by-${device}.gift.txt`)
      expect(content).toContain(`${STEM} {`)
      expect(content).toContain('####It is so.')
      await page.goto(`${home}/audit-log`)
      await expect(
        page.getByText('exported questions').and(page.locator(':not(option)')).first(),
      ).toBeVisible()
    })

    test('an instructor exports the course, and sees which questions a format can’t represent', async ({
      page,
    }) => {
      await register(page)
      const { home } = await createClassByPage(page, `The course by ${device}`)
      await page.goto(`${home}/items/export`)
      await expect(page.getByText('No published questions here.')).toBeVisible()
      await page.getByLabel('Questions', { exact: true }).selectOption('course')
      await page.getByLabel('Format').selectOption({ label: 'CSV' })
      await page.getByRole('button', { name: 'Preview export' }).click()
      await expect(page.getByRole('heading', { name: 'Not in the file' })).toBeVisible()
      const reason = page.getByRole('listitem').filter({ hasText: 'A row has no place for gaps in a text.' })
      await reason.locator('summary').click()
      await expect(reason.getByRole('listitem').first()).toBeVisible()
    })
  })

test('questions are printed as a quiz, an answer sheet, and a key', async ({ page }) => {
  await register(page)
  const { home } = await createClassByPage(page, 'On paper')
  await publishTruth(page, home, STEM)
  await page.goto(`${home}/items/export`)
  await page.getByRole('link', { name: 'Print', exact: true }).click()
  await expect(page.getByText(STEM)).toBeVisible()
  await expect(page.getByText('It is so.')).toBeHidden()
  await page.getByRole('link', { name: 'Answer sheet' }).click()
  await expect(page.getByRole('heading', { name: 'On paper: Answer sheet' })).toBeVisible()
  await expect(page.getByText(STEM)).toBeHidden()
  await page.getByRole('link', { name: 'Answer key' }).click()
  await expect(page.getByText('It is so.')).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('link', { name: 'Answer sheet' })).toBeHidden()
})

test('an assignment’s questions are exported from its page', async ({ page }) => {
  await register(page)
  const { home } = await createClassByPage(page, 'With an assignment')
  await publishTruth(page, home, STEM)
  const assignment = await createAssignmentByPage(page, home, 'Week 1')
  await page.goto(assignment)
  await page.getByRole('link', { name: 'Export questions' }).click()
  await expect(page.getByRole('heading', { name: /^Week 1: / })).toBeVisible()
})

test('the gradebook offers attempts as xAPI statements', async ({ page }) => {
  await register(page)
  const { home } = await createClassByPage(page, 'Statements')
  await page.goto(`${home}/gradebook`)
  await page.getByText('Export', { exact: true }).click()
  const started = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download xAPI' }).click()
  const download = await started
  expect(download.suggestedFilename()).toBe('xapi-statements.json')
  expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toEqual([])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the format is chosen and the file is downloaded', async ({ page }) => {
    await register(page)
    const { home } = await createClassByPage(page, 'Without scripts')
    await page.goto(`${home}/items/export`)
    await page.getByLabel('Questions', { exact: true }).selectOption('course')
    await page.getByLabel('Format').selectOption({ label: 'QTI 3.0' })
    await page.getByRole('button', { name: 'Preview export' }).click()
    const started = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download QTI 3.0' }).click()
    expect((await started).suggestedFilename()).toMatch(/\.qti30\.zip$/)
  })
})
