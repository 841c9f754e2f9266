import { daysLate } from '@/domain/attempts/lateness'

/** What a lesson asks for: the IDs of its sections and of its quick checks. */
export interface LessonParts {
  readonly sections: readonly string[]
  readonly checks: readonly string[]
}

/** What a learner did in a lesson. */
export interface LessonTrace {
  readonly finishedSections: readonly string[]
  /** When the last of them was read; null if nothing was. */
  readonly readAt: Date | null
  /** When each quick check was answered first, by its ID. */
  readonly answeredAt: ReadonlyMap<string, Date>
}

/** The conditions under which a lesson is assigned to a learner. */
export interface LessonTerms {
  /** With the learner’s extra days; null for no due date. */
  readonly dueAt: Date | null
  /** The class’s time zone; days late are calendar days in it. */
  readonly timeZone: string
  /** When the class was archived: what comes later doesn’t count. Null while it isn’t. */
  readonly endedAt: Date | null
}

/** How far a learner is in an assigned lesson. */
export interface LessonWork {
  /** The number of sections read, and of all sections. */
  readonly read: number
  readonly sections: number
  /** The number of quick checks answered, correctly or not, and of all of them. */
  readonly answered: number
  readonly checks: number
  /** When the last part was done; null if parts are missing. */
  readonly doneAt: Date | null
  /** Calendar days after the due date on which it was done; 0 if on time or not done. */
  readonly daysLate: number
}

/** Sums up an assigned lesson. It is done when all its sections are read and all its quick checks are answered. */
export function lessonWork(parts: LessonParts, trace: LessonTrace, terms: LessonTerms): LessonWork {
  const read = parts.sections.filter((id) => trace.finishedSections.includes(id)).length
  const answers = parts.checks.flatMap((id) => trace.answeredAt.get(id) ?? [])
  const isDone = read === parts.sections.length && answers.length === parts.checks.length
  const last = isDone ? latestOf([...(trace.readAt ? [trace.readAt] : []), ...answers]) : null
  const doneAt = last && (terms.endedAt === null || last <= terms.endedAt) ? last : null
  return {
    ...{ read, sections: parts.sections.length, answered: answers.length, checks: parts.checks.length },
    doneAt,
    daysLate: doneAt && terms.dueAt ? daysLate(doneAt, terms.dueAt, terms.timeZone) : 0,
  }
}

function latestOf(dates: readonly Date[]): Date | null {
  return dates.length === 0 ? null : new Date(Math.max(...dates.map(Number)))
}
