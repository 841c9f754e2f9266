import { expect, type Page } from '@playwright/test'
import { generate } from 'otplib'

const STEP_SECONDS = 30

/** The code that the app shows now, or next. Both are accepted, each once. */
export function codeOf(secret: string, step: 0 | 1): Promise<string> {
  return generate({ secret, epoch: Math.floor(Date.now() / 1000) + step * STEP_SECONDS })
}

/** Turns on two-step verification. @returns the secret, whose current code is used up */
export async function turnOnTwoStep(page: Page): Promise<string> {
  await page.goto('/settings')
  await page.getByRole('link', { name: 'Set up two-step verification' }).click()
  await page.getByRole('button', { name: 'Set up' }).click()
  return finishTwoStep(page)
}

/** Finishes a setup that was started. @returns the secret, whose current code is used up */
export async function finishTwoStep(page: Page): Promise<string> {
  await expect(page.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible()
  const key = page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)
  const secret = ((await key.textContent()) ?? '').replaceAll(' ', '')
  await page.getByLabel('Code from the app').fill(await codeOf(secret, 0))
  await page.getByRole('button', { name: 'Turn on' }).click()
  await expect(page.getByText('Two-step verification is on.')).toBeVisible()
  return secret
}
