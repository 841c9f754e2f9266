import { Agent } from 'node:http'
import { encodeSession } from '../../server/http/next-auth/encode-session'
import { HttpBrowser } from '../support/http-browser'
import { writeLargeCourse } from '../support/large-course'
import { withInstallation } from './bench-server'
import { comparePlans } from './compare-plans'
import { addReviewers, type Past } from './review-data'
import { percentile } from './run-load'

/**
 * `npm run bench -- review`: whether planning for an exam date beats plain due order, with simulated learners. Then
 * how much longer the review pages take for a learner with 5,000 cards and 100,000 reviews than for one with 50
 * cards. Uses PostgreSQL if BENCH_DATABASE_URL is set, or else the embedded database.
 */

const LEARNERS = 100
const FEW: Past = { cards: 50, reviewsEach: 20 }
const MANY: Past = { cards: 5_000, reviewsEach: 20 }
const PAGES = ['/review', '/review/session?minutes=10', '/progress']
const RUNS = 41
const GOAL = 1.5
/** Always the same: a build is reused only for the content that it was made with. */
const CONTENT = 'test-results-data/large-course'

if (!process.argv.includes('--pages')) {
  console.log(`Recall on exam day, ${LEARNERS} simulated learners per row, the same in both orders`)
  console.table(comparePlans(LEARNERS))
}
await comparePages()
process.exit(0)

async function comparePages(): Promise<void> {
  await writeLargeCourse(CONTENT)
  console.log('Pages over HTTP, on a production build with a course of 5,000 questions')
  await withInstallation(
    { env: { CONTENT_DIR: CONTENT }, fill: (database) => addReviewers(database, [FEW, MANY]) },
    async ({ server, secret }, [few = '', many = '']) => {
      const agent = new Agent({ keepAlive: true })
      const openAs = async (learnerId: string) => {
        const browser = new HttpBrowser(server.origin, agent)
        const { name, value } = await encodeSession({ id: learnerId }, secret)
        browser.setCookie(name, value)
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

/** Takes turns, so that a slow moment of the machine affects both. */
async function comparePage(page: string, { few, many }: { few: HttpBrowser; many: HttpBrowser }) {
  const times: { few: number[]; many: number[] } = { few: [], many: [] }
  for (let run = 0; run <= RUNS; run++)
    for (const [name, browser] of [
      ['few', few],
      ['many', many],
    ] as const) {
      const started = performance.now()
      const answer = await browser.get(page)
      if (answer.status !== 200) throw new Error(`${page} returned ${answer.status}`)
      // The first request warms up.
      if (run > 0) times[name].push(performance.now() - started)
    }
  const median = (list: number[]) =>
    percentile(
      list.sort((a, b) => a - b),
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
