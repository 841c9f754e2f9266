import { expect, test } from '../support/browser-test'
import {
  answer,
  COURSE,
  QUIZZES_OF_ALL_TYPES,
  questions,
  readFields,
  startQuiz,
  submitAll,
} from '../support/take-quiz'

for (const quiz of QUIZZES_OF_ALL_TYPES) {
  test(`every answer of ${quiz} is saved immediately and restored`, async ({ page }) => {
    await startQuiz(page, quiz)
    await page.getByRole('link', { name: 'All on one page' }).click()
    await expect(page).toHaveURL(/view=all/)
    for (const question of await questions(page).all()) {
      await answer(question)
      await expect(question.getByText(/^Saved/)).toBeVisible()
    }
    const entered = await readFields(page)
    await page.reload()
    // The last input may still be in flight: the page renders again when it arrives.
    await expect.poll(() => readFields(page)).toEqual(entered)
    await submitAll(page)
    await expect(page.getByRole('heading', { name: /% of points/ })).toBeVisible()
    expect(await page.getByRole('article').count()).toBe(12)
  })
}

test('opening a quiz stores nothing; the first answer creates a guest', async ({ page }) => {
  const viewer = async () => (await (await page.request.get('/api/v1/me')).json()).viewer
  await startQuiz(page, 'two-forces')
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText('Question 2 of 12', { exact: true })).toBeVisible()
  expect(await viewer()).toBeNull()
  await answer(questions(page))
  await expect(page.getByText(/^Saved/)).toBeVisible()
  expect(await viewer()).toMatchObject({ isGuest: true })
})

test('a second device continues where the first stopped', async ({ page, browser }) => {
  await startQuiz(page, 'the-deal')
  await answer(questions(page))
  await expect(page.getByText(/^Saved/)).toBeVisible()
  const entered = await readFields(page)
  const elsewhere = await browser.newContext({ storageState: await page.context().storageState() })
  const other = await elsewhere.newPage()
  await other.goto(`${COURSE}/quizzes/the-deal`)
  await other.getByRole('button', { name: 'Continue where you left off' }).click()
  await expect(other.getByText('1 of 12 answered')).toBeVisible()
  // Opens the first unanswered question; the answer to the one before it is unchanged.
  await expect(other.getByText('Question 2 of 12', { exact: true })).toBeVisible()
  await other.getByRole('button', { name: 'Previous' }).click()
  await expect(other.getByText('Question 1 of 12', { exact: true })).toBeVisible()
  expect(await readFields(other)).toEqual(entered)
  await elsewhere.close()
})

test.describe('offline', () => {
  test.use({ allowedErrors: [/ERR_INTERNET_DISCONNECTED/] })

  test('an offline answer is saved, shown as unsent, and sent on reconnecting', async ({ page, context }) => {
    await startQuiz(page, 'area-deal')
    await answer(questions(page))
    await expect(page.getByText(/^Saved/)).toBeVisible()
    await page.getByRole('link', { name: 'All on one page' }).click()
    await expect(page).toHaveURL(/view=all/)
    const last = questions(page).last()
    await context.setOffline(true)
    await answer(last)
    await expect(last.getByText('Offline. Not sent yet. Your answer is in this browser.')).toBeVisible()
    await context.setOffline(false)
    await expect(last.getByText(/^Saved/)).toBeVisible({ timeout: 15_000 })
    const entered = await readFields(page)
    await page.reload()
    expect(await readFields(page)).toEqual(entered)
  })
})

test('submitting warns about unanswered questions and links to them', async ({ page }) => {
  await startQuiz(page, 'two-forces')
  await answer(questions(page))
  await expect(page.getByText(/^Saved/)).toBeVisible()
  await page.getByRole('button', { name: 'Flag for later' }).click()
  await expect(page.getByRole('button', { name: 'Flag for later' })).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('link', { name: 'Finish the quiz' }).click()
  await expect(page.getByText('1 of 12 questions are answered.')).toBeVisible()
  await expect(page.getByText('Unanswered questions earn 0 points.')).toBeVisible()
  await expect(page.getByText(/^Question \d+: not answered$/)).toHaveCount(11)
  await expect(page.getByText('You flagged 1 question for later.')).toBeVisible()
  await page.getByRole('link', { name: 'Question 2', exact: true }).click()
  await expect(page.getByText('Question 2 of 12', { exact: true })).toBeVisible()
})

