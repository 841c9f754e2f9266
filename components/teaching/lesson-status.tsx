import { LocalTime } from '@/components/ui/local-time'
import type { LessonWork } from '@/domain/lessons/lesson-work'
import { plural } from '@/domain/text/format'

/** How far a student is in an assigned lesson. */
export function LessonStatus({ work }: { work: LessonWork }) {
  const { read, sections, answered, checks, doneAt, daysLate } = work
  if (doneAt)
    return (
      <>
        Done <LocalTime date={doneAt.toISOString()} />
        {daysLate > 0 && <span className="text-warn">, {plural(daysLate, 'day')} late</span>}
      </>
    )
  if (read + answered === 0) return 'Not started'
  return [
    `${read} of ${plural(sections, 'section')} read`,
    ...(checks > 0 ? [`${answered} of ${plural(checks, 'quick check')} answered`] : []),
  ].join(', ')
}
