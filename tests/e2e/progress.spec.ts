import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { answerByKeys } from '../support/answer-review'
import { expect, test } from '../support/browser-test'
import { register } from '../support/register'
import { studyPlenty } from '../support/study-plenty'

test('a learner opens the evidence for a level', async ({ page }) => {
  await page.goto('/review/session?cards=4')
  await answerByKeys(page)
  await page.goto('/progress')
  await expect(page.getByText('Concepts appear here after 3 answers from memory.')).toBeVisible()
  const tabs = page.getByRole('navigation', { name: 'Progress' })
  await expect(tabs.getByRole('link', { name: 'Calibration' })).toHaveCount(0)
  await tabs.getByRole('link', { name: 'Reviews' }).click()
  await expect(page.getByRole('heading', { name: 'The next 30 days' })).toHaveCount(0)
  await tabs.getByRole('link', { name: 'Concepts' }).click()
  await expect(page.getByText(/An estimate of recall appears after 3 answers\./)).toBeVisible()
  await expect(page.getByRole('group', { name: 'How concepts build on each other' })).toBeVisible()
  const answered = page.getByRole('row').filter({ has: page.getByRole('cell', { name: '1', exact: true }) })
  await answered.getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'Your answers' })).toBeVisible()
  await expect(page.getByText(/review · from memory/).first()).toBeVisible()
})

/** Creates a link to a report with the sections of these labels. @returns the link's URL */
async function shareProgress(page: Page, isWanted: (sectionLabel: string) => boolean): Promise<string> {
  await page.goto('/progress/share')
  await page.getByLabel('Who is this for?').fill('My tutor')
  for (const label of await page.getByRole('group', { name: 'Sections to share' }).locator('label').all())
    await label.getByRole('checkbox').setChecked(isWanted((await label.textContent()) ?? ''))
  await page.getByRole('button', { name: 'Create link' }).click()
  const text = (await page.getByText('Copy this link now').textContent()) ?? ''
  return new URL(text.match(/http\S+/)?.[0] ?? '').pathname
}

function countPages(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
}

/** By page of progress: what its charts say they are based on, and a column of each of their tables. */
const CHARTS: Record<string, { behind: RegExp[]; columns: string[] }> = {
  '/progress/concepts': {
    behind: [/^Lines lead .* based on \(\d+ in total\)\. The bar is the chance of recall today\.$/],
    columns: ['Recall'],
  },
  '/progress/reviews': {
    behind: [
      /Based on \d+ cards and \d+ answers from memory\.$/,
      /^\d+ study days with \d+ answers in the last 26 weeks\.$/,
    ],
    columns: ['Expected recall', 'Minutes in review'],
  },
  '/progress/calibration': {
    behind: [/Based on \d+ answers with a stated confidence\.$/],
    columns: ['95% interval'],
  },
  '/progress/quizzes': {
    behind: [/^\d+ scores, from \d+% \(first\) to \d+% \(latest\), based on \d+ answers\.$/],
    columns: ['Submitted'],
  },
}

test('the overview fits a screen, charts show answer counts, and a printed report has at most two pages', async ({
  page,
}) => {
  test.slow()
  await register(page)
  await studyPlenty(page)
  await page.goto('/progress')
  for (const [width, height, screens] of [
    [1440, 900, 1],
    [375, 800, 2],
  ] as const) {
    await page.setViewportSize({ width, height })
    const last = await page.getByRole('region').last().boundingBox()
    expect((last?.y ?? Number.NaN) + (last?.height ?? 0)).toBeLessThanOrEqual(height * screens)
  }
  await page.setViewportSize({ width: 1280, height: 720 })
  for (const question of ['How you’re doing', 'What’s fading'])
    await expect(page.getByRole('heading', { name: question })).toBeVisible()
  await expect(page.getByText(/^You’d recall about \d+ of the course’s \d+ facts today\.$/)).toBeVisible()
  const fading = page.getByRole('region', { name: 'What’s fading' })
  await expect(fading.getByRole('listitem')).toHaveCount(5)
  for (const [path, { behind, columns }] of Object.entries(CHARTS)) {
    await page.goto(path)
    for (const text of behind) await expect(page.getByText(text).filter({ visible: true })).toHaveCount(1)
    for (const summary of await page.getByText(/^Show .*as a table$/).all()) await summary.click()
    for (const column of columns)
      await expect(page.getByRole('columnheader', { name: column, exact: true }).first()).toBeVisible()
  }
  await page.goto('/progress/concepts')
  await expect(
    page.getByRole('group', { name: 'How concepts build on each other' }).getByRole('link'),
  ).toHaveCount(32)

  await page.goto(await shareProgress(page, () => true))
  await expect(page.getByRole('region', { name: 'Quizzes' }).getByRole('link')).toHaveCount(0)
  for (const colorScheme of ['light', 'dark'] as const)
    for (const format of ['A4', 'Letter']) {
      // A chosen theme applies only to the screen.
      await page.evaluate((theme) => {
        document.documentElement.dataset.theme = theme
      }, colorScheme)
      const pages = countPages(await page.pdf({ format }))
      expect(pages, `${format}, ${colorScheme}`).toBeGreaterThan(0)
      expect(pages, `${format}, ${colorScheme}`).toBeLessThanOrEqual(2)
      await page.emulateMedia({ media: 'print' })
      expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(32, 29, 26)')
      await page.emulateMedia({ media: null })
    }
})

