import { pluralForm } from '@/domain/text/format'

/** Says that answers to an assignment aren’t part of the score until a person has graded them. */
export function formatWaiting(count: number): string {
  return pluralForm(
    count,
    '1 question waits for your instructor and doesn’t count yet',
    `${count} questions wait for your instructor and don’t count yet`,
  )
}

/** The same for staff. */
export function formatWaitingForStaff(count: number): string {
  return pluralForm(
    count,
    '1 answer must be graded by a person. It doesn’t count yet.',
    `${count} answers must be graded by a person. They don’t count yet.`,
  )
}
