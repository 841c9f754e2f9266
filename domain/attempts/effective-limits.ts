import { z } from 'zod'
import type { AttemptLimits } from '@/domain/attempts/attempt'
import { addCalendarDays } from '@/domain/time/calendar'
import { MINUTE_MS } from '@/domain/time/durations'
import { moment } from '@/domain/time/moment'

/** What an override sets; a field that is absent is left to the layer below. `null` sets "no limit". */
export const LimitsLayerSchema = z.strictObject({
  opensAt: moment.nullable().optional(),
  closesAt: moment.nullable().optional(),
  dueAt: moment.nullable().optional(),
  timeLimitSeconds: z.number().positive().nullable().optional(),
  attempts: z.number().int().positive().nullable().optional(),
})
export type LimitsLayer = z.infer<typeof LimitsLayerSchema>

/** The override of one learner. */
export const OwnLimitsSchema = LimitsLayerSchema.extend({
  /** Minutes added in the live view. They are added to the time limit, due date, and closing date last, so that the layers below still count. */
  extraMinutes: z.number().positive().optional(),
})
export type OwnLimits = z.infer<typeof OwnLimitsSchema>

/** The effective limits and the number of attempts; `null` is no limit. */
export interface EffectiveLimits extends AttemptLimits {
  /** Submissions after it are late; `null` for no due date. */
  readonly dueAt: Date | null
  readonly attempts: number | null
}

/** An accommodation of a learner, everywhere or in one class. */
export interface Grant {
  /** Multiplies time limits; 1 changes nothing. */
  readonly timeMultiplier: number
  /** Calendar days, added to due and closing dates. */
  readonly extraDays: number
  /** Each question on a separate page. */
  readonly onePerPage: boolean
}

export interface LimitSources {
  readonly assignment: EffectiveLimits
  /** The overrides of the learner’s groups, in any order. */
  readonly groups?: readonly LimitsLayer[]
  readonly individual?: { readonly limits: OwnLimits; readonly isFinal: boolean } | null
  readonly accommodation?: Omit<Grant, 'onePerPage'> | null
  /** The class’s time zone; extra days are calendar days in it. */
  readonly timeZone: string
}

type LimitField = keyof LimitsLayer
type LimitOrigin = 'assignment' | 'group' | 'individual'

export interface ComposedLimits {
  readonly limits: EffectiveLimits
  /** The assignment’s own limits, for “60 min (extended from 40)”. */
  readonly base: EffectiveLimits
  /** The layer that each field comes from, before the accommodation. */
  readonly origins: Readonly<Record<LimitField, LimitOrigin>>
  readonly isAccommodated: boolean
  /** Minutes that were added in the live view; 0 for none. */
  readonly extraMinutes: number
}

/**
 * Composes the effective limits of one learner. For each field, the most specific layer that sets it wins; among groups, the most generous
 * value. The accommodation then multiplies the time limit and moves the due and closing dates by calendar days, unless the individual
 * override is final. Minutes added in the live view are added last.
 */
export function effectiveLimits(sources: LimitSources): ComposedLimits {
  const { assignment, groups = [], individual, accommodation, timeZone } = sources
  const group = mostGenerous(groups)
  const own = individual?.limits ?? {}
  const granted = individual?.isFinal ? null : (accommodation ?? null)
  const extraMinutes = own.extraMinutes ?? 0
  const [extraDays, timeMultiplier] = [granted?.extraDays ?? 0, granted?.timeMultiplier ?? 1]
  const moved = (date: Date | null) =>
    date && new Date(addCalendarDays(date, extraDays, timeZone).getTime() + extraMinutes * MINUTE_MS)
  const { opensAt, closesAt, dueAt, timeLimitSeconds, attempts } = { ...assignment, ...group, ...setOf(own) }
  return {
    limits: {
      opensAt,
      closesAt: moved(closesAt),
      dueAt: moved(dueAt),
      timeLimitSeconds: timeLimitSeconds && timeLimitSeconds * timeMultiplier + extraMinutes * 60,
      attempts,
      whenTimeIsUp: assignment.whenTimeIsUp,
    },
    base: assignment,
    origins: {
      opensAt: originOf('opensAt'),
      closesAt: originOf('closesAt'),
      dueAt: originOf('dueAt'),
      timeLimitSeconds: originOf('timeLimitSeconds'),
      attempts: originOf('attempts'),
    },
    isAccommodated: timeMultiplier !== 1 || extraDays !== 0,
    extraMinutes,
  }

  function originOf(field: LimitField): LimitOrigin {
    if (own[field] !== undefined) return 'individual'
    return group[field] === undefined ? 'assignment' : 'group'
  }
}

/** Merges accommodations: the most generous value of each field. @returns null if there are none */
export function mergeAccommodations(grants: readonly Grant[]): Grant | null {
  if (grants.length === 0) return null
  return {
    timeMultiplier: Math.max(...grants.map(({ timeMultiplier }) => timeMultiplier)),
    extraDays: Math.max(...grants.map(({ extraDays }) => extraDays)),
    onePerPage: grants.some(({ onePerPage }) => onePerPage),
  }
}

/** Earliest opening, latest due date and close, longest time, most attempts; “no limit” is the most generous. */
function mostGenerous(groups: readonly LimitsLayer[]): LimitsLayer {
  const earliest = (dates: readonly Date[]) => new Date(Math.min(...dates.map(Number)))
  const latest = (dates: readonly Date[]) => new Date(Math.max(...dates.map(Number)))
  const most = (counts: readonly number[]) => Math.max(...counts)
  return setOf({
    opensAt: bestOf('opensAt', earliest),
    closesAt: bestOf('closesAt', latest),
    dueAt: bestOf('dueAt', latest),
    timeLimitSeconds: bestOf('timeLimitSeconds', most),
    attempts: bestOf('attempts', most),
  })

  /** `undefined` if no group sets the field, `null` if one lifts the limit, otherwise the best value. */
  function bestOf<F extends LimitField>(
    field: F,
    best: (values: readonly NonNullable<LimitsLayer[F]>[]) => NonNullable<LimitsLayer[F]>,
  ): LimitsLayer[F] {
    const values: NonNullable<LimitsLayer[F]>[] = []
    for (const layer of groups) {
      const value = layer[field]
      if (value === null) return value
      if (value !== undefined) values.push(value)
    }
    return values.length === 0 ? undefined : best(values)
  }
}

/** The fields that a layer sets, so that spreading it keeps the others. */
function setOf({ opensAt, closesAt, dueAt, timeLimitSeconds, attempts }: Partial<LimitsLayer>): LimitsLayer {
  return {
    ...(opensAt !== undefined && { opensAt }),
    ...(closesAt !== undefined && { closesAt }),
    ...(dueAt !== undefined && { dueAt }),
    ...(timeLimitSeconds !== undefined && { timeLimitSeconds }),
    ...(attempts !== undefined && { attempts }),
  }
}
