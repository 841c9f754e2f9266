import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { readMailDomain } from '@/domain/classes/can-join'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { requireClassPermission } from '@/server/access/class-access'
import { applyToClass } from '@/server/assignments/group-limits'
import { NO_CHANGES, type OpenAttemptChanges } from '@/server/attempts/apply-rules'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'
import { ClassNameSchema, newJoinCode, TimeZoneSchema } from './create-class'

/** The settings of a class. */

const ClassIdSchema = z.object({ class: idText })
/** `<name>-was`: what the form showed. Fields that the user didn't change keep their current values. */
const shown = z.string().max(300).optional()

export const RenameClassSchema = ClassNameSchema.extend({
  ...ClassIdSchema.shape,
  'name-was': shown,
  'term-was': shown,
})
export const ClassTimeZoneSchema = ClassIdSchema.extend({ timeZone: TimeZoneSchema })
export const JoiningSchema = ClassIdSchema.extend({
  /** renew: turned on with a new code; the old code stops working. */
  code: z.enum(['keep', 'renew', 'off']),
  'code-was': z.enum(['keep', 'off']).optional(),
  'expiresAt-was': shown,
  'domain-was': shown,
  expiresAt: z.iso.datetime({ message: 'Enter a valid date and time.' }).nullable(),
  domain: z
    .string()
    .trim()
    .max(TEXT_LIMITS.email)
    .transform((typed, context) => {
      if (typed === '') return null
      const domain = readMailDomain(typed)
      if (domain === null)
        context.addIssue({ code: 'custom', message: 'Enter a valid email domain, such as uni.example.' })
      return domain
    }),
})

/** @throws AppError NOT_FOUND, FORBIDDEN, CLOSED */
export async function renameClass(
  actor: ActingPerson,
  { class: classId, ...typed }: z.infer<typeof RenameClassSchema>,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const before = await requireClassPermission(actor.id, classId, 'manage', { client: tx })
    const name = typed.name === typed['name-was'] ? before.name : typed.name
    const term = (typed.term ?? '') === typed['term-was'] ? before.term : typed.term
    if (before.name === name && before.term === term) return
    await tx.class.update({ where: { id: classId }, data: { name, term } })
    await writeAudit(tx, actor, {
      action: 'class.change',
      subject: { type: 'class', id: classId },
      classId,
      before: { name: before.name, term: before.term },
      after: { name, term },
    })
  })
}

/**
 * Sets the time zone in which the class counts days. Extra days and late days are updated immediately.
 * @returns the changes to attempts in progress
 * @throws AppError NOT_FOUND, FORBIDDEN, CLOSED
 */
export async function setClassTimeZone(
  actor: ActingPerson,
  { class: classId, timeZone }: z.infer<typeof ClassTimeZoneSchema>,
  now: Date,
): Promise<OpenAttemptChanges> {
  return db().$transaction(async (tx) => {
    const before = await requireClassPermission(actor.id, classId, 'manage', { client: tx })
    if (before.timeZone === timeZone) return NO_CHANGES
    await tx.class.update({ where: { id: classId }, data: { timeZone } })
    await writeAudit(tx, actor, {
      action: 'class.change',
      subject: { type: 'class', id: classId },
      classId,
      before: { timeZone: before.timeZone },
      after: { timeZone },
    })
    return applyToClass(tx, actor, classId, now)
  })
}

type TypedCode = Pick<z.infer<typeof JoiningSchema>, 'code' | 'code-was'>

function codeAfter(typed: TypedCode, before: string | null): string | null {
  if (typed.code === typed['code-was']) return before
  if (typed.code === 'off') return null
  return typed.code === 'renew' ? newJoinCode() : (before ?? newJoinCode())
}

/** Sets how people join with the class code. @throws AppError NOT_FOUND, FORBIDDEN, CLOSED */
export async function setJoining(
  actor: ActingPerson,
  { class: classId, ...typed }: z.infer<typeof JoiningSchema>,
): Promise<void> {
  await db().$transaction(async (tx) => {
    await requireClassPermission(actor.id, classId, 'manage', { client: tx })
    const before = await tx.class.findUniqueOrThrow({
      where: { id: classId },
      select: { joinCode: true, joinCodeExpiresAt: true, joinDomain: true },
    })
    const joinCode = codeAfter(typed, before.joinCode)
    const isSame = (expiresAt: string | null) => (expiresAt ?? '') === typed['expiresAt-was']
    const expiresAt = isSame(typed.expiresAt) ? before.joinCodeExpiresAt : typed.expiresAt
    const domain = (typed.domain ?? '') === typed['domain-was'] ? before.joinDomain : typed.domain
    await tx.class.update({
      where: { id: classId },
      data: { joinCode, joinCodeExpiresAt: expiresAt, joinDomain: domain },
    })
    // The code gives access to the class, so it isn't in the audit log, which more people can read.
    await writeAudit(tx, actor, {
      action: 'class.code',
      subject: { type: 'class', id: classId },
      classId,
      before: {
        isOn: before.joinCode !== null,
        expiresAt: before.joinCodeExpiresAt,
        domain: before.joinDomain,
      },
      after: { isOn: joinCode !== null, isNew: joinCode !== before.joinCode, expiresAt, domain },
    })
  })
}

export type JoiningFacts = { code: string | null; expiresAt: Date | null; domain: string | null }

/** Returns the join settings. The caller has checked `manage` with `requireClassPermission`. */
export async function getJoining(classId: string): Promise<JoiningFacts> {
  const row = await db().class.findUnique({
    where: { id: classId },
    select: { joinCode: true, joinCodeExpiresAt: true, joinDomain: true },
  })
  if (!row) throw new AppError('NOT_FOUND')
  return { code: row.joinCode, expiresAt: row.joinCodeExpiresAt, domain: row.joinDomain }
}
