import { readFile } from 'node:fs/promises'
import { answerByKeys } from '../support/answer-review'
import { expect, test } from '../support/browser-test'

test('a guest sets a goal, sees it, adds it to a calendar, and turns everything off', async ({ page }) => {
  await page.goto('/progress')
  await expect(page.getByRole('heading', { name: 'Your progress starts here' })).toBeVisible()
  await expect(page.getByRole('img')).toHaveCount(0)

  await page.goto('/review/session?cards=2')
  await answerByKeys(page)
  await page.goto('/progress')
  await page.getByRole('link', { name: 'Choose a daily goal' }).click()
  await page.waitForURL(/\/progress\/reviews/)
  await page.getByText('Choose a daily goal').click()
  await page.getByLabel('Goal for each day').selectOption('10 cards')
  await page.getByRole('button', { name: 'Set goal' }).click()
  await expect(page.getByText('Goal saved.')).toBeVisible()
  await expect(page.getByText('Today: 1 of 10 cards')).toBeVisible()
  await expect(page.getByText('Streak: 0 days. Free days left this week: 2.')).toBeVisible()

  await page.getByLabel('Or add a daily event to your calendar').fill('19:15')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download calendar file' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('casebook-reminder.ics')
  expect(await readFile(await download.path(), 'utf8')).toMatch(/\r\nDTSTART:\d{8}T191500\r\n/)

  await page.goto('/progress')
  await expect(page.getByText(/^Today: 1 of 10 cards\. Streak: 0 days\./)).toBeVisible()
  await page.goto('/settings/learning')
  await page.getByRole('button', { name: 'Turn all of these off' }).click()
  await expect(
    page.getByText('Your daily goal, streak, study calendar, and reminders are off.'),
  ).toBeVisible()
  await page.goto('/progress/reviews')
  await expect(page.getByRole('heading', { name: 'Study days' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Turn on' }).click()
  await expect(page.getByText('Today: 1 of 10 cards')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Study days' })).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a new visitor sets a goal and turns it off', async ({ page }) => {
    await page.goto('/progress/reviews')
    await page.getByText('Choose a daily goal').click()
    await page.getByLabel('Goal for each day').selectOption('5 minutes')
    await page.getByRole('button', { name: 'Set goal' }).click()
    await expect(page.getByText('Today: 0 of 5 minutes')).toBeVisible()
    await page.getByText('Change your goal and reminders').click()
    await page.getByRole('button', { name: 'Turn all of these off' }).click()
    await expect(page.getByText(/reminders are off\.$/)).toBeVisible()
  })

  test('a changed link from a reminder email is refused with a message', async ({ page }) => {
    await page.goto('/stop-reminders/none')
    await page.getByRole('button', { name: 'Stop reminders' }).click()
    await expect(page.getByText('This link is incomplete. Copy the whole link from the email.')).toBeVisible()
  })
})
