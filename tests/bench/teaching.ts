import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrate } from '@/prisma/migrate'
import { getItemAnalysis } from '@/server/analysis/get-item-analysis'
import { listGradebookColumns } from '@/server/grades/gradebook-columns'
import { GradebookSearchSchema, listGradebookRows } from '@/server/grades/gradebook-queries'
import { type Db, openDatabase } from '@/server/platform/db'
import { runRegrade } from '@/server/regrading/run-regrade'
import { runUndo } from '@/server/regrading/undo-run'
import { createOwnDatabase } from '../support/own-database'
import { fillTeaching } from '../support/teaching-data'

/**
 * `npm run bench -- teaching`: a gradebook of 500 students by 60 assignments, the item analysis of 100,000 responses,
 * the regrade of 10,000 attempts, and each at a tenth of the size. Uses PostgreSQL if BENCH_DATABASE_URL is set, or
 * else the embedded database.
 */

const url = process.env.BENCH_DATABASE_URL
const own = url ? await createOwnDatabase(url) : null
const folder = await mkdtemp(path.join(tmpdir(), 'casebook-bench-'))
const database = await openDatabase(own ? { url: own.url, folder } : { folder })
try {
  await migrate(database.adapter)
  console.log(
    `Teaching, on ${database.kind === 'embedded' ? 'the embedded database' : 'PostgreSQL'}; medians, in milliseconds`,
  )
  const client = database.client
  console.table([
    ...(await both('gradebook', (scale) => gradebook(client, scale))),
    ...(await both('item analysis', (scale) => analysis(client, scale))),
    ...(await both('regrade', (scale) => regrade(client, scale))),
  ])
} finally {
  await database.close()
  await own?.drop()
  await rm(folder, { recursive: true, force: true })
}
process.exit(0)

type Timed = Record<string, { size: string; ms: number }>

/** The times at a tenth and at full size, and how they grow: 10 is linear. */
async function both(name: string, run: (scale: number) => Promise<Timed>) {
  const [small, whole] = [await run(0.1), await run(1)]
  return Object.entries(whole).map(([step, { size, ms }]) => ({
    what: `${name}: ${step}`,
    size,
    ms: Math.round(ms * 10) / 10,
    'a tenth': Math.round((small[step]?.ms ?? 0) * 10) / 10,
    growth: Math.round((ms / (small[step]?.ms ?? ms)) * 10) / 10,
  }))
}

async function median(times: number, work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  // The first request warms up.
  for (let run = 0; run <= times; run++) {
    const started = performance.now()
    await work()
    if (run > 0) taken.push(performance.now() - started)
  }
  return taken.sort((a, b) => a - b)[Math.floor(taken.length / 2)] ?? 0
}

async function gradebook(client: Db, scale: number): Promise<Timed> {
  const size = { students: 500 * scale, assignments: 60, items: 0 }
  const { classId, assignmentId } = await fillTeaching(client, size)
  const label = `${size.students} by ${size.assignments}`
  const page = (search: object) => async () => {
    const columns = await listGradebookColumns(classId, new Date())
    await listGradebookRows(classId, columns, GradebookSearchSchema.parse(search))
  }
  return {
    'first rows': { size: label, ms: await median(9, page({})) },
    'sorted by total': { size: label, ms: await median(9, page({ sort: 'total' })) },
    'sorted by an assignment': { size: label, ms: await median(9, page({ sort: assignmentId })) },
    'rows from the middle': { size: label, ms: await median(9, page({ offset: size.students / 2 })) },
  }
}

async function analysis(client: Db, scale: number): Promise<Timed> {
  const size = { students: 10_000 * scale, assignments: 1, items: 10 }
  const { classId, assignmentId, instructorId } = await fillTeaching(client, size)
  const label = `${size.students * size.items} responses`
  const ms = await median(5, () => getItemAnalysis(instructorId, { classId, assignmentId }, 'first'))
  return { everything: { size: label, ms } }
}

async function regrade(client: Db, scale: number): Promise<Timed> {
  const size = { students: 10_000 * scale, assignments: 1, items: 10 }
  const { classId, quizId, itemId, instructorId } = await fillTeaching(client, size)
  const { id } = await client.regradeRun.create({
    data: {
      classId,
      quizId,
      itemId,
      policy: 'full-credit',
      reason: 'Of a benchmark',
      createdById: instructorId,
    },
  })
  const now = new Date()
  const started = performance.now()
  await runRegrade(client, id, now)
  const applied = performance.now() - started
  await client.regradeRun.update({ where: { id }, data: { state: 'UNDOING' } })
  const startedAgain = performance.now()
  await runUndo(client, id, now)
  const label = `${size.students} attempts`
  return {
    applied: { size: label, ms: applied },
    undone: { size: label, ms: performance.now() - startedAgain },
  }
}
