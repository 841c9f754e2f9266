import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test'
import { createToken, register } from '../support/register'

function tokens(page: Page) {
  return page.getByRole('region', { name: 'Access tokens' })
}

/** Creates a token, uses it, revokes it, and expects it to stop working. */
async function liveThrough(page: Page): Promise<void> {
  const email = await register(page)
  const token = await createToken(page, /Read your progress/)
  const ask = () => page.request.get('/api/v1/me', { headers: { Authorization: `Bearer ${token}` } })
  expect(await (await ask()).json()).toMatchObject({ viewer: { name: email } })
  await page.goto('/settings/advanced')
  await expect(tokens(page).getByRole('heading', { name: 'A script of a test' })).toBeVisible()
  await expect(tokens(page).getByText(/last used/)).toBeVisible()
  expect(await page.content()).not.toContain(token)
  const confirm = tokens(page).getByRole('button', { name: 'Revoke token' })
  await expect(confirm).toBeHidden()
  await tokens(page).getByText('Revoke A script of a test').click()
  await confirm.click()
  await expect(tokens(page).getByText('Token revoked.')).toBeVisible()
  await expect(tokens(page).getByRole('heading', { name: 'A script of a test' })).toHaveCount(0)
  expect((await ask()).status()).toBe(401)
}

test('a token is shown once, works, and is revoked after a confirmation', async ({ page }) => {
  await liveThrough(page)
})

test('tokens can be created and revoked without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  await liveThrough(await context.newPage())
  await context.close()
})

test('a token without scopes isn’t created', async ({ page }) => {
  await register(page)
  await page.goto('/settings/advanced')
  await tokens(page).getByLabel('Token name').fill('Nothing')
  await tokens(page).getByRole('button', { name: 'Create token' }).click()
  await expect(tokens(page).getByText('Select at least one permission.')).toBeVisible()
})

test('a guest can’t create tokens', async ({ page }) => {
  await page.request.post('/api/v1/attempts', {
    data: { course: 'csto-nagorno-karabakh', quiz: 'the-deal' },
    headers: { 'Sec-Fetch-Site': 'same-origin' },
  })
  await page.goto('/settings')
  await expect(page.getByText('You’re studying as a guest')).toBeVisible()
  await page.getByRole('link', { name: 'Advanced' }).click()
  await expect(page.getByText('Scripts need an access token.')).toBeVisible()
  await expect(tokens(page).getByRole('button')).toHaveCount(0)
  await page.getByRole('link', { name: 'verify a receipt' }).click()
  await expect(page).toHaveURL(/\/verify$/)
})

test('a token opens no page and changes no account', async ({ page, playwright, baseURL }) => {
  await register(page)
  const token = await createToken(page, /./)
  const script = await playwright.request.newContext({
    ...(baseURL ? { baseURL } : {}),
    extraHTTPHeaders: { Authorization: `Bearer ${token}` },
  })
  const settings = await script.get('/settings', { maxRedirects: 0 })
  expect(settings.status()).toBe(307)
  expect(settings.headers().location).toContain('/sign-in')
  await script.dispose()
})
