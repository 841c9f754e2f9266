import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { expect, test } from '../support/browser-test'
import { register } from '../support/register'
import { createClassByPage } from '../support/teach'

// Instructors put formulas and images in questions.

async function startQuestion(page: Page): Promise<void> {
  await register(page)
  const { home } = await createClassByPage(page, 'Pictures')
  await page.goto(`${home}/items`)
  await page.getByLabel('Type', { exact: true }).selectOption('true-false')
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByLabel('Question', { exact: true })).toBeVisible()
}

const picture = async () => ({
  name: 'chart.png',
  mimeType: 'image/png',
  buffer: await sharp({ create: { width: 40, height: 30, channels: 3, background: '#336699' } })
    .png()
    .toBuffer(),
})

test('an instructor inserts an image with an alt text and sees it in the preview', async ({ page }) => {
  await startQuestion(page)
  await page.getByLabel('Question', { exact: true }).fill('Is the bar blue?')
  await page.getByRole('button', { name: 'Insert image into Question' }).click()
  const dialog = page.getByRole('dialog', { name: 'Insert image' })
  await dialog.getByLabel('Image file').setInputFiles(await picture())
  await dialog.getByLabel('Alt text').fill('A bar [blue]')
  await dialog.getByRole('button', { name: 'Insert', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByLabel('Question', { exact: true })).toHaveValue(
    /!\[A bar \\\[blue\\\]\]\(media:[0-9a-f-]{36}\/40x30\)/,
  )
  const shown = page.getByRole('img', { name: 'A bar [blue]' })
  await expect(shown).toBeVisible()
  await expect
    .poll(() => shown.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
    .toBe(40)
})

test.describe('a file that isn’t an image', () => {
  test.use({ allowedErrors: [/status of 422/] })

  test('is refused with a message, and the dialog stays open', async ({ page }) => {
    await startQuestion(page)
    await page.getByRole('button', { name: 'Insert image into Question' }).click()
    const dialog = page.getByRole('dialog', { name: 'Insert image' })
    const fake = { name: 'chart.png', mimeType: 'image/png', buffer: Buffer.from('<svg></svg>') }
    await dialog.getByLabel('Image file').setInputFiles(fake)
    await dialog.getByLabel('Alt text').fill('A bar')
    await dialog.getByRole('button', { name: 'Insert', exact: true }).click()
    await expect(dialog.getByRole('alert')).toHaveText('Choose a PNG, JPEG, WebP, or AVIF image.')
  })
})

test('the preview shows formulas, and the list of problems says what is wrong with one', async ({ page }) => {
  await startQuestion(page)
  await page.getByLabel('Question', { exact: true }).fill('Is $x^2 = \\frac{1}{4}$ if it costs $5 and $10?')
  const preview = page.getByRole('region', { name: 'Student preview' })
  await expect(preview.locator('p math mfrac')).toBeVisible()
  // Screen readers read it as the name of the group of fields, too.
  await expect(preview.locator('legend math mfrac')).toBeAttached()
  await expect(preview.getByRole('paragraph').filter({ hasText: 'if it costs $5 and $10?' })).toBeVisible()
  await expect(page.getByText(/^Draft saved at/)).toBeVisible()
  const list = await page.context().newPage()
  await list.goto(new URL('.', page.url()).href)
  await expect(list.getByRole('link', { name: /^Is .*if it costs/ }).locator('math mfrac')).toBeVisible()
  await list.close()
  await page.getByLabel('Question', { exact: true }).fill('Is $\\frac{1$ right?')
  await expect(
    page.getByRole('complementary').getByText(/^Formula \\frac\{1: Unexpected end of input/),
  ).toBeVisible()
})
