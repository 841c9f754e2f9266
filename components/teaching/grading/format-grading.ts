import { plural } from '@/domain/text/format'

type Counts = {
  answers: number
  byStatus: Readonly<Record<'waiting' | 'graded' | 'changed' | 'released', number>>
}

/** How far the answers to a question are graded: “12 of 30 answers graded · 10 released”. */
export function formatGradingState({ answers, byStatus }: Counts): string {
  const { waiting, changed, released } = byStatus
  return [
    `${answers - waiting} of ${plural(answers, 'answer')} graded`,
    ...(released + changed > 0 ? [`${released + changed} released`] : []),
    ...(changed > 0 ? [`${changed} changed since`] : []),
  ].join(' · ')
}

/** Says what an answer’s status means for its student. */
export const STATUS_LABELS = {
  waiting: 'To grade',
  graded: 'Graded, not released',
  changed: 'Changed since the release',
  released: 'Released',
} as const
