import { formatList, pluralForm } from '@/domain/text/format'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import 'server-only'
import { z } from 'zod'
import { withoutInvisible } from '@/domain/items/invisible-characters'
import { sortByText } from '@/domain/text/collation'
import { CLASS_ROLE } from '@/server/access/class-access'
import { confirmPassword } from '@/server/auth/change-password'
import { endServerSession } from '@/server/http/next-auth/server-session'
import { readerCollator } from '@/server/http/reader-collator'
import type { Viewer } from '@/server/http/viewer'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { logAccountEvent } from '@/server/platform/log'
import { type Audited, writeAudit } from '@/server/platform/write-audit'
import { lockClassesOf } from './account-statements'
import { anonymizeResponses, deleteRequestNotices } from './anonymize-responses'
import { leaveGradebookRows } from './leave-gradebook-rows'

export const DeleteAccountSchema = z.object({
  password: z.string().max(TEXT_LIMITS.password).default(''),
  confirmation: z
    .string()
    .max(100)
    .transform(withoutQuotes)
    .pipe(z.literal('delete', { message: 'Type “delete” to confirm.' })),
})

/** Normalizes a typed word: ignores case and surrounding spaces and quotation marks. */
function withoutQuotes(typed: string): string {
  const word = withoutInvisible(typed).normalize('NFKC').toLowerCase()
  return word.replace(/^[\s\p{Pi}\p{Pf}'"]+|[\s\p{Pi}\p{Pf}'".]+$/gu, '')
}

/**
 * Permanently deletes the viewer and all their data. Their responses to assignments stay in the statistics of the class anonymously, and their grades
 * stay in the gradebook of a class that keeps them (`leave-gradebook-rows.ts`).
 * @throws AppError CONFLICT if a class with students would have no instructor, or a regrade of their answers is running; INVALID_INPUT for an incorrect password
 */
export async function deleteAccount(
  input: z.infer<typeof DeleteAccountSchema>,
  viewer: Viewer,
): Promise<void> {
  await confirmPassword(viewer.id, input.password, 'password')
  await db().$transaction(async (tx) => {
    await assertNobodyIsLeftAlone(tx, viewer.id)
    if (viewer.email !== null) await tx.classInvitation.deleteMany({ where: { email: viewer.email } })
    await deleteRequestNotices(tx, viewer.id)
    await deleteDigests(tx, viewer.id)
    await leaveGradebookRows(tx, viewer.id)
    await anonymizeResponses(tx, viewer.id)
    await recordPartsGivenUp(tx, viewer.id)
    await tx.user.delete({ where: { id: viewer.id } })
  })
  logAccountEvent('account-deleted', viewer.id)
  await endServerSession()
}

/** Deletes the weekly digests of staff of the learner’s classes, present and former, because a digest can name the learner. */
async function deleteDigests(tx: Tx, learnerId: string): Promise<void> {
  const taught = {
    role: { not: 'STUDENT' },
    class: { members: { some: { userId: learnerId, role: 'STUDENT' } } },
  } as const
  await tx.notification.deleteMany({
    where: { kind: 'weekly-digest', user: { memberships: { some: taught } } },
  })
}

/**
 * Logs the staff and administrator roles that end with the account, under its ID, which no longer identifies anyone, and without an IP address. Logs
 * nothing for accounts that were only students.
 */
async function recordPartsGivenUp(tx: Tx, userId: string): Promise<void> {
  const user = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      ...{ role: true, isApprovedInstructor: true },
      memberships: {
        where: { leftAt: null, role: { not: 'STUDENT' } },
        select: { classId: true, role: true },
      },
    },
  })
  const { role, isApprovedInstructor, memberships } = user
  const about = { action: 'account.delete', subject: { type: 'person', id: userId } } as const
  const actions: Audited[] = memberships.map(({ classId, role: part }) => ({
    ...{ ...about, classId, before: { role: CLASS_ROLE[part] } },
  }))
  if (role === 'ADMIN' || isApprovedInstructor)
    actions.push({ ...about, before: { role, isApprovedInstructor } })
  if (actions.length > 0) await writeAudit(tx, { id: userId, ipAddress: null }, ...actions)
}

async function assertNobodyIsLeftAlone(tx: Tx, userId: string): Promise<void> {
  // Makes two instructors of one class who delete their accounts at the same time wait for each other, and also a transfer of ownership.
  await lockClassesOf(tx, userId)
  const classes = await tx.class.findMany({
    where: {
      archivedAt: null,
      AND: [
        { members: { some: { userId, role: 'INSTRUCTOR', leftAt: null } } },
        { members: { some: { role: 'STUDENT', leftAt: null } } },
      ],
      members: { none: { role: 'INSTRUCTOR', leftAt: null, userId: { not: userId } } },
    },
    select: { name: true },
  })
  if (classes.length === 0) return
  const names = formatList(
    sortByText(classes, ({ name }) => name, readerCollator()).map(({ name }) => `“${name}”`),
  )
  throw new AppError('CONFLICT', {
    userMessage: `You’re the only instructor of ${names}, which still ${pluralForm(classes.length, 'has', 'have')} students. Before you delete your account, transfer ownership or archive ${pluralForm(classes.length, 'the class', 'the classes')} in the class settings.`,
  })
}
