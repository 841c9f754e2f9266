import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type Db, db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type Actor, writeAudit } from '@/server/platform/write-audit'

const KEY = 'administrator-claim'
const ClaimSchema = z.object({ tokenHash: z.string() })

/**
 * Creates a one-time link with which a signed-in account becomes the first administrator.
 * @returns the path; null if there is an administrator
 */
export async function createAdminClaimLink(client: Db): Promise<string | null> {
  const administrators = await client.user.count({ where: { role: 'ADMIN' } })
  if (administrators > 0) return null
  const token = randomBytes(24).toString('base64url')
  const value = { tokenHash: hashOf(token) }
  await client.instanceSetting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } })
  return `/admin/claim/${token}`
}

/** @throws AppError NOT_FOUND if the link was used or isn't the current one */
export async function claimAdministration(token: string, actor: Actor & { id: string }): Promise<void> {
  await db().$transaction(async (tx) => {
    const setting = await tx.instanceSetting.findUnique({ where: { key: KEY } })
    const claim = ClaimSchema.safeParse(setting?.value)
    if (!claim.success || claim.data.tokenHash !== hashOf(token)) throw new AppError('NOT_FOUND')
    // Only one of two concurrent claims can delete the setting.
    const { count } = await tx.instanceSetting.deleteMany({ where: { key: KEY } })
    if (count === 0) throw new AppError('NOT_FOUND')
    await tx.user.update({ where: { id: actor.id }, data: { role: 'ADMIN' } })
    await writeAudit(tx, actor, {
      action: 'role.administrator',
      subject: { type: 'person', id: actor.id },
      before: { role: 'LEARNER' },
      after: { role: 'ADMIN' },
    })
  })
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
