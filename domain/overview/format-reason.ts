import { formatList, formatPercent, plural } from '@/domain/text/format'
import type { RiskReason } from './at-risk'
import type { Trend } from './trend'

/** A reason in a few words, for emails and lists of several classes: “missed 2 assignments”. */
export function formatReasonShort(reason: RiskReason): string {
  if (reason.kind === 'missed') return `missed ${plural(reason.missed.length, 'assignment')}`
  if (reason.kind === 'dropping') return 'dropping scores'
  if (reason.kind === 'absent') return `no work for ${plural(reason.days, 'day')}`
  return 'low recall before the exam'
}

/** A reason with the figures that it is based on. @param titleOf the title of an assignment, by ID */
export function formatReason(reason: RiskReason, titleOf: (id: string) => string): string {
  if (reason.kind === 'missed')
    return `Missed ${reason.missed.length} of ${plural(reason.closed, 'closed assignment')}: ${formatList(reason.missed.map(titleOf))}.`
  if (reason.kind === 'dropping') return `Dropping: ${formatTrend(reason.trend)}`
  if (reason.kind === 'absent')
    return `No work for ${plural(reason.days, 'day')}, with ${plural(reason.unfinished, 'assignment')} not done.`
  return `Expected recall on the day of “${reason.exam.title}”: ${formatPercent(reason.share)} (at most ${formatPercent(reason.high)}), from ${plural(reason.answers, 'answer')} in this class.`
}

/** “from 80% to 55% in the latest 2 assignments, 25 points below the change of the class (95% interval 10 to 40), 20 and 30 answers.” */
export function formatTrend({ before, recent, change, low, high }: Trend): string {
  const points = (share: number) => Math.round(Math.abs(share) * 100)
  const [from, to] = change < 0 ? [high, low] : [low, high]
  const signed = (share: number) => (share * change < 0 ? `−${points(share)}` : `${points(share)}`)
  return `from ${formatPercent(before.share)} (${plural(before.answers, 'answer')}) to ${formatPercent(recent.share)} (${plural(recent.answers, 'answer')}), ${points(change)} points ${change < 0 ? 'below' : 'above'} the change of the class (95% interval ${signed(from)} to ${signed(to)}).`
}
