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
