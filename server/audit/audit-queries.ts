import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { AUDIT_ACTIONS, type AuditAction } from '@/domain/access/audit-actions'
import { type ChangedField, describeChange, idsIn, slugsIn } from '@/domain/access/describe-change'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { addDays, startOfCalendarDay } from '@/domain/time/calendar'
import type { Prisma } from '@/generated/prisma/client'
import { type Db, db } from '@/server/platform/db'
import { findPeopleByText } from '@/server/platform/people-statements'
import { namesOfIds } from './subject-names'

/** The maximum of a bigint column. */
const MAX_ENTRY_ID = 2n ** 63n - 1n

export const AuditSearchSchema = z.object({
  /** Part of the name or email of the actor or the affected learner. */
  who: z.string().trim().max(TEXT_LIMITS.search).catch('').default(''),
  action: idText.catch('').default(''),
  /** The first and the last day, `2027-03-28`, in the time zone of the search. */
  from: z.iso.date().catch('').default(''),
  to: z.iso.date().catch('').default(''),
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
  /** The fields that changed. */
  changes: ChangedField[]
  ipAddress: string | null
}

const PAGE = 50

/**
 * Reads a page of the audit log, newest first.
 * @param classId limits it to one class; null for the whole instance, which only administrators see
 * @param timeZone of the days
 */
export async function searchAudit(
  classId: string | null,
  search: AuditSearch,
  timeZone = 'UTC',
): Promise<{ rows: AuditRow[]; hasMore: boolean }> {
  const people = search.who === '' ? null : await findPeopleByText(search.who)
  const where: Prisma.AuditEntryWhereInput = {
    ...(classId !== null && { classId }),
    ...(isAuditAction(search.action) && { action: search.action }),
    at: {
      ...(search.from !== '' && { gte: startOfCalendarDay(search.from, timeZone) }),
      ...(search.to !== '' && { lt: startOfCalendarDay(addDays(search.to, 1), timeZone) }),
    },
    ...(search.before !== null && { id: { lt: search.before } }),
    ...(people && { OR: [{ actorId: { in: people } }, { learnerId: { in: people } }] }),
  }
  const entries = await db().auditEntry.findMany({ where, orderBy: { id: 'desc' }, take: PAGE + 1 })
  const shown = entries.slice(0, PAGE)
  return { rows: await toRows(shown, classId), hasMore: entries.length > PAGE }
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
  return toRows(entries, classId)
}

async function toRows(
  entries: Awaited<ReturnType<Db['auditEntry']['findMany']>>,
  classId: string | null,
): Promise<AuditRow[]> {
  const names = await namesOfIds(
    {
      people: entries.flatMap(({ actorId, learnerId, subjectId }) =>
        [actorId, learnerId, subjectId].flatMap((id) => id ?? []),
      ),
      slugs: entries.flatMap(({ before, after }) => [...slugsIn(before), ...slugsIn(after)]),
      others: entries.flatMap(({ subjectId, before, after }) => [
        subjectId,
        ...idsIn(before),
        ...idsIn(after),
      ]),
    },
    classId,
  )
  const personOf = (id: string | null) => id && (names.get(id) ?? 'A deleted account')
  return entries.map(
    ({ id, at, actorId, action, subjectType, subjectId, learnerId, before, after, ipAddress }) => ({
      id: String(id),
      at,
      actor: personOf(actorId),
      action: isAuditAction(action) ? AUDIT_ACTIONS[action] : action,
      subject: names.has(subjectId)
        ? `${subjectType.replace('-', ' ')} “${names.get(subjectId)}”`
        : `${subjectType.replace('-', ' ')} ${subjectId}`,
      learner: personOf(learnerId),
      changes: describeChange(before, after, (changed) => names.get(changed)),
      ipAddress,
    }),
  )
}

function isAuditAction(action: string): action is AuditAction {
  return Object.hasOwn(AUDIT_ACTIONS, action)
}
