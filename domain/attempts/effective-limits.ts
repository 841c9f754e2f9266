import { z } from 'zod'
import type { AttemptLimits, WhenTimeIsUp } from '@/domain/attempts/attempt'

const moment = z.coerce.date().nullable()

/** What an override sets; a field that is absent is left to the layer below. `null` sets "no limit". */
export const LimitsLayerSchema = z.strictObject({
  opensAt: moment.optional(),
  closesAt: moment.optional(),
  dueAt: moment.optional(),
  timeLimitSeconds: z.number().positive().nullable().optional(),
  attempts: z.number().int().positive().nullable().optional(),
})
export type LimitsLayer = z.infer<typeof LimitsLayerSchema>

/** What is set for one learner alone. */
export const OwnLimitsSchema = LimitsLayerSchema.extend({
  /** Given on the spot: added to time limit, due and closing date once all else is composed, so that the layers below still count. */
  extraMinutes: z.number().positive().optional(),
})
export type OwnLimits = z.infer<typeof OwnLimitsSchema>

/** The limits in force, and how many attempts there are; `null` is no limit. */
export interface EffectiveLimits extends AttemptLimits {
  /** From then on it is late; `null` for no such date. */
  readonly dueAt: Date | null
  readonly attempts: number | null
}

/** What a learner is granted in every quiz. */
interface StandingAccommodation {
  /** Multiplies time limits; 1 leaves them. */
  readonly timeFactor: number
  /** Added to due and closing dates. */
  readonly extraDays: number
}

export interface LimitSources {
  readonly assignment: EffectiveLimits
  /** Of the groups this learner is in, in any order. */
  readonly groups?: readonly LimitsLayer[]
  readonly individual?: { readonly limits: OwnLimits; readonly isFinal: boolean } | null
  readonly accommodation?: StandingAccommodation | null
}

type LimitField = keyof LimitsLayer
type LimitOrigin = 'assignment' | 'group' | 'individual'

export interface ComposedLimits {
  readonly limits: EffectiveLimits
  /** What the assignment says to everybody, for "60 min (extended from 40)". */
  readonly base: EffectiveLimits
  /** Which layer each field comes from, before the accommodation. */
  readonly origins: Readonly<Record<LimitField, LimitOrigin>>
  readonly isAccommodated: boolean
  /** Of the limits in force so many minutes were given on the spot; 0 for none. */
  readonly extraMinutes: number
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 3_600_000

/**
 * Composes what is in force for one learner: of each field the most specific layer that sets it wins; of two groups that set the same field the
 * more generous. The standing accommodation then multiplies the time limit and moves the due and the closing date, unless the individual override is final.
 * Minutes that were given on the spot come on top of everything.
 */
export function effectiveLimits(sources: LimitSources): ComposedLimits {
  const { assignment, groups = [], individual, accommodation } = sources
  const group = mostGenerous(groups)
  const opensAt = pick('opensAt')
  const closesAt = pick('closesAt')
  const dueAt = pick('dueAt')
  const timeLimitSeconds = pick('timeLimitSeconds')
  const attempts = pick('attempts')
  const granted = individual?.isFinal ? null : (accommodation ?? null)
  const extraMinutes = individual?.limits.extraMinutes ?? 0
  const moved = (date: Date | null) =>
    date && new Date(date.getTime() + (granted?.extraDays ?? 0) * DAY_MS + extraMinutes * MINUTE_MS)
  const whenTimeIsUp: WhenTimeIsUp = assignment.whenTimeIsUp
  const limits: EffectiveLimits = {
    opensAt: opensAt.value,
    closesAt: moved(closesAt.value),
    dueAt: moved(dueAt.value),
    timeLimitSeconds:
      timeLimitSeconds.value && timeLimitSeconds.value * (granted?.timeFactor ?? 1) + extraMinutes * 60,
    attempts: attempts.value,
    whenTimeIsUp,
  }
  return {
    limits,
    base: assignment,
    origins: {
      opensAt: opensAt.origin,
      closesAt: closesAt.origin,
      dueAt: dueAt.origin,
      timeLimitSeconds: timeLimitSeconds.origin,
      attempts: attempts.origin,
    },
    isAccommodated: granted !== null && (granted.timeFactor !== 1 || granted.extraDays !== 0),
    extraMinutes,
  }

  function pick<F extends LimitField>(field: F): { value: EffectiveLimits[F]; origin: LimitOrigin } {
    const ofOne = individual?.limits[field]
    if (ofOne !== undefined) return { value: ofOne as EffectiveLimits[F], origin: 'individual' }
    const ofGroup = group[field]
    if (ofGroup !== undefined) return { value: ofGroup as EffectiveLimits[F], origin: 'group' }
    return { value: assignment[field], origin: 'assignment' }
  }
}

/** Earliest opening, latest due date and close, longest time, most attempts; "no limit" is more than any. */
function mostGenerous(groups: readonly LimitsLayer[]): LimitsLayer {
  const best: LimitsLayer = {}
  const opensAt = unlessNone(setIn('opensAt'), (all) => new Date(Math.min(...all.map(Number))))
  if (opensAt !== undefined) best.opensAt = opensAt
  const closesAt = unlessNone(setIn('closesAt'), (all) => new Date(Math.max(...all.map(Number))))
  if (closesAt !== undefined) best.closesAt = closesAt
  const dueAt = unlessNone(setIn('dueAt'), (all) => new Date(Math.max(...all.map(Number))))
  if (dueAt !== undefined) best.dueAt = dueAt
  const timeLimitSeconds = unlessNone(setIn('timeLimitSeconds'), (all) => Math.max(...all))
  if (timeLimitSeconds !== undefined) best.timeLimitSeconds = timeLimitSeconds
  const attempts = unlessNone(setIn('attempts'), (all) => Math.max(...all))
  if (attempts !== undefined) best.attempts = attempts
  return best

  function setIn<F extends LimitField>(field: F): Exclude<LimitsLayer[F], undefined>[] {
    return groups.flatMap((layer) => {
      const value = layer[field]
      return value === undefined ? [] : [value as Exclude<LimitsLayer[F], undefined>]
    })
  }
}

/** `undefined` where no layer sets the field, `null` where one lifts the limit, else the best of them. */
function unlessNone<T>(
  values: readonly (T | null)[],
  bestOf: (values: readonly T[]) => T,
): T | null | undefined {
  if (values.length === 0) return undefined
  const limits = values.filter((value): value is T & {} => value !== null)
  return limits.length < values.length ? null : bestOf(limits)
}
