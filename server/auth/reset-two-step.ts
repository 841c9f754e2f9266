import { type Db, db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { logAccountEvent } from '@/server/platform/log'
import { type Actor, writeAudit } from '@/server/platform/write-audit'

/**
 * Turns off two-step verification of an account whose owner lost the app and the recovery codes, and ends its sessions. Logs
 * it, because the password alone then gives access. Only for administrators and for `npm run reset-two-step`.
 * @param email in lower case
 * @throws AppError NOT_FOUND if no account has the email, CONFLICT if it has no two-step verification
 */
export async function resetTwoStep(actor: Actor, email: string, client: Db = db()): Promise<void> {
  const userId = await client.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true } })
    if (!user) throw new AppError('NOT_FOUND', { userMessage: 'No account has this email.' })
    const { count } = await tx.authenticator.deleteMany({ where: { userId: user.id } })
    if (count === 0)
      throw new AppError('CONFLICT', { userMessage: 'This account doesn’t have two-step verification.' })
    await tx.user.update({
      where: { id: user.id },
      data: {
        recoveryCodes: { deleteMany: {} },
        sessions: { deleteMany: {} },
        sessionVersion: { increment: 1 },
      },
      select: { id: true },
    })
    const subject = { type: 'person', id: user.id } as const
    await writeAudit(tx, actor, { action: 'account.two-step-reset', subject, learnerId: user.id })
    return user.id
  })
  logAccountEvent('two-step-reset', userId, { actorId: actor.id })
}
