import Link from 'next/link'
import { type Column, DataTable } from '@/components/ui/data-table'
import { LocalTime } from '@/components/ui/local-time'

type Lesson = { slug: string; title: string; dueAt: Date | null; done: number; students: number }

type Props = { lessons: readonly Lesson[]; home: string; canTeach: boolean }

/** The lessons that a class is to read, for its staff. */
export function StaffLessons({ lessons, home, canTeach }: Props) {
  if (lessons.length === 0 && !canTeach) return null
  return (
    <section aria-labelledby="lessons" className="mt-12">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h2 id="lessons">Lessons</h2>
        {canTeach && (
          <Link href={`${home}/lessons/new`} prefetch={false} className="button-quiet">
            Assign lessons
          </Link>
        )}
      </div>
      {lessons.length === 0 ? (
        <p className="mt-3 text-muted">No lessons assigned. Students can still read all lessons.</p>
      ) : (
        <DataTable
          caption="Lessons"
          columns={columnsOf(home)}
          rows={lessons}
          keyOf={({ slug }) => slug}
          className="mt-3"
        />
      )}
    </section>
  )
}

function columnsOf(home: string): Column<Lesson>[] {
  return [
    {
      title: 'Lesson',
      isRowHeader: true,
      className: 'min-w-36',
      cell: ({ slug, title }) => (
        <Link href={`${home}/lessons/${slug}`} prefetch={false} className="font-medium">
          {title}
        </Link>
      ),
    },
    {
      title: 'Due',
      className: 'min-w-28 max-sm:text-sm sm:whitespace-nowrap',
      cell: ({ dueAt }) => (dueAt ? <LocalTime date={dueAt.toISOString()} /> : 'No date'),
    },
    { title: 'Done', isNumeric: true, cell: ({ done, students }) => `${done} of ${students}` },
  ]
}
