import type { Page } from '@playwright/test'
import { answerByKeys, chooseByKeys, expectFeedback } from '../support/answer-review'
import { askForConfidence } from '../support/ask-for-confidence'
import { expect, test } from '../support/browser-test'
import { bundledPassages } from '../support/bundled-course'
import { DEVICES } from '../support/devices'
import { answerPlainly } from '../support/take-quiz'

const stem = (page: Page) => page.locator('form h2').first()

test('a keyboard-only session: choose, check, rate, continue, undo, finish', async ({ page }) => {
  await page.goto('/review')
  await page.getByRole('link', { name: '20 cards' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible()
  const first = (await stem(page).textContent()) ?? ''
  await answerByKeys(page)
  // The lesson's passage is shown below the result.
  await expect(page.locator('form blockquote')).toBeVisible()
  await page.keyboard.press('4')
  await expect(page.getByRole('button', { name: /easy/i })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press(' ')
  await expect(page.getByText(/^2 of \d+$/)).toBeVisible()
  await expect(stem(page)).toBeFocused()

  await page.keyboard.press('u')
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible()
  await expect(stem(page)).toHaveText(first)

  const total = Number((await page.getByText(/^1 of \d+$/).textContent())?.split(' ')[2])
  for (let index = 1; index <= total; index++) {
    await expect(page.getByText(`${index} of ${total}`, { exact: true })).toBeVisible()
    await answerByKeys(page)
    await page.keyboard.press('Enter')
  }
  await expect(page.getByRole('heading', { name: 'Session complete' })).toBeVisible()
  await expect(page.getByText(`${total} answers`)).toBeVisible()
  await page.goto('/review')
  await expect(page.getByText(`Today so far: ${total} answers`)).toBeVisible()
})

test('a learner can turn on confidence, which is stated with one tap', async ({ page }) => {
  await page.goto('/review/session?cards=3')
  await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Check: Sure' })).toHaveCount(0)
  await askForConfidence(page)
  await page.setViewportSize({ width: 375, height: 667 })
  await page.goto('/review/session?cards=3')
  await chooseByKeys(page)
  await page.getByRole('button', { name: 'Check: Sure' }).click()
  await expectFeedback(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText('2 of 3', { exact: true })).toBeVisible()
  await chooseByKeys(page)
  // Letters are shortcuts of the session, except in text fields.
  await stem(page).focus()
  await page.keyboard.press('g')
  await expectFeedback(page)
  // A guess is rated Hard at best.
  await expect(page.getByRole('button', { name: /again|hard/i, pressed: true })).toHaveCount(1)
  expect(await statedConfidences(page)).toEqual([50, 95])
  // Two answers say nothing about how well someone judges themselves.
  await page.goto('/progress')
  await expect(page.getByRole('heading', { name: 'Confidence calibration' })).toHaveCount(0)
})

/** The confidences in the learner’s own data, sorted. */
async function statedConfidences(page: Page): Promise<number[]> {
  const data = await (await page.request.get('/settings/data/json')).text()
  const all = [...data.matchAll(/"confidence":\s*(\d+)/g)].map(([, percent]) => Number(percent))
  return all.sort((a, b) => a - b)
}

test('the old address leads to the learning settings, where an error in a hidden option is shown', async ({
  page,
}) => {
  await page.goto('/review/settings')
  await expect(page).toHaveURL(/\/settings\/learning$/)
  const retention = page.getByLabel('Desired retention (%)')
  await expect(retention).toBeHidden()
  await page.getByText('Advanced options').click()
  await retention.fill('50')
  await page.getByText('Advanced options').click()
  await expect(retention).toBeHidden()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(retention).toBeVisible()
  await retention.fill('85')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Settings saved.' })).toBeVisible()
})

test('a 10-minute session ends after the current answer and can be extended', async ({ page }) => {
  await page.clock.install()
  await page.goto('/review/session?minutes=10')
  await expect(page.getByText('Question 1 · 10 min left')).toBeVisible()
  await answerByKeys(page)
  await page.clock.fastForward('06:30')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Question 2 · 4 min left')).toBeVisible()
  await page.clock.fastForward('05:00')
  await chooseByKeys(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Finish' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Time’s up: 10 minutes' })).toBeVisible()
  await expect(page.getByText(/^2 answers, \d correct/)).toBeVisible()
  await page.getByRole('button', { name: 'Keep going' }).click() // phrases: quoted
  await expect(page.getByText('Question 3', { exact: true })).toBeVisible()
  await answerByKeys(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Question 4', { exact: true })).toBeVisible()
})

test('a late rating changes its own answer, not the next one', async ({ page }) => {
  await page.goto('/review/session?cards=3')
  await answerByKeys(page)
  let letPass = () => {}
  const canPass = new Promise<void>((resolve) => {
    letPass = resolve
  })
  await page.route('**/ratings', async (route) => {
    await canPass
    await route.continue()
  })
  await expect(page.getByRole('button', { name: /easy/i })).toBeVisible()
  const sent = page.waitForResponse(/ratings/)
  await page.keyboard.press('4')
  await page.keyboard.press(' ')
  await expect(page.getByText('2 of 3', { exact: true })).toBeVisible()
  letPass()
  await sent
  await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeEnabled()
  await expect(page.locator('form blockquote')).toHaveCount(0)
})

test('after a card is suspended, undo goes back to the answer that it undoes', async ({ page }) => {
  await page.goto('/review/session?cards=5')
  const first = (await stem(page).textContent()) ?? ''
  await answerByKeys(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText('2 of 5', { exact: true })).toBeVisible()
  await page.getByText('This card').click()
  await page.getByRole('menuitem', { name: 'Skip until tomorrow' }).click()
  await expect(page.getByText('3 of 5', { exact: true })).toBeVisible()
  await expect(page.getByText('Card skipped until tomorrow.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('1 of 5', { exact: true })).toBeVisible()
  await expect(stem(page)).toHaveText(first)
})

test('an unanswered question isn’t counted and says so', async ({ page }) => {
  await page.goto('/review/session?cards=3')
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Enter an answer first' })).toBeVisible()
  await expect(page.getByText('1 of 3', { exact: true })).toBeVisible()
})

test('a card can be suspended and restored, and a question reported', async ({ page }) => {
  await page.goto('/review/session?cards=5')
  const stemText = await stem(page).textContent()
  await page.getByText('This card').click()
  await page.getByRole('menuitem', { name: 'Report a problem' }).click()
  const report = page.getByRole('dialog', { name: 'Report a problem' })
  await expect(report.getByLabel('What’s wrong with this question?')).toBeFocused()
  // Enter in a multi-line text field doesn't check the answer.
  await report.getByLabel('What’s wrong with this question?').press('Enter')
  await report.getByLabel('What’s wrong with this question?').fill('Two answers are right.')
  await report.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByText('Your report was sent.')).toBeVisible()
  await expect(report).toBeHidden()
  await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeVisible()
  await page.getByText('This card').click()
  await page.getByRole('menuitem', { name: 'Suspend card' }).click()
  await expect(page.getByText('2 of 5', { exact: true })).toBeVisible()
  await page.goto('/review')
  const aside = page.getByRole('region', { name: 'Skipped and suspended cards' })
  await expect(aside.getByRole('listitem')).toHaveCount(1)
  await expect(aside).toContainText('suspended')
  await expect(aside).toContainText(stemText ?? '')
  await aside.getByRole('button', { name: 'Resume' }).click()
  await expect(aside).toHaveCount(0)
})

for (const { device, viewport } of DEVICES) {
  test.describe(`on a ${device}`, () => {
    test.use({ viewport })

    test('a card’s menu closes with Escape and a click outside', async ({ page }) => {
      await page.goto('/review/session?cards=2')
      const menu = page.getByText('This card')
      const suspend = page.getByRole('menuitem', { name: 'Suspend card' })
      await menu.click()
      await suspend.focus()
      await page.keyboard.press('Escape')
      await expect(suspend).toBeHidden()
      await expect(menu).toBeFocused()
      await menu.click()
      await expect(suspend).toBeVisible()
      await page.getByText('1 of 2', { exact: true }).click()
      await expect(suspend).toBeHidden()
    })

    test('focus and title follow a session, and the passage is the question’s own', async ({ page }) => {
      await page.goto('/review/session?cards=2')
      await expect(stem(page)).toBeFocused()
      await expect(page).toHaveTitle('Question 1 of 2 · Review · Casebook')
      const question = await stem(page).textContent()
      await chooseByKeys(page)
      await page.getByRole('button', { name: 'Check', exact: true }).click()
      await expectFeedback(page)
      await expect(page.getByRole('button', { name: 'Next' })).toBeFocused()
      const passages = bundledPassages(question ?? '')
      expect(passages.length).toBeGreaterThan(0)
      const quoted = (await page.locator('form blockquote').textContent()) ?? ''
      expect(passages.some((text) => quoted.startsWith(text))).toBe(true)
      await page.keyboard.press('Enter')
      await expect(page).toHaveTitle('Question 2 of 2 · Review · Casebook')
      await expect(stem(page)).toBeFocused()
      await answerByKeys(page)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { name: 'Session complete' })).toBeFocused()
      await expect(page.getByText(/^Next: 2 cards come up again in the next \d+ minutes?\./)).toBeVisible()
      await expect(page).toHaveTitle('Session complete · Review · Casebook')
      // The two cards don't count as due right after the session.
      await page.getByRole('link', { name: 'Back to review' }).click()
      await expect(page.getByRole('heading', { name: '8 new cards', exact: true })).toBeVisible()
    })
  })
}

test('settings are saved, and an exam date shows its forecast', async ({ page }) => {
  await page.goto('/review/session?cards=3')
  for (const position of [1, 2, 3]) {
    await expect(page.getByText(`${position} of 3`, { exact: true })).toBeVisible()
    await answerByKeys(page)
    await page.keyboard.press('Enter')
  }
  await page.goto('/settings/learning')
  const exam = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Exam date').fill(exam)
  await page.getByLabel('New cards per day').fill('6')
  const timeZone = page.getByRole('combobox', { name: 'Time zone' })
  await timeZone.fill('yerevan')
  await page.getByRole('option', { name: 'Asia/Yerevan' }).click()
  await expect(timeZone).toHaveValue('Asia/Yerevan')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Settings saved.')).toBeVisible()
  await page.goto('/review')
  await expect(page.getByRole('heading', { name: /3 new cards/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Your exam' })).toBeVisible()
  await expect(page.getByRole('img', { name: 'Expected recall' })).toBeVisible()
  await page.getByText('Show as a table').click()
  await expect(page.getByRole('columnheader', { name: 'With it' })).toBeVisible()
})

test('the page says when there are no cards and when none are due', async ({ page }) => {
  await page.goto('/review')
  await expect(page.getByRole('heading', { name: '10 new cards' })).toBeVisible()
  await expect(page.getByText('You haven’t reviewed anything yet.')).toBeVisible()
  await page.goto('/settings/learning')
  await page.getByLabel('New cards per day').fill('1')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Settings saved.')).toBeVisible()
  await page.goto('/review')
  await expect(page.getByRole('heading', { name: '1 new card' })).toBeVisible()
  await page.goto('/settings/learning')
  await page.getByLabel('New cards per day').fill('0')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Settings saved.')).toBeVisible()
  await page.goto('/review')
  await expect(page.getByRole('heading', { name: 'No cards due' })).toBeVisible()
  await expect(page.getByText('No cards are scheduled yet.')).toBeVisible()
  await expect(page.getByRole('link', { name: '20 cards' })).toHaveCount(0)
  await page.goto('/review/session?cards=20')
  await expect(page.getByRole('heading', { name: 'No more cards right now' })).toBeVisible()
})

test('a finished day says so, and when to return', async ({ page }) => {
  await page.goto('/settings/learning')
  await page.getByLabel('New cards per day').fill('1')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Settings saved.')).toBeVisible()
  await page.goto('/review/session?cards=20')
  await answerByKeys(page)
  // Rated well: not due again today.
  await page.keyboard.press('4')
  await expect(page.getByRole('button', { name: /easy/i })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^1 answer, [01] correct\.$/)).toBeVisible()
  await page.goto('/review')
  await expect(page.getByRole('heading', { name: 'All done for today' })).toBeVisible()
  await expect(page.getByText('Today so far: 1 answer')).toBeVisible()
  await expect(page.getByText('Come back tomorrow.')).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a plain form answers a card and leads to the next', async ({ page }) => {
    await askForConfidence(page)
    await page.goto('/review/session?cards=3')
    const form = page
      .locator('form')
      .filter({ has: page.getByRole('button', { name: 'Check', exact: true }) })
    // The first question is random for each learner and may have any type.
    await expect(form).toBeVisible()
    await answerPlainly(form)
    await form.getByRole('button', { name: 'Check', exact: true }).click()
    await expect(page.getByText(/Next review:/)).toBeVisible()
    await page.getByRole('link', { name: 'Next' }).click()
    await expect(page.getByText('1 of 2')).toBeVisible()
    await answerPlainly(form)
    await form.getByRole('button', { name: 'Check: Fairly sure' }).click()
    await expect(page.getByText(/Next review:/)).toBeVisible()
    expect(await statedConfidences(page)).toEqual([75])
  })

  test('the session length is saved and ends the session after an answer', async ({ page }) => {
    await page.goto('/review/session?minutes=10')
    const form = page
      .locator('form')
      .filter({ has: page.getByRole('button', { name: 'Check', exact: true }) })
    await answerPlainly(form)
    await form.getByRole('button', { name: 'Check', exact: true }).click()
    const next = page.getByRole('link', { name: 'Next' })
    const href = (await next.getAttribute('href')) ?? ''
    const until = new URL(href, 'http://host').searchParams.get('until') ?? ''
    expect(Math.abs(Date.parse(until) - Date.now() - 600_000)).toBeLessThan(60_000)
    const late = new URL(page.url())
    late.searchParams.set('until', new Date(Date.now() - 1000).toISOString())
    await page.goto(late.href)
    await expect(page.getByRole('link', { name: 'Finish' })).toBeVisible()
  })
})
