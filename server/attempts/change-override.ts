import 'server-only'
import { changeLayer, type LayerChange } from '@/domain/attempts/change-layer'
import type { LimitField } from '@/domain/attempts/check-limits'
import { type OwnLimits, OwnLimitsSchema } from '@/domain/attempts/effective-limits'
import type { Tx } from '@/server/platform/db'
import { toJson } from '@/server/platform/json'

/**
 * Changes one learner's override in one quiz. The caller has locked the quiz. An override without settings is deleted.
 * @returns the override before and after, for the audit log
 */
export async function changeOverride(
  tx: Tx,
  key: { quizId: string; learnerId: string },
  { change, isFinal }: { change: LayerChange | null; isFinal?: boolean | undefined },
): Promise<{ before: object | null; after: object | null }> {
  const where = { quizId_learnerId: key }
  const row = await tx.studentOverride.findUnique({ where, select: { limits: true, isFinal: true } })
  const before = row && { limits: OwnLimitsSchema.parse(row.limits), isFinal: row.isFinal }
  const next = change && {
    limits: changeLayer(before?.limits ?? {}, change),
    isFinal: isFinal ?? before?.isFinal ?? false,
  }
  const after = next && (next.isFinal || !isEmptyLayer(next.limits)) ? next : null
  if (after === null) await tx.studentOverride.deleteMany({ where: key })
  else {
    const data = { limits: toJson(after.limits), isFinal: after.isFinal }
    await tx.studentOverride.upsert({ where, create: { ...key, ...data }, update: data })
  }
  return { before: flat(before), after: flat(after) }
}

function flat(override: { limits: OwnLimits; isFinal: boolean } | null): object | null {
  return override && { ...override.limits, isFinal: override.isFinal }
}

/** Lists the limits that a change contains; none if it removes the override. */
export function changedFields(change: LayerChange | null): LimitField[] {
  const named = change === null ? [] : [...Object.keys(change.set), ...change.clear]
  return FIELDS.filter((field) => named.includes(field))
}

const FIELDS = [
  'opensAt',
  'dueAt',
  'closesAt',
  'timeLimitSeconds',
  'attempts',
] as const satisfies LimitField[]

export function isEmptyLayer(limits: OwnLimits): boolean {
  return Object.keys(limits).length === 0
}
