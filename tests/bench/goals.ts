import type { StatementCounts } from './count-steps'
import { type Outcome, percentile } from './run-load'

/** The goals of the assessment engine, as upper or lower bounds of the measurements. */

export type Measured = {
  outcomes: Outcome[]
  counts: StatementCounts[]
  hellosPerSecond: number
  transactionsPerSecond: number
  isPostgresql: boolean
  memoryBytes: number
  coldLoad: { requests: number; bytes: number } | null
}

export type Verdict = {
  goal: string
  wanted: string
  measured: string
  verdict: 'kept' | 'missed' | 'not measured'
}

export function judge(measured: Measured): Verdict[] {
  const { outcomes, counts, hellosPerSecond, transactionsPerSecond, coldLoad } = measured
  const signedIn = outcomes.filter(({ withSignIn }) => withSignIn)
  const best = (variant: Outcome['variant']) =>
    signedIn
      .filter((outcome) => outcome.variant === variant)
      .reduce<Outcome | null>((a, b) => (a && a.attemptsPerSecond > b.attemptsPerSecond ? a : b), null)
  const saves = (learners: number) =>
    outcomes
      .find((o) => o.variant === 'one by one' && !o.withSignIn && o.learners === learners)
      ?.times.get('save')
  const single = best('one by one')
  const whole = single?.attemptsPerSecond ?? Number.NaN
  const counted = counts.find(({ variant }) => variant === 'one by one')
  return [
    atLeast('attempts per second, each answer saved', 35, whole),
    atMost('the same in hellos', 500, hellosPerSecond / whole),
    ...(measured.isPostgresql
      ? [atMost('the same in TPC-B transactions', 78, transactionsPerSecond / whole)]
      : []),
    atMost(
      'CPU seconds per attempt (server and database)',
      0.05,
      single ? single.cpu.server + single.cpu.database : Number.NaN,
    ),
    atLeast(
      'attempts per second, all answers in one post',
      72,
      best('one post')?.attemptsPerSecond ?? Number.NaN,
    ),
    atMost('save one answer, no other load, p50 ms', 4, percentile(saves(1), 0.5)),
    atMost('save one answer, 32 busy learners, p95 ms', 60, percentile(saves(32), 0.95)),
    atMost(
      'statements for a saved answer',
      1,
      Math.max(...(counted?.bySteps.get('save') ?? [Number.NaN]).slice(1)),
    ),
    atMost('statements for a whole attempt', 40, counted?.total ?? Number.NaN),
    atMost('cold load of the attempt page, requests', 12, coldLoad?.requests ?? Number.NaN),
    atMost('cold load of the attempt page, kB', 220, (coldLoad?.bytes ?? Number.NaN) / 1000),
    atMost('memory, GiB', 0.35, measured.memoryBytes / 2 ** 30),
  ]
}

function atLeast(goal: string, bound: number, value: number): Verdict {
  return verdictOf(goal, `at least ${bound}`, value, value >= bound)
}

function atMost(goal: string, bound: number, value: number): Verdict {
  return verdictOf(goal, `at most ${bound}`, value, value <= bound)
}

function verdictOf(goal: string, wanted: string, value: number, isKept: boolean): Verdict {
  if (!Number.isFinite(value)) return { goal, wanted, measured: '', verdict: 'not measured' }
  return { goal, wanted, measured: short(value), verdict: isKept ? 'kept' : 'missed' }
}

/** Three significant digits. */
export function short(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(3))) : ''
}
