import type { AttemptForStaff } from '@/server/attempts/staff-queries'

const WORDS = {
  IN_PROGRESS: 'open',
  OVERDUE: 'time is up, not submitted',
  SUBMITTED: 'submitted',
  GRADED: 'graded',
  ABANDONED: 'not submitted in time',
} as const

export function stateInWords({ state, isLate }: Pick<AttemptForStaff, 'state' | 'isLate'>): string {
  return isLate ? `${WORDS[state]}, late` : WORDS[state]
}
