import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { addDays, startOfCalendarDay } from '@/domain/time/calendar'

const day = z.iso.date().catch('').default('')

/** What an overview shows. A value that makes no sense counts as none. */
export const OverviewSearchSchema = z.object({
  group: idText.catch('').default(''),
  /** The ID of an assignment. */
  assignment: idText.catch('').default(''),
  /** The first and the last day of submission, `2027-03-28`, in the class's time zone. */
  from: day,
  to: day,
})
export type OverviewSearch = z.infer<typeof OverviewSearchSchema>

/** Which answers a summary of a class counts; null: all. */
export type AnswerFilter = {
  groupId: string | null
  assignmentId: string | null
  from: Date | null
  /** Exclusive. */
  until: Date | null
}

export const ALL_ANSWERS: AnswerFilter = { groupId: null, assignmentId: null, from: null, until: null }

export function toAnswerFilter(search: OverviewSearch, timeZone: string): AnswerFilter {
  const { group, assignment, from, to } = search
  return {
    groupId: group || null,
    assignmentId: assignment || null,
    from: from === '' ? null : startOfCalendarDay(from, timeZone),
    until: to === '' ? null : startOfCalendarDay(addDays(to, 1), timeZone),
  }
}
