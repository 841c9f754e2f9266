import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { RECOVERY_CODE_LENGTH, RECOVERY_CODES, toRecoveryCode } from '@/domain/access/two-step-codes'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { logAccountEvent } from '@/server/platform/log'
import { isTwoStepOn } from './authenticator'
import { recordTwoStep } from './record-sign-in'

/**
 * Creates recovery codes in place of all existing ones. Call it only after a recent sign-in.
 * @returns the codes, which aren't stored
 * @throws AppError CONFLICT without two-step verification
 */
export async function createRecoveryCodes(userId: string): Promise<string[]> {
  if (!(await isTwoStepOn(userId)))
    throw new AppError('CONFLICT', { userMessage: 'Turn on two-step verification first.' })
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    toRecoveryCode(randomBytes(RECOVERY_CODE_LENGTH)),
  )
  await db().$transaction(async (tx) => {
    await tx.recoveryCode.deleteMany({ where: { userId } })
    await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId, codeHash: hashOf(code) })) })
  })
  logAccountEvent('recovery-codes-created', userId)
  await recordTwoStep(userId, 'account.recovery-codes')
  return codes
}

/** Uses a code up. @param code without dashes @returns whether it was one of the account's */
export async function spendRecoveryCode(userId: string, code: string, client: Tx = db()): Promise<boolean> {
  // Only one of two concurrent uses can delete it.
  const { count } = await client.recoveryCode.deleteMany({ where: { userId, codeHash: hashOf(code) } })
  return count === 1
}

/** The code is random enough (80 bits) not to need a slow hash. */
function hashOf(code: string): string {
  return createHash('sha256').update(code.replaceAll('-', '')).digest('hex')
}
