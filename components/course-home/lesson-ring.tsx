'use client'

import { plural } from '@/domain/text/format'
import { useSectionsRead } from './course-home'
import { Ring } from './ring'

/** The number of a lesson, inside a ring that shows how much of the lesson is read. */
export function LessonRing({
  lesson,
  number,
  sections,
}: {
  lesson: string
  number: number
  sections: number
}) {
  const read = useSectionsRead(lesson)
  const isDone = read !== null && read >= sections
  return (
    <Ring
      ratio={(read ?? 0) / sections}
      label={read === null ? null : formatRead(read, sections)}
      text={isDone ? '✓' : String(number)}
    />
  )
}

function formatRead(read: number, sections: number): string {
  if (read === 0) return 'Not started'
  return read >= sections ? 'All sections read' : `${read} of ${plural(sections, 'section')} read`
}
