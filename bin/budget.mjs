#!/usr/bin/env node
import { COURSE, measurePage } from './measure-page.mjs'
import { withServerAndBrowser } from './with-server.mjs'

/**
 * `npm run budget`: measures in Chromium what each page of the production build transfers. Exits with 1 if a budget
 * is exceeded.
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

const rows = await withServerAndBrowser(async (browser, origin) => {
  const measured = []
  for (const page of PAGES) measured.push({ ...page, ...(await measurePage(browser, origin, page)) })
  return measured
})
const faults = rows.flatMap(faultsOf)
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
