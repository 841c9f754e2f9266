import type { OwnLimits } from '@/domain/attempts/effective-limits'

/** The changes of a form to an override; fields in neither part don’t change. */
export interface LayerChange {
  /** `null` sets "no limit". */
  readonly set: OwnLimits
  /** For these fields, the layer below applies again. */
  readonly clear: readonly (keyof OwnLimits)[]
}

/** Applies a change to an override. */
export function changeLayer(limits: OwnLimits, { set, clear }: LayerChange): OwnLimits {
  const remaining = Object.entries(limits).filter(([field]) => !clear.some((cleared) => cleared === field))
  return { ...Object.fromEntries(remaining), ...set }
}
