import { randomUUID } from 'node:crypto'
import type { PublicItem } from '@/domain/items/to-public-item'
import { formFields } from '../support/form-fields'
import { guessResponse } from '../support/guess-response'
import type { Answer, HttpBrowser } from '../support/http-browser'
import { type Account, BENCH_COURSE, BENCH_QUIZ, PASSWORD } from './bench-data'

/** One learner's whole attempt over HTTP, like in a browser: loads pages and follows redirects. */

export type Step = 'sign in' | 'start' | 'save' | 'save all' | 'submit' | 'review'
export type Variant = 'one by one' | 'one post'
export type Question = { slot: number; item: PublicItem }

/** Runs `work` as a step and measures it. */
export type Measure = <T>(step: Step, work: () => Promise<T>) => Promise<T>

export type AttemptPlan = {
  browser: HttpBrowser
  account: Account
  variant: Variant
  withSignIn: boolean
  /** The same for every attempt: the quiz has a fixed list of questions. */
  questions: Question[]
  measure: Measure
}

export async function takeWholeAttempt(plan: AttemptPlan): Promise<void> {
  const { browser, account, variant, withSignIn, questions, measure } = plan
  if (withSignIn) await measure('sign in', () => signIn(browser, account))
  const id = await measure('start', async () => {
    const page = redirectOf(await browser.post(`/courses/${BENCH_COURSE}/quizzes/${BENCH_QUIZ}/start`))
    const id = /^\/attempts\/([\w-]{36})(\?|$)/.exec(page)?.[1]
    if (!id) throw new Error(`the start led to ${page}`)
    expectStatus(await browser.get(`/attempts/${id}?view=all`), 200)
    return id
  })
  if (variant === 'one by one') await saveOneByOne(plan, id)
  else await measure('save all', () => saveAtOnce(browser, id, questions))
  const review = await measure('submit', async () =>
    redirectOf(await browser.post(`/attempts/${id}/submission`)),
  )
  await measure('review', async () => expectStatus(await browser.get(review), 200))
}

async function signIn(browser: HttpBrowser, { email }: Account): Promise<void> {
  const form = (await browser.get('/sign-in')).text()
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)]
  const fields = hidden.map(([, name = '', value = '']): [string, string] => [name, unescapeHtml(value)])
  const sent = [...fields, ['email', email], ['password', PASSWORD]] as const
  const page = redirectOf(await browser.post('/api/auth/callback/password', sent))
  if (page !== '/progress') throw new Error(`the sign-in led to ${page}`)
}

async function saveOneByOne({ browser, questions, measure }: AttemptPlan, id: string): Promise<void> {
  const clientId = randomUUID()
  for (const [index, { slot, item }] of questions.entries()) {
    const save = { response: guessResponse(item), clientId, sequence: index + 1, revision: 0 }
    await measure('save', async () =>
      expectStatus(await browser.send('PUT', `/api/v1/attempts/${id}/responses/${slot}`, save), 200),
    )
  }
}

/** The form data of the page with all questions without JavaScript. */
async function saveAtOnce(browser: HttpBrowser, id: string, questions: Question[]): Promise<void> {
  const fields = questions.flatMap(({ slot, item }): [string, string][] => [
    ['slot', String(slot)],
    [`s${slot}-revision`, '0'],
    ...formFields(item, guessResponse(item), `s${slot}`),
  ])
  const next = redirectOf(
    await browser.post(`/attempts/${id}/save`, [['view', 'all'], ['go', 'submit:1'], ...fields]),
  )
  if (!next.endsWith('/submit')) throw new Error(`the answers were rejected: ${next}`)
}

function redirectOf(answer: Answer): string {
  const { location } = expectStatus(answer, 303)
  if (!location) throw new Error(`led to ${location}`)
  return location
}

function expectStatus(answer: Answer, status: number): Answer {
  if (answer.status === status) return answer
  throw new Error(`returned ${answer.status} instead of ${status}: ${answer.text().slice(0, 300)}`)
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
}
