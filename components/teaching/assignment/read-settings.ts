import { readWallTime } from '@/domain/time/calendar'

/** The settings that the summary shows, as they are typed. */
export type SummarizedSettings = {
  attempts: number | null
  timeLimitMinutes: number | null
  /** ISO 8601. */
  opensAt: string | null
  dueAt: string | null
  closesAt: string | null
  /** In the gradebook. */
  points: number
}

/** Reads the fields of the settings form. What isn’t a number or a date yet counts as empty. */
export function readSettings(field: (name: string) => string): SummarizedSettings {
  const number = (name: string) => {
    const value = Number(field(name))
    return field(name).trim() === '' || !Number.isFinite(value) || value <= 0 ? null : value
  }
  const moment = (name: string) => {
    const reading = readWallTime(field(name), field(`${name}-zone`) || 'UTC')
    return reading?.ok ? reading.at.toISOString() : null
  }
  return {
    attempts: number('attempts'),
    timeLimitMinutes: number('timeLimitMinutes'),
    opensAt: moment('opensAt'),
    dueAt: moment('dueAt'),
    closesAt: moment('closesAt'),
    points: number('points') ?? 0,
  }
}

/** Whether both say the same to the minute, which is what date fields show. */
export function isSameSettings(one: SummarizedSettings, other: SummarizedSettings): boolean {
  const minutes = ({ opensAt, dueAt, closesAt, ...rest }: SummarizedSettings) =>
    JSON.stringify([
      rest.attempts,
      rest.timeLimitMinutes,
      rest.points,
      ...[opensAt, dueAt, closesAt].map((moment) => moment?.slice(0, 16) ?? null),
    ])
  return minutes(one) === minutes(other)
}