test.describe('a shared report', () => {
  // The browser logs a missing page as a failed request.
  test.use({ allowedErrors: [/404/] })

  test('is public for anyone with the link, shows its sections, and can be revoked', async ({
    page,
    browser,
  }) => {
    await register(page)
    const path = await shareProgress(page, (box) => !/Study days/.test(box))

    const elsewhere = await browser.newContext()
    const tutor = await elsewhere.newPage()
    await tutor.goto(path)
    await expect(tutor.getByRole('heading', { name: 'Current knowledge' })).toBeVisible()
    await expect(tutor.getByRole('heading', { name: 'Study days' })).toHaveCount(0)
    await expect(tutor.getByRole('main').getByRole('link', { name: /conflict since 1994/i })).toHaveCount(0)

    await page.getByRole('button', { name: 'Revoke My tutor' }).click()
    await expect(page.getByRole('heading', { name: 'Your links' })).toHaveCount(0)
    const answer = await tutor.goto(path)
    expect(answer?.status()).toBe(404)
    await elsewhere.close()
  })
})

test('sends nothing of the learner except the chosen sections', async ({ page, playwright, baseURL }) => {
  const email = await register(page)
  // A forecast needs 3 answers.
  await page.goto('/review/session?cards=4')
  for (let answer = 0; answer < 3; answer++) {
    await answerByKeys(page)
    await page.keyboard.press('Enter')
  }
  const stranger = await playwright.request.newContext(baseURL ? { baseURL } : {})
  const parts = {
    'What you know now': 'Current knowledge',
    Forecast: 'The next 30 days',
    'Study days': 'Study days',
    'Lessons read': 'No quizzes taken yet',
  }
  for (const chosen of Object.keys(parts)) {
    await page.goto('/progress/share')
    await page.getByLabel('Who is this for?').fill(`Label ${chosen}`)
    for (const box of await page.getByRole('checkbox').all()) await box.uncheck()
    await page.getByRole('checkbox', { name: new RegExp(`^${chosen}`) }).check()
    await page.getByRole('button', { name: 'Create link' }).click()
    const text = (await page.getByText('Copy this link now').textContent()) ?? ''
    const path = new URL(text.match(/http\S+/)?.[0] ?? '').pathname
    const answer = await stranger.get(path)
    const html = await answer.text()
    expect(html).toContain('name="robots" content="noindex, nofollow"')
    expect(html).toContain('name="referrer" content="no-referrer"')
    expect(answer.headers()['cache-control']).toContain('no-store')
    // Includes what the framework fetches when a link is followed.
    const followed = await (await stranger.get(path, { headers: { RSC: '1' } })).text()
    for (const [part, words] of Object.entries(parts))
      for (const text of [html, followed])
        expect(text.includes(words), `${part} where ${chosen} was chosen`).toBe(part === chosen)
    expect(html + followed).not.toContain(email)
    expect(html + followed).not.toContain('Label ')
  }
  await stranger.dispose()
})

test('a learner downloads their data as JSON and as CSV', async ({ page }) => {
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
  expect(format).toBe('casebook-export/2')
  expect(tables.account).toHaveLength(1)
  expect(tables['review-cards'].length).toBeGreaterThan(0)
  expect(tables['review-log']).toMatchObject([{ origin: 'review', fromMemory: true }])
  const csv = await saved('Download review-log.csv')
  expect(csv.name).toBe('casebook-review-log.csv')
  expect(csv.text.split('\r\n')).toHaveLength(3)
  expect(csv.text).toContain(tables['review-log'][0].item)
  const response = await page.request.get('/settings/data/csv/everything')
  expect(response.status()).toBe(404)
})
