import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { canJoin, type JoinDecision, type Joiner } from '@/domain/classes/can-join'
import { readJoinCode } from '@/domain/classes/join-code'
import type { MembershipEnd } from '@/generated/prisma/enums'
import { consumeRateLimit } from '@/server/http/rate-limits'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'
import { listInstructorNames, listPublicInstructorNames } from './class-queries'

export const JoinSchema = z.object({
  code: idText,
  /** Whether the page showed that the class keeps grades. The class may have turned this on since. */
  keepsGrades: z.literal('seen').optional(),
})

export type ClassToJoin = {
  id: string
  name: string
  term: string | null
  instructors: string[]
  domain: string | null
  keepsGrades: boolean
  decision: JoinDecision
}

/** What someone who isn't signed in sees of a class. */
export type ClassIntroduction = { name: string; term: string | null; instructors: string[] }

const COLUMNS = {
  id: true,
  name: true,
  term: true,
  archivedAt: true,
  joinCodeExpiresAt: true,
  joinDomain: true,
  keepsGrades: true,
} as const

/**
 * Finds the class of a code, for a user with an account. Rate-limited, so that no one can guess codes.
 * @returns null for a code that is incorrect, expired, turned off, or of an archived class
 * @throws AppError RATE_LIMITED
 */
export async function findClassToJoin(userId: string, typed: string, now: Date): Promise<ClassToJoin | null> {
  await consumeRateLimit('join-account', userId)
  const found = await decide(db(), userId, typed, now)
  if (!found) return null
  const { id, name, term, domain, keepsGrades, decision } = found
  return { id, name, term, domain, keepsGrades, decision, instructors: await listInstructorNames(id) }
}

/**
 * Names the class of a code to someone who isn't signed in. Rate-limited by IP address, so that no one can guess codes.
 * @returns null as `findClassToJoin` @throws AppError RATE_LIMITED
 */
export async function describeClass(
  ipAddress: string,
  typed: string,
  now: Date,
): Promise<ClassIntroduction | null> {
  await consumeRateLimit('join-client', ipAddress)
  const code = readJoinCode(typed)
  if (code === null) return null
  const row = await db().class.findUnique({ where: { joinCode: code }, select: COLUMNS })
  if (!row || row.archivedAt !== null || (row.joinCodeExpiresAt !== null && row.joinCodeExpiresAt <= now))
    return null
  return { name: row.name, term: row.term, instructors: await listPublicInstructorNames(row.id) }
}

/**
 * Joins a class as a student with its code. Current members keep their role.
 * @throws AppError NOT_FOUND if the code isn't valid, FORBIDDEN with a message if the class doesn't accept this person, RATE_LIMITED
 */
export async function joinClass(
  actor: ActingPerson,
  { code, keepsGrades }: z.infer<typeof JoinSchema>,
  now: Date,
): Promise<{ classId: string }> {
  await consumeRateLimit('join-account', actor.id)
  return db().$transaction(async (tx) => {
    const found = await decide(tx, actor.id, code, now)
    if (!found) throw new AppError('NOT_FOUND', { userMessage: 'No class has this code.' })
    const { id: classId, decision } = found
    if (decision.allowed)
      await enter(tx, { classId, role: 'STUDENT', sawKeepsGrades: keepsGrades === 'seen' }, actor, now)
    else if (decision.reason !== 'already-in')
      throw new AppError('FORBIDDEN', { userMessage: 'You can’t join this class with its code.' })
    return { classId }
  })
}

async function decide(client: Tx, userId: string, typed: string, now: Date) {
  const code = readJoinCode(typed)
  if (code === null) return null
  const row = await client.class.findUnique({ where: { joinCode: code }, select: COLUMNS })
  if (!row) return null
  const joining = {
    isPresentCode: true,
    expiresAt: row.joinCodeExpiresAt,
    domain: row.joinDomain,
    isArchived: row.archivedAt !== null,
  }
  const decision = canJoin(joining, await joinerOf(client, userId, row.id), now)
  if (!decision.allowed && decision.reason === 'closed') return null
  const { id, name, term, joinDomain: domain, keepsGrades } = row
  return { id, name, term, domain, keepsGrades, decision }
}

async function joinerOf(client: Tx, userId: string, classId: string): Promise<Joiner> {
  const user = await client.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      email: true,
      emailVerifiedAt: true,
      memberships: { where: { classId }, select: { leftAt: true, endReason: true } },
    },
  })
  return {
    email: user.email ?? '',
    isEmailVerified: user.emailVerifiedAt !== null,
    standing: standingOf(user.memberships[0]),
  }
}

function standingOf(
  membership: { leftAt: Date | null; endReason: MembershipEnd | null } | undefined,
): Joiner['standing'] {
  if (!membership) return 'never'
  if (membership.leftAt === null) return 'in'
  return membership.endReason === 'REMOVED' ? 'removed' : 'left'
}

/** Adds or restores a member. Idempotent: does nothing for a current member. */
export async function enter(
  tx: Tx,
  request: {
    classId: string
    role: 'INSTRUCTOR' | 'ASSISTANT' | 'OBSERVER' | 'STUDENT'
    sawKeepsGrades: boolean
  },
  actor: ActingPerson,
  now: Date,
): Promise<void> {
  const { classId, role, sawKeepsGrades } = request
  const userId = actor.id
  const member = { role, joinedAt: now, keepsGradesSeenAt: sawKeepsGrades ? now : null }
  const back = await tx.classMember.updateMany({
    where: { classId, userId, leftAt: { not: null } },
    data: { leftAt: null, endReason: null, ...member },
  })
  const added = await tx.classMember.createMany({
    data: back.count === 0 ? [{ classId, userId, ...member }] : [],
    skipDuplicates: true,
  })
  if (back.count + added.count === 0) return
  await writeAudit(tx, actor, {
    action: 'member.join',
    subject: { type: 'person', id: userId },
    classId,
    learnerId: userId,
    after: { role, isBack: back.count > 0 },
  })
}
