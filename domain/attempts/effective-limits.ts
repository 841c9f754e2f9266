import { z } from 'zod'
import type { AttemptLimits } from '@/domain/attempts/attempt'
import { addCalendarDays } from '@/domain/time/calendar'

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
  /** Calendar days, added to due and closing dates. */
  readonly extraDays: number
}

export interface LimitSources {
  readonly assignment: EffectiveLimits
  /** Of the groups this learner is in, in any order. */
  readonly groups?: readonly LimitsLayer[]
  readonly individual?: { readonly limits: OwnLimits; readonly isFinal: boolean } | null
  readonly accommodation?: StandingAccommodation | null
  /** Of the class: extra days are calendar days in it. */
  readonly timeZone: string
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

/**
 * Composes what is in force for one learner: of each field the most specific layer that sets it wins; of two groups that set the same field the
 * more generous. The standing accommodation then multiplies the time limit and moves the due and the closing date by calendar days, unless the
 * individual override is final. Minutes that were given on the spot come on top of everything.
 */
export function effectiveLimits(sources: LimitSources): ComposedLimits {
  const { assignment, groups = [], individual, accommodation, timeZone } = sources
  const group = mostGenerous(groups)
  const own = individual?.limits ?? {}
  const granted = individual?.isFinal ? null : (accommodation ?? null)
  const extraMinutes = own.extraMinutes ?? 0
  const [extraDays, timeFactor] = [granted?.extraDays ?? 0, granted?.timeFactor ?? 1]
  const moved = (date: Date | null) =>
    date && new Date(addCalendarDays(date, extraDays, timeZone).getTime() + extraMinutes * MINUTE_MS)
  const { opensAt, closesAt, dueAt, timeLimitSeconds, attempts } = { ...assignment, ...group, ...setOf(own) }
  return {
    limits: {
      opensAt,
      closesAt: moved(closesAt),
      dueAt: moved(dueAt),
      timeLimitSeconds: timeLimitSeconds && timeLimitSeconds * timeFactor + extraMinutes * 60,
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
    isAccommodated: timeFactor !== 1 || extraDays !== 0,
    extraMinutes,
  }

  function originOf(field: LimitField): LimitOrigin {
    if (own[field] !== undefined) return 'individual'
    return group[field] === undefined ? 'assignment' : 'group'
  }
}

/** Earliest opening, latest due date and close, longest time, most attempts; "no limit" is more than any. */
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

  /** `undefined` where no group sets the field, `null` where one lifts the limit, else the best of them. */
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

/** The fields that a layer sets, so that spreading it leaves the others. */
function setOf({ opensAt, closesAt, dueAt, timeLimitSeconds, attempts }: Partial<LimitsLayer>): LimitsLayer {
  return {
    ...(opensAt !== undefined && { opensAt }),
    ...(closesAt !== undefined && { closesAt }),
    ...(dueAt !== undefined && { dueAt }),
    ...(timeLimitSeconds !== undefined && { timeLimitSeconds }),
    ...(attempts !== undefined && { attempts }),
  }
}
