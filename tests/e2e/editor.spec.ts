import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { chooseParagraph } from '../support/edit-question'
import { register } from '../support/register'
import { createClassByPage } from '../support/teach'

// The editor saves and publishes what it shows.

async function startQuestion(page: Page, type: string): Promise<string> {
  await register(page)
  const { home } = await createClassByPage(page, 'Editing')
  await page.goto(`${home}/items`)
  await page.getByLabel('Type', { exact: true }).selectOption(type)
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page).toHaveURL(/\/items\/[^/]+$/)
  await expect(page.getByLabel('Question', { exact: true })).toBeVisible()
  return `/api/v1${new URL(page.url()).pathname}`
}

/** Fills in what every question needs. */
async function fillCommon(page: Page): Promise<void> {
  await page.getByLabel('Question', { exact: true }).fill('A question')
  await page.getByLabel('Concept', { exact: true }).selectOption({ index: 1 })
  await page.getByLabel('Lesson section').selectOption({ index: 1 })
  await page.getByLabel('Choose a claim').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Add the claim' }).click()
  await chooseParagraph(page, 1)
  await page.getByLabel('Explanation').fill('Because it is so.')
}

const publish = async (page: Page, version: number) => {
  await expect(page.getByText(/^Draft saved at/)).toBeVisible()
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByText(`Published as version ${version}.`)).toBeVisible()
}

const ANSWERS = [
  { type: 'numeric', label: 'Number (with a decimal point)', values: ['111', '222', '333'] },
  { type: 'short-text', label: 'Text', values: ['one', 'two', 'three'] },
] as const

for (const { type, label, values } of ANSWERS)
  test(`removing and reordering answers of a ${type} question publishes what is shown`, async ({ page }) => {
    await startQuestion(page, type)
    await fillCommon(page)
    const fields = page.getByLabel(label, { exact: true })
    await fields.first().fill(values[0])
    await page.getByRole('button', { name: 'Add an answer' }).click()
    await fields.nth(1).fill(values[1])
    await page.getByRole('button', { name: /^Remove ?: answer 1$/ }).click()
    await expect(fields).toHaveCount(1)
    await expect(fields.first()).toHaveValue(values[1])
    await page.getByRole('button', { name: 'Add an answer' }).click()
    await fields.nth(1).fill(values[2])
    await page.getByRole('button', { name: /^Up ?: answer 2$/ }).click()
    await expect(fields.first()).toHaveValue(values[2])
    await page.getByRole('button', { name: /^Remove ?: answer 2$/ }).click()
    await page.getByRole('button', { name: 'Undo removal' }).click()
    await expect(fields.nth(1)).toHaveValue(values[1])
    await publish(page, 1)
    await page.reload()
    await expect(fields.first()).toHaveValue(values[2])
    await expect(fields.nth(1)).toHaveValue(values[1])
  })

test.describe('a validation error', () => {
  test.use({ allowedErrors: [/status of 422/] })

  test('changing the tolerance clears old fields, and an unanswerable question isn’t published', async ({
    page,
  }) => {
    const api = await startQuestion(page, 'numeric')
    await fillCommon(page)
    await page.getByLabel('Number (with a decimal point)').fill('100')
    await page.getByLabel('Type', { exact: true }).selectOption('nominal')
    await page.getByLabel('Amount').fill('5')
    await page.getByLabel('Type', { exact: true }).selectOption('range')
    await page.getByLabel('From', { exact: true }).fill('10')
    await page.getByLabel('To', { exact: true }).fill('5')
    const aside = page.getByRole('complementary')
    await expect(aside.getByText('The range from 10 to 5 is empty. Swap its ends.')).toBeVisible()
    await page.getByRole('button', { name: 'Publish' }).press('Enter')
    await expect(page.getByText('Not published. Fix the problems in the list first.')).toBeVisible()
    await expect(page.getByText(/^Draft saved at/)).toBeVisible()
    const refused = await page.evaluate(async (url) => {
      const response = await fetch(`${url}/versions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{}',
      })
      return { status: response.status, problem: await response.json() }
    }, api)
    expect(refused).toMatchObject({
      status: 422,
      problem: {
        fieldErrors: { 'answers.0.tolerance.min': 'The range from 10 to 5 is empty. Swap its ends.' },
      },
    })
    await page.getByLabel('Type', { exact: true }).selectOption('relative')
    await page.getByLabel('Amount').fill('5')
    await expect(aside.getByText(/For 5%, enter 0\.05/)).toBeVisible()
    await page.getByLabel('Amount').fill('0.05')
    await publish(page, 1)
    await page.getByLabel('Type', { exact: true }).selectOption('none')
    await publish(page, 2)
  })
})

test('a new gap gets a name and a place, and removing it removes both', async ({ page }) => {
  await startQuestion(page, 'cloze')
  const text = page.getByLabel('Text with gaps')
  await text.fill('The first {{gap-1}}.')
  await page.getByRole('button', { name: 'Add a gap' }).click()
  await expect(page.getByLabel('Name in the text').nth(1)).toHaveValue('gap-2')
  await expect(text).toHaveValue('The first {{gap-1}}. {{gap-2}}')
  const names = page.getByLabel('Name in the text')
  await names.nth(1).focus()
  await page.keyboard.press('End')
  await page.keyboard.type('-b')
  // The field keeps the focus while you type.
  await expect(names.nth(1)).toBeFocused()
  await expect(names.nth(1)).toHaveValue('gap-2-b')
  await names.nth(1).fill('gap-2')
  await page.getByRole('button', { name: /^Remove ?: gap 2$/ }).click()
  await expect(text).toHaveValue('The first {{gap-1}}.')
})
