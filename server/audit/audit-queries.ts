import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { AUDIT_ACTIONS, type AuditAction } from '@/domain/access/audit-actions'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import type { Prisma } from '@/generated/prisma/client'
import { type Db, db } from '@/server/platform/db'
import { findPeopleByText } from '@/server/platform/people-statements'
import { namesOfSubjects } from './subject-names'

/** The maximum of a bigint column. */
const MAX_ENTRY_ID = 2n ** 63n - 1n

export const AuditSearchSchema = z.object({
  /** Part of the name or email of the actor or the affected learner. */
  who: z.string().trim().max(TEXT_LIMITS.search).catch('').default(''),
  action: idText.catch('').default(''),
  /** The ID of the last row of the previous page. */
  before: z.coerce.bigint().positive().max(MAX_ENTRY_ID).nullable().catch(null).default(null),
})
export type AuditSearch = z.infer<typeof AuditSearchSchema>

export type AuditRow = {
  id: string
  at: Date
  /** Null for automatic actions of the server. */
  actor: string | null
  action: string
  /** The changed object, for example “assignment “Week 1””; with its ID if it has no name or was deleted. */
  subject: string
  learner: string | null
  before: string | null
  after: string | null
  ipAddress: string | null
}

const PAGE = 50

/**
 * Reads a page of the audit log, newest first.
 * @param classId limits it to one class; null for the whole instance, which only administrators see
 */
export async function searchAudit(
  classId: string | null,
  search: AuditSearch,
): Promise<{ rows: AuditRow[]; hasMore: boolean }> {
  const people = search.who === '' ? null : await findPeopleByText(search.who)
  const where: Prisma.AuditEntryWhereInput = {
    ...(classId !== null && { classId }),
    ...(isAuditAction(search.action) && { action: search.action }),
    ...(search.before !== null && { id: { lt: search.before } }),
    ...(people && { OR: [{ actorId: { in: people } }, { learnerId: { in: people } }] }),
  }
  const entries = await db().auditEntry.findMany({ where, orderBy: { id: 'desc' }, take: PAGE + 1 })
  const shown = entries.slice(0, PAGE)
  return { rows: await toRows(shown), hasMore: entries.length > PAGE }
}

/** Lists the changes to one student's grade and attempts in one assignment, newest first. */
export async function listAuditOf(about: {
  classId: string
  learnerId: string
  subjectIds: string[]
}): Promise<AuditRow[]> {
  const { classId, learnerId, subjectIds } = about
  const entries = await db().auditEntry.findMany({
    where: { classId, learnerId, subjectId: { in: subjectIds } },
    orderBy: { id: 'desc' },
    take: 200,
  })
  return toRows(entries)
}

async function toRows(entries: Awaited<ReturnType<Db['auditEntry']['findMany']>>): Promise<AuditRow[]> {
  const [names, subjects] = await Promise.all([
    namesOf(entries.flatMap(({ actorId, learnerId }) => [actorId, learnerId])),
    namesOfSubjects(entries),
  ])
  return entries.map(
    ({ id, at, actorId, action, subjectType, subjectId, learnerId, before, after, ipAddress }) => ({
      id: String(id),
      at,
      actor: actorId && (names.get(actorId) ?? 'A deleted account'),
      action: isAuditAction(action) ? AUDIT_ACTIONS[action] : action,
      subject: subjects.has(subjectId)
        ? `${subjectType.replace('-', ' ')} “${subjects.get(subjectId)}”`
        : `${subjectType.replace('-', ' ')} ${subjectId}`,
      learner: learnerId && (names.get(learnerId) ?? 'A deleted account'),
      before: inWords(before),
      after: inWords(after),
      ipAddress,
    }),
  )
}

function isAuditAction(action: string): action is AuditAction {
  return Object.hasOwn(AUDIT_ACTIONS, action)
}

async function namesOf(ids: (string | null)[]): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))]
  const people = await db().user.findMany({
    where: { id: { in: known } },
    select: { id: true, name: true, email: true },
  })
  return new Map(people.map(({ id, name, email }) => [id, name ?? email ?? 'A guest']))
}

/** `{points: 10}` → "points: 10"; nested values as JSON. */
function inWords(value: Prisma.JsonValue): string | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null
  const words = Object.entries(value).map(([name, entry]) =>
    typeof entry === 'object' ? `${name}: ${JSON.stringify(entry)}` : `${name}: ${String(entry)}`,
  )
  return words.join(', ')
}
