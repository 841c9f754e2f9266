import { beforeAll, expect, test } from 'vitest'
import type { Statement } from '@/domain/xapi/statements'
import { exportStatements } from '@/server/grades/export-statements'
import { GradebookSearchSchema } from '@/server/grades/gradebook-queries'
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
  const { parts } = await exportStatements(acting(viewer), whole.classId, search, assignments, new Date())
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
