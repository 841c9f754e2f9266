#!/usr/bin/env node
import { COURSE, measurePage } from './measure-page.mjs'
import { measureVitals } from './measure-vitals.mjs'
import { takeQuiz } from './take-quiz.mjs'
import { withServerAndBrowser } from './with-server.mjs'

/**
 * `npm run budget`: measures in Chromium what each page of the production build transfers, and how it feels on a slow
 * phone. Exits with 1 if a budget is exceeded.
 */

/** The compressed size of an empty page of the framework, without polyfills that modern browsers skip. */
const FRAMEWORK_BYTES = 135_000
const PAGES = [
  { name: 'home', path: '/' },
  { name: 'lesson', path: `${COURSE}/lessons/how-the-csto-is-built`, moreScript: 12_000 },
  { name: 'lesson with checks', path: `${COURSE}/lessons/the-deal`, moreScript: 12_000 },
  { name: 'glossary', path: `${COURSE}/glossary` },
  { name: 'flashcards', path: `${COURSE}/flashcards` },
  { name: 'coverage', path: `${COURSE}/coverage` },
  { name: 'quiz', path: `${COURSE}/quizzes/area-structure`, moreScript: 40_000 },
  { name: 'attempt, one question', start: 'area-structure', moreScript: 40_000 },
  { name: 'attempt, all questions', start: 'area-structure', all: true, moreScript: 40_000 },
  { name: 'progress', path: '/progress' },
]

/** On a slow phone (`measureVitals`): largest contentful paint, slowest interaction, and cumulative layout shift. */
const VITALS = { paintMs: 1_500, interactionMs: 200, shift: 0.001 }
const MAIN_PAGES = [
  { name: 'home', path: '/', isVisitor: true },
  { name: 'home of a learner', path: '/' },
  { name: 'course', path: COURSE },
  // A visitor: on another visit, the check would be answered already.
  { name: 'lesson', path: `${COURSE}/lessons/the-deal`, isVisitor: true, interact: answerCheck },
  { name: 'glossary', path: `${COURSE}/glossary` },
  { name: 'quiz', path: `${COURSE}/quizzes/the-deal` },
  { name: 'attempt', interact: answerQuestion },
  { name: 'results' },
  { name: 'review', path: '/review' },
  { name: 'review session', path: '/review/session', interact: answerReview },
  { name: 'progress', path: '/progress' },
  { name: 'sign-in', path: '/sign-in' },
]

const { rows, vitals } = await withServerAndBrowser(async (browser, origin) => {
  const rows = []
  for (const page of PAGES) rows.push({ ...page, ...(await measurePage(browser, origin, page)) })
  const { storageState, paths } = await visitorWithResults(browser, origin)
  const vitals = []
  for (const page of MAIN_PAGES) {
    const path = page.path ?? paths[page.name]
    vitals.push({
      ...page,
      ...(await measureVitals(browser, origin, page.isVisitor ? undefined : storageState, { ...page, path })),
    })
  }
  return { rows, vitals }
})
const faults = [...rows.flatMap(faultsOf), ...vitals.flatMap(slownessOf)]
console.table(
  rows.map(({ name, requests, bytes, shift, moreScript }) => ({
    page: name,
    requests,
    'html kB': kilo(bytes.document),
    'css kB': kilo(bytes.stylesheet),
    'script kB': kilo(bytes.script),
    'over the framework kB': kilo(bytes.script - FRAMEWORK_BYTES),
    'budget kB': moreScript ? kilo(moreScript) : '',
    'fonts kB': kilo(bytes.font),
    'layout shift': shift.toFixed(4),
  })),
)
console.log('On a slow phone (4 times slower processor, slow 4G), median of 3 first visits:')
console.table(
  vitals.map(({ name, paintMs, interactionMs, shift }) => ({
    page: name,
    'largest paint ms': Math.round(paintMs),
    'slowest interaction ms': interactionMs ?? '',
    'layout shift': shift.toFixed(4),
  })),
)
for (const fault of faults) console.log(`Over budget: ${fault}`)
console.log(
  faults.length === 0 ? `Budgets exceeded: ${faults.length}` : `${faults.length} budgets are not kept.`,
)
process.exit(faults.length === 0 ? 0 : 1)

function faultsOf({ name, bytes, shift, foreign, moreScript }) {
  const more = bytes.script - FRAMEWORK_BYTES
  return [
    ...(moreScript && more > moreScript ? [`${name}: ${kilo(more)} kB of script over the framework's`] : []),
    ...(shift > 0.001 ? [`${name}: the layout shifts by ${shift.toFixed(4)}`] : []),
    ...foreign.map((url) => `${name}: a request to ${url}`),
  ]
}

function kilo(bytes) {
  return (bytes / 1000).toFixed(1)
}

function slownessOf({ name, paintMs, interactionMs, shift, moved }) {
  return [
    ...(paintMs > VITALS.paintMs ? [`${name}: the largest paint takes ${Math.round(paintMs)} ms`] : []),
    ...(interactionMs > VITALS.interactionMs ? [`${name}: an interaction takes ${interactionMs} ms`] : []),
    ...(shift > VITALS.shift
      ? [`${name}: the layout shifts by ${shift.toFixed(4)} on a slow phone: ${moved}`]
      : []),
  ]
}

/** A guest who has taken a quiz, so that pages have something to show, and the URL of a question with options in another quiz. */
async function visitorWithResults(browser, origin) {
  const context = await browser.newContext({ baseURL: origin, serviceWorkers: 'block' })
  const page = await context.newPage()
  await takeQuiz(page)
  const results = new URL(page.url()).pathname
  await page.goto(`${COURSE}/quizzes/area-structure`)
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await page.waitForURL(/attempts\//)
  // The quiz draws its questions. The measured one must have options to choose.
  while ((await page.locator('input[type=radio]:visible').count()) === 0) {
    const before = page.url()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.waitForURL((url) => url.href !== before)
  }
  const attempt = page.url().slice(origin.length)
  const storageState = await context.storageState()
  await context.close()
  return { storageState, paths: { results, attempt } }
}

async function answerCheck(page) {
  const check = page.getByRole('complementary').filter({ hasText: 'Quick check' }).first()
  await check.getByRole('radio').first().check({ force: true })
  await check.getByRole('button', { name: 'Check answer' }).click()
  await check
    .getByText(/Correct|Incorrect/)
    .first()
    .waitFor()
}

async function answerQuestion(page) {
  await page.locator('form[data-ready]').waitFor()
  // A later visit finds the answer of the visit before.
  await page.locator('input[type=radio]:not(:checked):visible').first().click()
  await page.getByText(/^Saved/).waitFor()
  await page.getByRole('button', { name: 'Next' }).click()
}

async function answerReview(page) {
  const choice = page.locator('input[type=radio]:visible, input[type=checkbox]:visible').first()
  if ((await choice.count()) > 0) await choice.check()
  await page.getByRole('button', { name: 'Check', exact: true }).click()
}
