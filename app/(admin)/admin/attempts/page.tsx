import type { Metadata } from 'next'
import Link from 'next/link'
import { BackLink } from '@/components/ui/back-link'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Field } from '@/components/ui/field'
import { LocalTime } from '@/components/ui/local-time'
import { Pagination } from '@/components/ui/pagination'
import { Select } from '@/components/ui/select'
import { formatPercent } from '@/domain/text/format'
import { type AttemptForStaff, listAttemptsForStaff } from '@/server/attempts/staff-queries'
import { listCourses } from '@/server/content/read-course'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { formatState } from './format-state'

export const metadata: Metadata = { title: 'Attempts', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AttemptsPage({ searchParams }: Props) {
  await orNotFound(() => requireViewer('administrator'))
  const query = await searchParams
  const text = (name: string) => (typeof query[name] === 'string' ? query[name].trim().slice(0, 200) : '')
  const before = new Date(text('before'))
  const search = {
    person: text('learner'),
    quiz: text('quiz'),
    before: Number.isNaN(before.getTime()) ? null : before,
  }
  const { attempts, hasMore } = await listAttemptsForStaff(search)
  const last = attempts.at(-1)
  return (
    <div className="page-narrow max-w-4xl">
      <BackLink href="/admin" label="Administration" />
      <h1 className="mt-2">Attempts</h1>
      <SearchForm person={search.person} quiz={search.quiz} />
      {attempts.length === 0 ? (
        <p className="mt-8">No attempts match.</p>
      ) : (
        <DataTable
          caption="Attempts"
          columns={COLUMNS}
          rows={attempts}
          keyOf={({ id }) => id}
          size="small"
          className="mt-8"
        />
      )}
      {hasMore && last && (
        <Pagination
          next={{
            href: `/admin/attempts?${new URLSearchParams({ learner: search.person, quiz: search.quiz, before: last.startedAt.toISOString() })}`,
            label: 'Older attempts',
          }}
        />
      )}
    </div>
  )
}

function SearchForm({ person, quiz }: { person: string; quiz: string }) {
  const courses = listCourses()
  const quizzes = courses.flatMap(({ slug: course, title: courseTitle, quizzes }) =>
    quizzes.map(({ slug, quiz: { title } }) => ({
      // Two courses can have quizzes of the same slug.
      value: courses.length > 1 ? `${course}/${slug}` : slug,
      title: courses.length > 1 ? `${courseTitle}: ${title}` : title,
    })),
  )
  return (
    <form method="get" className="mt-6 grid items-end gap-4 sm:grid-cols-[1fr_1fr_auto]">
      <Field
        field={{ name: 'learner', label: 'Learner’s name or email', defaultValue: person, isFilter: true }}
      />
      <Select
        name="quiz"
        label="Quiz"
        value={quiz}
        options={[['', 'All quizzes'], ...quizzes.map(({ value, title }) => [value, title] as const)]}
      />
      <button type="submit" className="button">
        Search
      </button>
    </form>
  )
}

const COLUMNS: readonly Column<AttemptForStaff>[] = [
  { title: 'Learner', cell: ({ learner }) => learner },
  {
    title: 'Quiz',
    isRowHeader: true,
    cell: ({ id, title, number }) => (
      <Link href={`/admin/attempts/${id}`} prefetch={false}>
        {title}, attempt {number}
      </Link>
    ),
  },
  { title: 'Started', cell: ({ startedAt }) => <LocalTime date={startedAt.toISOString()} /> },
  { title: 'Status', cell: formatState },
  {
    title: 'Score',
    isNumeric: true,
    cell: ({ earned, possible }) => (earned === null || !possible ? '–' : formatPercent(earned / possible)),
  },
]
