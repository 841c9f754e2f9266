import 'server-only'
import { z } from 'zod'
import { MINUTE_MS } from '@/domain/time/durations'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { processWide } from '@/server/platform/process-wide'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'

/** Whether administrators and class staff need two-step verification for what only they can do. */

const KEY = 'staff-two-step'
const RuleSchema = z.object({ isRequired: z.boolean() }).catch({ isRequired: false })

/** How long a process uses what it read, so that the rule costs no statement per request. */
const KEPT_MS = MINUTE_MS
const kept = processWide('staff-two-step', () => ({ isRequired: false, until: 0 }))

/** Someone lacks two-step verification. Pages lead to its setup. */
export class TwoStepRequired extends AppError {
  override name = 'TwoStepRequired'

  constructor() {
    super('FORBIDDEN', {
      userMessage: 'This site requires two-step verification for staff. Turn it on in Settings.',
    })
  }
}

/** Reads the rule without what the process keeps. */
export async function isTwoStepRequired(client: Tx = db()): Promise<boolean> {
  const setting = await client.instanceSetting.findUnique({ where: { key: KEY }, select: { value: true } })
  return RuleSchema.parse(setting?.value).isRequired
}

/** @throws TwoStepRequired if the rule applies and the account doesn't have two-step verification */
export async function requireStaffTwoStep(userId: string, client: Tx = db()): Promise<void> {
  const now = Date.now()
  if (kept.until <= now)
    Object.assign(kept, { isRequired: await isTwoStepRequired(client), until: now + KEPT_MS })
  if (!kept.isRequired) return
  const isOn = await client.authenticator.count({ where: { userId, confirmedAt: { not: null } } })
  if (isOn === 0) throw new TwoStepRequired()
}

/**
 * Sets the rule. Other processes follow within a minute. Only for administrators.
 * @throws AppError CONFLICT if the administrator would be locked out
 */
export async function setTwoStepRequired(actor: ActingPerson, isRequired: boolean): Promise<void> {
  await db().$transaction(async (tx) => {
    const before = await isTwoStepRequired(tx)
    if (before === isRequired) return
    const isOn = await tx.authenticator.count({ where: { userId: actor.id, confirmedAt: { not: null } } })
    if (isRequired && isOn === 0)
      throw new AppError('CONFLICT', {
        userMessage: 'Turn on two-step verification for your own account first.',
      })
    const value = { isRequired }
    await tx.instanceSetting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } })
    await writeAudit(tx, actor, {
      action: 'account.two-step-rule',
      subject: { type: 'instance', id: KEY },
      before: { isRequired: before },
      after: value,
    })
  })
  kept.until = 0
}