test('a submitted attempt accepts no answers and keeps its one grade', async ({ page }) => {
  await startQuiz(page, 'the-deal')
  await answer(questions(page))
  await expect(page.getByText(/^Saved/)).toBeVisible()
  const attempt = new URL(page.url()).pathname
  const origin = new URL(page.url()).origin
  const submit = () => page.request.post(`${attempt}/submission`, { headers: { Origin: origin } })
  await Promise.all([submit(), submit(), submit(), submit()])
  await page.goto(`${attempt}/results`)
  const grade = await page.getByRole('heading', { level: 1 }).textContent()
  const late = await page.request.put(`/api/v1${attempt}/responses/1`, {
    headers: { Origin: origin },
    data: { response: null, clientId: 'late', sequence: 1, revision: 9 },
  })
  expect(late.status()).toBe(410)
  await page.goto(attempt)
  await expect(page).toHaveURL(/\/results$/)
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(grade)
})

test('another user can’t open an attempt', async ({ page, browser }) => {
  await startQuiz(page, 'the-deal')
  await answer(questions(page))
  await expect(page.getByText(/^Saved/)).toBeVisible()
  const { pathname, origin } = new URL(page.url())
  const stranger = await browser.newContext({ baseURL: origin })
  const post = { headers: { Origin: origin } }
  // A stranger with a separate session.
  await stranger.request.post('/api/v1/attempts', {
    ...post,
    data: { course: 'csto-nagorno-karabakh', quiz: 'final' },
  })
  for (const place of [pathname, `${pathname}/submit`, `${pathname}/results`]) {
    const response = await stranger.request.get(place)
    expect(response.status(), place).toBe(404)
    expect(await response.text()).not.toContain('The terms of the deal')
  }
  const save = { response: null, clientId: 'x', sequence: 1, revision: 0 }
  const saved = await stranger.request.put(`/api/v1${pathname}/responses/1`, { ...post, data: save })
  expect(saved.status()).toBe(404)
  const flagged = await stranger.request.put(`/api/v1${pathname}/flags/1`, {
    ...post,
    data: { flagged: true },
  })
  expect(flagged.status()).toBe(404)
  const submitted = await stranger.request.post(`${pathname}/submission`, { ...post, maxRedirects: 0 })
  expect(submitted.status()).toBe(404)
  await page.reload()
  await expect(page.getByText('1 of 12 answered')).toBeVisible()
  await stranger.close()
})

test('an invalid number is saved and reported', async ({ page }) => {
  await startQuiz(page, 'the-deal')
  await page.getByRole('link', { name: 'All on one page' }).click()
  await expect(page).toHaveURL(/view=all/)
  const number = questions(page).filter({ hasText: 'How many armored personnel carriers' })
  await number.getByRole('textbox').fill('ninety-ish')
  await expect(number.getByText(/Saved, but/)).toBeVisible()
  await page.reload()
  await expect(number.getByRole('textbox')).toHaveValue('ninety-ish')
  await number.getByRole('textbox').fill('90')
  await expect(number.getByText(/^Saved at/)).toBeVisible()
})

test('a request from another site changes nothing', async ({ page }) => {
  await startQuiz(page, 'the-deal')
  await answer(questions(page))
  await expect(page.getByText(/^Saved/)).toBeVisible()
  const { pathname } = new URL(page.url())
  const foreign = { headers: { Origin: 'https://elsewhere.example' } }
  const submitted = await page.request.post(`${pathname}/submission`, { ...foreign, maxRedirects: 0 })
  expect(submitted.status()).toBe(403)
  const save = { response: null, clientId: 'x', sequence: 1, revision: 0 }
  expect(
    (await page.request.put(`/api/v1${pathname}/responses/1`, { ...foreign, data: save })).status(),
  ).toBe(403)
  expect((await page.request.put(`/api/v1${pathname}/responses/1`, { data: save })).status()).toBe(403)
  await page.reload()
  await expect(page.getByText('1 of 12 answered')).toBeVisible()
})
