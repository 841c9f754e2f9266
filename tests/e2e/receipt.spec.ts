import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { answer, questions, startQuiz, submitAll } from '../support/take-quiz'

async function downloadReceipt(page: Page): Promise<string> {
  await startQuiz(page, 'the-deal')
  await page.getByRole('link', { name: 'All on one page' }).click()
  await expect(page).toHaveURL(/view=all/)
  await answer(questions(page).first())
  await expect(
    questions(page)
      .first()
      .getByText(/^Saved/),
  ).toBeVisible()
  await submitAll(page)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download a signed receipt' }).click()
  return readFile(await (await download).path(), 'utf8')
}

const check = (page: Page, name: string, text: string) =>
  page
    .getByLabel('Receipt file')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })

test('a receipt downloaded after submission is valid, and a changed one isn’t', async ({ page }) => {
  const text = await downloadReceipt(page)
  await page.goto('/verify')
  await check(page, 'receipt.json', text)
  await expect(page.getByText('Genuine and unchanged.', { exact: true })).toBeVisible()
  await expect(page.getByText('The terms of the deal, attempt 1')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'acknowledged' })).toHaveCount(1)
  const signed = JSON.parse(text)
  signed.receipt.answers[1].inWords = 'what I wish I had said'
  await check(page, 'changed.json', JSON.stringify(signed))
  await expect(page.getByText('This file was changed after it was signed.')).toBeVisible()
  const foreign = JSON.parse(text)
  foreign.signature.keyId = 'another'
  await check(page, 'foreign.json', JSON.stringify(foreign))
  await expect(page.getByText('The receipt was signed by another site')).toBeVisible()
  await check(page, 'nothing.json', 'not json')
  await expect(page.getByText('This file isn’t a Casebook receipt')).toBeVisible()
})

test('a receipt is available only to its owner, after submission', async ({ page, playwright, baseURL }) => {
  await startQuiz(page, 'the-deal')
  await answer(questions(page))
  await expect(page.getByText(/^Saved/)).toBeVisible()
  const address = `/api/v1${new URL(page.url()).pathname}/receipt`
  expect((await page.request.get(address)).status()).toBe(404)
  await page.goto(`${new URL(page.url()).pathname}/submit`)
  await page.getByRole('button', { name: /^Submit/ }).click()
  await expect(page).toHaveURL(/\/results$/)
  expect((await page.request.get(address)).status()).toBe(200)
  const stranger = await playwright.request.newContext(baseURL ? { baseURL } : {})
  expect((await stranger.get(address)).status()).toBe(401)
  await stranger.dispose()
})
