import { Agent } from 'node:http'
import { encode } from 'next-auth/jwt'
import { HttpBrowser } from '../support/http-browser'
import { writeLargeCourse } from '../support/large-course'
import { withInstallation } from './bench-server'
import { comparePlans } from './compare-plans'
import { addReviewers, type Past } from './review-data'
import { percentile } from './run-load'

/**
 * `npm run bench -- review`: whether planning for a date beats plain due order, by simulated learners; then how much longer the pages of review take for a
 * learner with 5,000 cards and 100,000 reviews than for one with 50 cards. On PostgreSQL with BENCH_DATABASE_URL, else on the embedded database.
 */

const LEARNERS = 100
const FEW: Past = { cards: 50, reviewsEach: 20 }
const MANY: Past = { cards: 5_000, reviewsEach: 20 }
const PAGES = ['/review', '/review/session?minutes=10', '/progress']
const RUNS = 41
const GOAL = 1.5
/** Always the same: a build is kept for the content that it was made with. */
const CONTENT = 'test-results-data/large-course'

if (!process.argv.includes('--pages')) {
  console.log(
    `Recall on the day of the exam, ${LEARNERS} simulated learners for each row, the same in both orders`,
  )
  console.table(comparePlans(LEARNERS))
}
await comparePages()
process.exit(0)

async function comparePages(): Promise<void> {
  await writeLargeCourse(CONTENT)
  console.log('Pages over HTTP, on a production build that is made for a course of 5,000 questions')
  await withInstallation(
    { env: { CONTENT_DIR: CONTENT }, fill: (database) => addReviewers(database, [FEW, MANY]) },
    async ({ server, secret }, [few = '', many = '']) => {
      const agent = new Agent({ keepAlive: true })
      const openAs = async (learnerId: string) => {
        const browser = new HttpBrowser(server.origin, agent)
        const token = await encode({ token: { sub: learnerId, sessionVersion: 1 }, secret })
        browser.setCookie('next-auth.session-token', token)
        return browser
      }
      const browsers = { few: await openAs(few), many: await openAs(many) }
      const rows = []
      for (const page of PAGES) rows.push(await comparePage(page, browsers))
      console.table(rows)
      agent.destroy()
    },
  )
}

/** One after the other in turn, so that a slow moment of the machine meets both. */
async function comparePage(page: string, { few, many }: { few: HttpBrowser; many: HttpBrowser }) {
  const times: { few: number[]; many: number[] } = { few: [], many: [] }
  for (let run = 0; run <= RUNS; run++)
    for (const [name, browser] of [
      ['few', few],
      ['many', many],
    ] as const) {
      const started = performance.now()
      const answer = await browser.get(page)
      if (answer.status !== 200) throw new Error(`${page} answered ${answer.status}`)
      // The first one warms up.
      if (run > 0) times[name].push(performance.now() - started)
    }
  const median = (list: number[]) =>
    percentile(
      list.sort((one, other) => one - other),
      0.5,
    )
  const ratio = median(times.many) / median(times.few)
  return {
    page,
    'ms, 50 cards': Number(median(times.few).toFixed(1)),
    'ms, 5,000 cards': Number(median(times.many).toFixed(1)),
    ratio: Number(ratio.toFixed(2)),
    goal: `${GOAL}: ${ratio <= GOAL ? 'reached' : 'not reached'}`,
  }
}
