import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrate } from '@/prisma/migrate'
import { loadCourses } from '@/server/content/load-course'
import { createImport } from '@/server/interchange/create-import'
import { getImport } from '@/server/interchange/import-queries'
import { readUpload } from '@/server/interchange/open-file'
import { orderImport } from '@/server/interchange/order-import'
import { runImport } from '@/server/interchange/run-import'
import { openDatabase } from '@/server/platform/db'
import { moodleQuestions } from '../support/many-questions'
import { createOwnDatabase } from '../support/own-database'
import { BENCH_COURSE } from './bench-data'

/**
 * `npm run bench -- interchange`: a Moodle XML file of 1,000 and of 2,000 questions, from the bytes to the first page of the review, and the
 * import of all of them as drafts. Uses PostgreSQL if BENCH_DATABASE_URL is set, or else the embedded database.
 */

const SIZES = [250, 1_000, 2_000]
const RUNS = 3
/** For 1,000 questions, from the bytes to the review. */
const GOAL_MS = 2_000

const url = process.env.BENCH_DATABASE_URL
const own = url ? await createOwnDatabase(url) : null
const folder = await mkdtemp(path.join(tmpdir(), 'casebook-bench-'))
const database = await openDatabase(own ? { url: own.url, folder } : { folder })
try {
  await migrate(database.adapter)
  await loadCourses(database.client, 'salt')
  const { classId, actor } = await createClass()
  console.log(
    `Questions of Moodle XML, on ${database.kind === 'embedded' ? 'the embedded database' : 'PostgreSQL'}; medians, in milliseconds`,
  )
  // Warms up.
  await measure(classId, actor, 50)
  const rows = []
  for (const size of SIZES) rows.push(await measure(classId, actor, size))
  console.table(rows)
  const thousand = rows.find(({ questions }) => questions === 1_000)
  console.log(
    `1,000 questions read and shown for review in ${thousand?.['read and review']} ms; the goal is ${GOAL_MS} ms`,
  )
} finally {
  await database.close()
  await own?.drop()
  await rm(folder, { recursive: true, force: true })
}
process.exit(0)

async function createClass() {
  const course = await database.client.course.findFirstOrThrow({ where: { slug: BENCH_COURSE } })
  const { id } = await database.client.user.create({ data: { email: 'instructor@bench.example' } })
  const { id: classId } = await database.client.class.create({
    data: { courseId: course.id, name: 'Bench', members: { create: { userId: id, role: 'INSTRUCTOR' } } },
  })
  return { classId, actor: { id, ipAddress: null } }
}

type Actor = { id: string; ipAddress: null }

async function measure(classId: string, actor: Actor, questions: number) {
  const bytes = new TextEncoder().encode(moodleQuestions(questions))
  const times = { read: [] as number[], review: [] as number[], imported: [] as number[] }
  for (let run = 0; run < RUNS; run++) {
    times.read.push(await timed(() => readUpload({ name: 'file.xml', bytes })))
    let id = ''
    times.review.push(
      await timed(async () => {
        id = await createImport(actor, classId, async () => [{ name: 'file.xml', bytes }])
        await getImport(actor.id, { class: classId, import: id }, { show: 'all', page: 1 })
      }),
    )
    const order = { as: 'draft', concept: '', ifKnown: 'copy', isAssignmentOnly: false } as const
    times.imported.push(
      await timed(async () => {
        await orderImport(actor, { class: classId, import: id }, { show: 'all' }, { ...order, tags: [] })
        await runImport(database.client, id, new Date())
      }),
    )
  }
  return {
    questions,
    kB: Math.round(bytes.length / 1000),
    'read and judge': median(times.read),
    'read and review': median(times.review),
    'µs per question': Math.round((median(times.review) * 1000) / questions),
    'import as drafts': median(times.imported),
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

function median(times: readonly number[]): number {
  return Math.round([...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0)
}
