import Link from 'next/link'
import { LocalTime } from '@/components/ui/local-time'
import type { LessonWork } from '@/domain/lessons/lesson-work'
import { LessonStatus } from './lesson-status'

type Lesson = { slug: string; title: string; path: string; dueAt: Date | null; work: LessonWork }

/** The lessons that a student is to read in a class. Nothing without any. */
export function StudentLessons({ lessons, now }: { lessons: readonly Lesson[]; now: Date }) {
  if (lessons.length === 0) return null
  return (
    <section aria-labelledby="lessons" className="mt-12">
      <h2 id="lessons">Lessons</h2>
      <p className="mt-1 text-muted text-sm">
        A lesson is done when you’ve read all sections and answered all quick checks. Your instructors see
        whether it’s done.
      </p>
      <ul className="mt-4 divide-y divide-line border-line border-y">
        {lessons.map(({ slug, title, path, dueAt, work }) => (
          <li key={slug}>
            <Link
              href={path}
              prefetch={false}
              className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3.5 text-ink no-underline hover:text-accent"
            >
              <span className="font-medium">{title}</span>
              <span className="text-sm">
                <LessonStatus work={work} />
              </span>
              <span className="basis-full text-muted text-sm">
                <Due dueAt={dueAt} isLate={work.doneAt === null && dueAt !== null && dueAt <= now} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Due({ dueAt, isLate }: { dueAt: Date | null; isLate: boolean }) {
  if (dueAt === null) return 'No due date'
  return (
    <span className={isLate ? 'text-warn' : undefined}>
      {isLate ? 'Was due' : 'Due'} <LocalTime date={dueAt.toISOString()} />
    </span>
  )
}
