import type { AttemptForStaff } from '@/server/attempts/staff-queries'

const WORDS = {
  IN_PROGRESS: 'in progress',
  OVERDUE: 'time’s up, not submitted yet',
  SUBMITTED: 'submitted',
  GRADED: 'graded',
  ABANDONED: 'not submitted in time',
} as const

export function formatState({ state, isLate }: Pick<AttemptForStaff, 'state' | 'isLate'>): string {
  return isLate ? `${WORDS[state]}, late` : WORDS[state]
}
