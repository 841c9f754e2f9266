import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeAll, expect, test } from 'vitest'
import type { Statement } from '@/domain/xapi/statements'
import { exportStatements, sendStatements } from '@/server/grades/export-statements'
import { GradebookSearchSchema } from '@/server/grades/gradebook-queries'
import { openLrs } from '@/server/grades/lrs'
import { acting } from '@/tests/support/class-people'
import { useTestDatabase } from '@/tests/support/test-database'
import { createWholeClass, type WholeClass } from '@/tests/support/whole-class'
import '@/tests/support/session-secret'

const database = useTestDatabase()
let whole: WholeClass
beforeAll(async () => {
  whole = await createWholeClass()
})

const ALL = GradebookSearchSchema.parse({})

async function read(viewer: string, assignments: readonly string[] = [], search = ALL) {
  const selection = { classId: whole.classId, search, assignments }
  const { parts } = await exportStatements(acting(viewer), selection, new Date())
  let text = ''
  for await (const part of parts) text += part
  return JSON.parse(text) as Statement[]
}

test('attempts are exported as statements, the same ones every time', async () => {
  const { instructor, assignment, attempt, student } = whole
  const statements = await read(instructor, [assignment])
  const own = statements.filter(({ context }) => context.registration === attempt)
  expect(own.map(({ verb }) => verb.display.en)).toEqual(
    expect.arrayContaining(['attempted', 'answered', 'completed']),
  )
  expect(new Set(own.map(({ actor }) => actor.account.name))).toEqual(new Set([student]))
  expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length)
  expect(await read(instructor, [assignment])).toEqual(statements)
  expect(JSON.stringify(statements)).not.toContain('@')
})

test('a regraded answer has two statements', async () => {
  const { instructor, assignment, attempt } = whole
  const row = await database().attemptItem.findFirstOrThrow({ where: { attemptId: attempt, earned: 0 } })
  await database().attemptItem.update({
    where: { attemptId_slot: { attemptId: attempt, slot: row.slot } },
    data: { firstEarned: row.possible, firstPossible: row.possible },
  })
  const statements = await read(instructor, [assignment])
  const ids = new Set(statements.map(({ id }) => id))
  const later = statements.filter(({ context }) => 'statement' in context)
  expect(later).toHaveLength(1)
  for (const { context } of later) expect(ids).toContain((context.statement as { id: string }).id)
})

test('the gradebook’s filters apply, and an empty selection is an empty list', async () => {
  const search = GradebookSearchSchema.parse({ name: 'no student has this name' })
  expect(await read(whole.instructor, [], search)).toEqual([])
})

test('only staff who can read keys export statements, and it is logged', async () => {
  const { classId, student, observer, assistant } = whole
  const other = await createWholeClass()
  await expect(read(other.instructor)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  for (const viewer of [student, observer])
    await expect(read(viewer)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const count = () => database().auditEntry.count({ where: { classId, action: 'grade.export' } })
  const before = await count()
  await read(assistant)
  expect(await count()).toBe(before + 1)
})

/** Runs a store that has some statements already, or that refuses all. */
async function withStore(known: readonly string[], run: (endpoint: string, kept: string[]) => Promise<void>) {
  const kept: string[] = []
  const stub = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const ids = (JSON.parse(text) as { id: string }[]).map(({ id }) => id)
    const isKey = request.headers.authorization === `Basic ${Buffer.from('key:secret').toString('base64')}`
    const status = !isKey ? 401 : ids.some((id) => known.includes(id)) ? 409 : 200
    if (status === 200) kept.push(...ids)
    response.writeHead(status).end('[]')
  })
  await new Promise<void>((resolve) => stub.listen(0, '127.0.0.1', resolve))
  try {
    await run(`http://127.0.0.1:${(stub.address() as AddressInfo).port}/xapi/`, kept)
  } finally {
    stub.close()
  }
}

async function* statementsNamed(count: number) {
  for (let number = 1; number <= count; number += 1) yield { id: `s${number}` }
}

test('a learning record store gets all statements that it doesn’t have', async () => {
  await withStore(['s2'], async (endpoint, kept) => {
    expect(await openLrs({ endpoint, key: 'key', secret: 'secret' }).send(statementsNamed(205))).toBe(205)
    expect(kept).toHaveLength(204)
    expect(kept).not.toContain('s2')
  })
})

test('a store that refuses the key is reported', async () => {
  await withStore([], async (endpoint) => {
    const lrs = openLrs({ endpoint, key: 'key', secret: 'wrong' })
    await expect(lrs.send(statementsNamed(1))).rejects.toThrow(/refused the statements \(status 401\)/)
  })
})

test('without a store, nothing is sent or logged', async () => {
  const { instructor, classId } = whole
  const count = () => database().auditEntry.count({ where: { classId, action: 'grade.export' } })
  const before = await count()
  const selection = { classId, search: ALL, assignments: [] }
  await expect(sendStatements(acting(instructor), selection, new Date())).rejects.toMatchObject({
    code: 'CLOSED',
  })
  expect(await count()).toBe(before)
})
