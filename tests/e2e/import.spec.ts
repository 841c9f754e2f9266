import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { DEVICES } from '../support/devices'
import { moodleQuestions } from '../support/many-questions'
import { register } from '../support/register'
import { createClassByPage } from '../support/teach'

// An instructor brings a file of 60 questions, of which ten can’t be read. None of the others is lost.

const FILE = moodleQuestions(60, 6)

async function uploadByPage(page: Page, home: string, text: string): Promise<void> {
  await page.goto(`${home}/items`)
  await page.getByRole('link', { name: 'Import questions' }).click()
  await expect(page.getByRole('heading', { name: 'Import questions', level: 1 })).toBeVisible()
  const file = { name: 'questions.xml', mimeType: 'text/xml', buffer: Buffer.from(text) }
  await page.getByLabel('Files').setInputFiles(file)
  await page.getByRole('button', { name: 'Review questions' }).click()
  await expect(page.getByRole('heading', { name: 'Review 60 questions' })).toBeVisible()
}

const filter = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Questions to show' }).getByRole('link', { name })

const questions = (page: Page) => page.getByRole('region', { name: 'Questions', exact: true })

async function importByPage(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Import', exact: true }).click()
}

for (const { device, viewport } of DEVICES)
  test.describe(device, () => {
    test.use({ viewport })

    test('a file with bad questions is reviewed, imported, undone, and updated', async ({ page }) => {
      test.setTimeout(180_000)
      await register(page)
      const { home } = await createClassByPage(page, 'Importing')
      await uploadByPage(page, home, FILE)
      await expect(filter(page, 'Exact (40)')).toBeVisible()
      await expect(filter(page, 'Changed (10)')).toBeVisible()

      // What can’t be imported is listed with the reason and its source.
      await filter(page, 'Not possible (10)').click()
      const bad = questions(page).getByRole('listitem').filter({ hasText: 'Why it can’t be imported' })
      await expect(bad).toHaveCount(10)
      await expect(bad.first()).toContainText('no answer earns full credit')
      await expect(bad.first()).toContainText('line')
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow).toBeLessThanOrEqual(0)

      // The review lists what is lost, next to the question as a student sees it.
      await filter(page, 'Changed (10)').click()
      await expect(questions(page).getByText('Formulas are rendered by other software').first()).toBeVisible()
      const seen = questions(page).getByRole('region', {
        name: 'As a student sees it: Question 3',
        exact: true,
      })
      await expect(seen.getByRole('checkbox', { name: 'this one' })).toBeVisible()

      // Two selected questions are published, and the others become drafts.
      await filter(page, 'All (60)').click()
      await page.getByRole('checkbox', { name: 'Select: Question 1', exact: true }).check()
      await page.getByRole('checkbox', { name: 'Select: Question 2', exact: true }).check()
      await page.getByLabel('Import as').selectOption({ label: 'Published questions, if nothing is missing' })
      await page.getByLabel('Tags').fill('week 1')
      await importByPage(page)
      await expect(page.getByRole('alert').getByText('Complete questions will be published.')).toBeVisible()
      await page.getByLabel('Save anyway').check()
      await importByPage(page)
      await expect(page.getByText('Imported 2 published questions.')).toBeVisible()
      await filter(page, 'Not imported yet (48)').click()
      await importByPage(page)
      await expect(page.getByText('Imported 48 drafts and 2 published questions.')).toBeVisible()
      await page.getByRole('link', { name: 'Show the questions of the class' }).click()
      await expect(page.getByText('50 questions', { exact: true })).toBeVisible()
      await expect(page.getByText('#week 1').first()).toBeVisible()

      // The drafts can be discarded, and imported again.
      await page.goBack()
      await page.getByRole('button', { name: /^Undo: delete 48 drafts/ }).click()
      await expect(page.getByText('Imported 2 published questions.')).toBeVisible()
      await expect(filter(page, 'Not imported yet (48)')).toBeVisible()
      await importByPage(page)
      await expect(page.getByText('Imported 48 drafts and 2 published questions.')).toBeVisible()

      // The same file with one change: only that question is updated.
      await uploadByPage(page, home, FILE.replace('How much is 1 and 1?', 'What is 1 and 1?'))
      await filter(page, 'Imported earlier (50)').click()
      await expect(questions(page).getByText('What the update changes')).toHaveCount(1)
      await importByPage(page)
      await expect(page.getByText('Imported 1 draft. 49 questions were left out.')).toBeVisible()
    })
  })

test('questions can be imported without JavaScript', async ({ page, browser, baseURL }) => {
  await register(page)
  const { home } = await createClassByPage(page, 'Plain')
  const context = await browser.newContext({
    ...{ javaScriptEnabled: false, storageState: await page.context().storageState() },
    ...(baseURL ? { baseURL } : {}),
  })
  const plain = await context.newPage()
  await uploadByPage(plain, home, FILE)
  await plain.getByRole('checkbox', { name: 'Select: Question 1', exact: true }).check()
  await plain.getByLabel('Import as').selectOption('published')
  await importByPage(plain)
  await plain.getByLabel('Save anyway').check()
  await importByPage(plain)
  await expect(plain.getByText('Imported 1 published question.')).toBeVisible()
  await context.close()
})

test('the format of a file can be corrected, and an import removed', async ({ page }) => {
  await register(page)
  const { home } = await createClassByPage(page, 'Formats')
  await page.goto(`${home}/items/import`)
  await expect(page.getByText('No imports yet.')).toBeVisible()
  const text = 'Which?\nA) one\nB) two\nANSWER: A\n'
  await page
    .getByLabel('Files')
    .setInputFiles({ name: 'questions.txt', mimeType: 'text/plain', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: 'Review questions' }).click()
  await expect(page.getByText('questions.txt · Aiken')).toBeVisible()
  await page.getByText('Correct the format of questions.txt').click()
  await page.getByLabel('Format', { exact: true }).selectOption({ label: 'GIFT' })
  await page.getByRole('button', { name: 'Read again' }).click()
  await expect(page.getByText('questions.txt · GIFT')).toBeVisible()
  await page.getByText('Remove this import…').click()
  await page.getByRole('button', { name: 'Remove import' }).click()
  await expect(page.getByText('No imports yet.')).toBeVisible()
})
