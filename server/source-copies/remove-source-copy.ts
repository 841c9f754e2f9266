import 'server-only'
import { db } from '@/server/platform/db'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'
import { copySubject, requireCopyScope, type ScopeInput } from './copy-scope'

/**
 * Permanently removes the attached copy of an article, if there is one. Possible even in an archived class, because a
 * license can end.
 * @throws AppError NOT_FOUND, FORBIDDEN
 */
export async function removeSourceCopy(actor: ActingPerson, input: ScopeInput): Promise<void> {
  await db().$transaction(async (tx) => {
    const scope = await requireCopyScope(actor.id, input, { client: tx, evenArchived: true })
    const where = { scopeId: scope.id }
    const before = await tx.sourceCopy.findUnique({ where, select: { attachedAt: true } })
    if (!before) return
    await tx.sourceCopy.delete({ where })
    await writeAudit(tx, actor, { action: 'source.remove', ...copySubject(scope), before })
  })
}
