import { readFile } from 'node:fs/promises'
import { answerByKeys } from '../support/answer-review'
import { expect, test } from '../support/browser-test'
import { register } from '../support/register'

test('a learner opens the evidence behind a level', async ({ page }) => {
  await page.goto('/review/session?cards=2')
  await answerByKeys(page)
  await page.goto('/progress')
  await expect(page.getByText(/facts would be recalled today/)).toBeVisible()
  await expect(page.getByRole('img', { name: 'What builds on what' })).toBeVisible()
  const answered = page
    .getByRole('row')
    .filter({ hasText: /[1-9]\d* answers?/ })
    .first()
  await answered.getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'Your answers' })).toBeVisible()
  await expect(page.getByText(/review · from memory/).first()).toBeVisible()
})

test.describe('a shared report', () => {
  // What is not there is a failed request to the console.
  test.use({ allowedErrors: [/404/] })

  test('is read by whoever has the link, shows what was chosen, and is gone once revoked', async ({
    page,
    browser,
  }) => {
    await register(page)
    await page.goto('/progress/share')
    await page.getByLabel('For whom it is').fill('My tutor')
    await page.getByLabel('Study days and time').uncheck()
    await page.getByRole('button', { name: 'Make the link' }).click()
    const said = (await page.getByText('Copy the link now').textContent()) ?? ''
    const path = new URL(said.match(/http\S+/)?.[0] ?? '').pathname

    const elsewhere = await browser.newContext()
    const tutor = await elsewhere.newPage()
    await tutor.goto(path)
    await expect(tutor.getByRole('heading', { name: 'What is known now' })).toBeVisible()
    await expect(tutor.getByRole('heading', { name: 'Study days' })).toHaveCount(0)
    await expect(tutor.getByRole('main').getByRole('link', { name: /conflict since 1994/i })).toHaveCount(0)

    await page.getByRole('button', { name: 'Revoke My tutor' }).click()
    await expect(page.getByRole('heading', { name: 'Your links' })).toHaveCount(0)
    const answer = await tutor.goto(path)
    expect(answer?.status()).toBe(404)
    await elsewhere.close()
  })
})

test('a part that was not chosen is nowhere in what a link sends, nor is anything else of the learner', async ({
  page,
  playwright,
  baseURL,
}) => {
  const email = await register(page)
  await page.goto('/review/session?cards=2')
  await answerByKeys(page)
  const stranger = await playwright.request.newContext(baseURL ? { baseURL } : {})
  const parts = {
    'What I know now': 'What is known now',
    'The forecast': 'The next 30 days',
    'Study days': 'Study days',
    'Lessons read': 'No quiz taken yet',
  }
  for (const chosen of Object.keys(parts)) {
    await page.goto('/progress/share')
    await page.getByLabel('For whom it is').fill(`Label ${chosen}`)
    for (const box of await page.getByRole('checkbox').all()) await box.uncheck()
    await page.getByRole('checkbox', { name: new RegExp(`^${chosen}`) }).check()
    await page.getByRole('button', { name: 'Make the link' }).click()
    const said = (await page.getByText('Copy the link now').textContent()) ?? ''
    const path = new URL(said.match(/http\S+/)?.[0] ?? '').pathname
    const answer = await stranger.get(path)
    const html = await answer.text()
    expect(html).toContain('name="robots" content="noindex, nofollow"')
    expect(html).toContain('name="referrer" content="no-referrer"')
    expect(answer.headers()['cache-control']).toContain('no-store')
    // What the framework fetches where a link is followed, too.
    const followed = await (await stranger.get(path, { headers: { RSC: '1' } })).text()
    for (const [part, words] of Object.entries(parts))
      for (const text of [html, followed])
        expect(text.includes(words), `${part} where ${chosen} was chosen`).toBe(part === chosen)
    expect(html + followed).not.toContain(email)
    expect(html + followed).not.toContain('Label ')
  }
  await stranger.dispose()
})

test('a learner takes their data along, as JSON and for a spreadsheet', async ({ page }) => {
  await page.goto('/review/session?cards=2')
  await answerByKeys(page)
  await page.goto('/settings')
  await page.getByRole('link', { name: 'download it' }).click()
  await expect(page.getByRole('heading', { name: 'Your data' })).toBeVisible()
  const saved = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name }).click(),
    ])
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
  }
  const json = await saved('Download everything as JSON')
  expect(json.name).toBe('casebook.json')
  const { format, tables } = JSON.parse(json.text)
  expect(format).toBe('casebook-export/1')
  expect(tables.account).toHaveLength(1)
  expect(tables['review-cards'].length).toBeGreaterThan(0)
  expect(tables['review-log']).toMatchObject([{ origin: 'review', fromMemory: true }])
  const csv = await saved('Download review-log.csv')
  expect(csv.name).toBe('casebook-review-log.csv')
  expect(csv.text.split('\r\n')).toHaveLength(3)
  expect(csv.text).toContain(tables['review-log'][0].item)
  const gone = await page.request.get('/settings/data/csv/everything')
  expect(gone.status()).toBe(404)
})
