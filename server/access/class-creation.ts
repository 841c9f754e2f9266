import 'server-only'
import { z } from 'zod'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'
import { getVerifiedAccountId } from './verified-account'

/** Who can create classes on this instance: anyone with an account, or only approved instructors. Administrators always can. */

const KEY = 'class-creation'
export const ClassCreationSchema = z.enum(['anyone', 'approved'])
export type ClassCreation = z.infer<typeof ClassCreationSchema>

export async function findClassCreation(client: Tx = db()): Promise<ClassCreation> {
  const setting = await client.instanceSetting.findUnique({ where: { key: KEY }, select: { value: true } })
  return ClassCreationSchema.catch('anyone').parse(setting?.value)
}

export async function canCreateClasses(userId: string, client: Tx = db()): Promise<boolean> {
  const user = await client.user.findUnique({
    where: { id: userId },
    select: { email: true, role: true, isApprovedInstructor: true },
  })
  if (!user || user.email === null) return false
  return user.role === 'ADMIN' || user.isApprovedInstructor || (await findClassCreation(client)) === 'anyone'
}

/** Whether a user is an approved instructor or an administrator. */
export async function isApprovedToTeach(userId: string, client: Tx = db()): Promise<boolean> {
  const user = await client.user.findUnique({
    where: { id: userId },
    select: { role: true, isApprovedInstructor: true },
  })
  return user !== null && (user.role === 'ADMIN' || user.isApprovedInstructor)
}

/** Sets who can create classes. Only for administrators. */
export async function setClassCreation(actor: ActingPerson, value: ClassCreation): Promise<void> {
  await db().$transaction(async (tx) => {
    const before = await findClassCreation(tx)
    if (before === value) return
    await tx.instanceSetting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } })
    await writeAudit(tx, actor, {
      action: 'role.instructor',
      subject: { type: 'instance', id: KEY },
      before: { canCreate: before },
      after: { canCreate: value },
    })
  })
}

/**
 * Approves an instructor or withdraws the approval. Only for administrators.
 * @throws AppError NOT_FOUND if no account has the email; for an approval, also as `getVerifiedAccountId`
 */
export async function setApprovedInstructor(
  actor: ActingPerson,
  request: { email: string; isApprovedInstructor: boolean },
): Promise<void> {
  const { email, isApprovedInstructor } = request
  await db().$transaction(async (tx) => {
    const user = await tx.user.findUnique({
      where: { email },
      select: { id: true, isApprovedInstructor: true },
    })
    if (!user) throw new AppError('NOT_FOUND', { userMessage: 'No account has this email.' })
    if (user.isApprovedInstructor === isApprovedInstructor) return
    if (isApprovedInstructor) await getVerifiedAccountId(tx, email)
    await tx.user.update({ where: { id: user.id }, data: { isApprovedInstructor }, select: { id: true } })
    await writeAudit(tx, actor, {
      action: 'role.instructor',
      subject: { type: 'person', id: user.id },
      before: { isApprovedInstructor: user.isApprovedInstructor },
      after: { isApprovedInstructor },
    })
  })
}

/** Lists the approved instructors by email. Only for administrators. */
export async function listApprovedInstructors(): Promise<{ email: string; name: string | null }[]> {
  const rows = await db().user.findMany({
    where: { isApprovedInstructor: true, email: { not: null } },
    orderBy: { email: 'asc' },
    select: { email: true, name: true },
  })
  return rows.map(({ email, name }) => ({ email: email ?? '', name }))
}
