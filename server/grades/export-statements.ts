import 'server-only'
import { createHash } from 'node:crypto'
import { exportQuestion } from '@/domain/interchange/export-by-type'
import {
  type AnsweredQuestion,
  type ReportedAttempt,
  type Statement,
  type StatementContext,
  statementsOf,
} from '@/domain/xapi/statements'
import { type ClassForMember, requireClassPermission } from '@/server/access/class-access'
import { parsedItem } from '@/server/content/parsed-items'
import { consumeRateLimit } from '@/server/http/rate-limits'
import { db } from '@/server/platform/db'
import { publicUrl } from '@/server/platform/env'
import { AppError } from '@/server/platform/errors'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'
import { fileNameOf } from './export-grades'
import { listGradebookColumns } from './gradebook-columns'
import { type GradebookSearch, getGradeScale, listGradebookRows } from './gradebook-queries'
import { findLrs, LrsError } from './lrs'

/** How many attempts are read together with their answers. */
const ATTEMPTS = 50

/** Which attempts: those of the students whom the gradebook shows, at these assignments; an empty list means all. */
type Selection = { classId: string; search: GradebookSearch; assignments: readonly string[] }

/**
 * Exports attempts as xAPI statements: one JSON list, in parts. The definitions of the questions contain their keys, so that staff need the permission
 * to read keys. Students are named by the IDs of their accounts. The export is logged.
 * @throws AppError as `requireClassPermission`
 */
export async function exportStatements(
  actor: ActingPerson,
  selection: Selection,
  now: Date,
): Promise<{ fileName: string; parts: AsyncGenerator<string> }> {
  const ofClass = await requireClassPermission(actor.id, selection.classId, 'teach', { evenArchived: true })
  const statements = await selectStatements(actor, ofClass, selection, { now, format: 'xAPI' })
  return { fileName: `xapi-${fileNameOf(ofClass.name)}.json`, parts: writeList(statements) }
}

/**
 * Sends the same statements to the learning record store. Those that it already has stay as they are.
 * @returns how many were sent
 * @throws AppError as `requireClassPermission`; CLOSED without a store, or if it doesn't accept them
 */
export async function sendStatements(actor: ActingPerson, selection: Selection, now: Date): Promise<number> {
  const ofClass = await requireClassPermission(actor.id, selection.classId, 'teach', { evenArchived: true })
  const lrs = findLrs()
  if (!lrs) throw new AppError('CLOSED', { userMessage: 'This site has no learning record store.' })
  await consumeRateLimit('statements-account', actor.id)
  const format = 'xAPI, to the learning record store'
  try {
    return await lrs.send(await selectStatements(actor, ofClass, selection, { now, format }))
  } catch (error) {
    if (error instanceof LrsError) throw new AppError('CLOSED', { userMessage: error.message, cause: error })
    throw error
  }
}

async function selectStatements(
  actor: ActingPerson,
  ofClass: ClassForMember,
  { search, assignments }: Selection,
  { now, format }: { now: Date; format: string },
): Promise<AsyncGenerator<Statement>> {
  const columns = await listGradebookColumns(ofClass.id, now)
  const { rows } = await listGradebookRows(ofClass.id, columns, { ...search, offset: 0 }, { take: null })
  const wanted = new Set(assignments)
  const chosen = wanted.size === 0 ? columns : columns.filter(({ id }) => wanted.has(id))
  await db().$transaction((tx) =>
    writeAudit(tx, actor, {
      ...{ action: 'grade.export', subject: { type: 'class', id: ofClass.id }, classId: ofClass.id },
      after: { format, students: rows.length, assignments: chosen.map(({ title }) => title) },
    }),
  )
  const students = rows.map(({ id }) => id)
  return statementsIn(ofClass, chosen, students)
}

async function* writeList(statements: AsyncGenerator<Statement>): AsyncGenerator<string> {
  let before = '[\n'
  for await (const statement of statements) {
    yield before + JSON.stringify(statement)
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

type Column = { id: string; quizId: string; title: string }

async function* statementsIn(
  ofClass: ClassForMember,
  columns: readonly Column[],
  students: readonly string[],
): AsyncGenerator<Statement> {
  const { passFrom } = await getGradeScale(ofClass.id)
  const context = {
    home: publicUrl(),
    courseSlug: ofClass.courseSlug,
    class: { id: ofClass.id, name: ofClass.name },
    uuidOf,
  }
  for (const { id, title, quizId } of columns)
    for await (const attempt of attemptsAt(quizId, students, passFrom === null ? null : passFrom / 100)) {
      const of: StatementContext = { ...context, assignment: { id, title } }
      yield* statementsOf(attempt, of)
    }
}

/** A name-based UUID in the format of RFC 9562, version 8. */
function uuidOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

async function* attemptsAt(
  quizId: string,
  students: readonly string[],
  passingRatio: number | null,
): AsyncGenerator<ReportedAttempt> {
  for (let after = ''; ; ) {
    const page = await readAttempts(quizId, students, after)
    for (const { earned, possible, items, regradeChanges, ...attempt } of page)
      yield {
        ...attempt,
        score: earned === null || possible === null ? null : { earned, possible },
        passingRatio,
        answers: items.map((item) => toAnswer(item, regradeChanges)),
      }
    const last = page.at(-1)
    if (!last || page.length < ATTEMPTS) return
    after = last.id
  }
}

function readAttempts(quizId: string, students: readonly string[], after: string) {
  return db().attempt.findMany({
    where: { quizId, learnerId: { in: [...students] }, id: { gt: after } },
    orderBy: { id: 'asc' },
    take: ATTEMPTS,
    select: {
      ...{ id: true, learnerId: true, number: true, startedAt: true, submittedAt: true },
      ...{ earned: true, possible: true },
      items: {
        orderBy: { slot: 'asc' },
        select: {
          ...{ slot: true, response: true, savedAt: true, earned: true, possible: true },
          ...{ firstEarned: true, firstPossible: true },
          itemVersion: { select: { id: true, number: true, content: true } },
        },
      },
      regradeChanges: { where: { undoneAt: null }, select: { slot: true, appliedAt: true } },
    },
  })
}

type AttemptRow = Awaited<ReturnType<typeof readAttempts>>[number]

function toAnswer(row: AttemptRow['items'][number], changes: AttemptRow['regradeChanges']): AnsweredQuestion {
  const { slot, response, savedAt, itemVersion, firstEarned, firstPossible } = row
  const score = scoreOf(row.earned, row.possible)
  const first = firstEarned === null ? null : scoreOf(firstEarned, firstPossible ?? row.possible)
  const hasChanged = first !== null && (first.earned !== score.earned || first.possible !== score.possible)
  const times = changes.filter((change) => change.slot === slot).map(({ appliedAt }) => appliedAt.getTime())
  return {
    ...{ slot, response, score, answeredAt: savedAt, version: itemVersion.number },
    question: exportQuestion(parsedItem(itemVersion)),
    firstScore: hasChanged ? first : null,
    regradedAt: times.length > 0 ? new Date(Math.max(...times)) : null,
  }
}

/** Nothing is possible until an answer is graded. */
function scoreOf(earned: number | null, possible: number) {
  return earned === null ? { earned: 0, possible: 0 } : { earned, possible }
}
