import type { OwnLimits } from '@/domain/attempts/effective-limits'

/** What a form changes of an override; a field that is in neither part stays as it is. */
export interface LayerChange {
  /** `null` sets "no limit". */
  readonly set: OwnLimits
  /** From then on, the layer below applies again. */
  readonly clear: readonly (keyof OwnLimits)[]
}

/** An override with a change made. */
export function changeLayer(limits: OwnLimits, { set, clear }: LayerChange): OwnLimits {
  const kept = Object.entries(limits).filter(([field]) => !clear.some((cleared) => cleared === field))
  return { ...Object.fromEntries(kept), ...set }
}
