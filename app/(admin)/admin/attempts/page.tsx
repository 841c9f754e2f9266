import type { Metadata } from 'next'
import Link from 'next/link'
import { LocalTime } from '@/components/ui/local-time'
import { WideContent } from '@/components/ui/wide-content'
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
      <p className="eyebrow">
        <Link href="/admin" className="text-muted no-underline hover:text-accent">
          Administration
        </Link>
      </p>
      <h1 className="mt-2">Attempts</h1>
      <SearchForm person={search.person} quiz={search.quiz} />
      {attempts.length === 0 ? (
        <p className="mt-8">No attempts match.</p>
      ) : (
        <AttemptTable attempts={attempts} />
      )}
      {hasMore && last && (
        <p className="mt-6">
          <Link
            href={`/admin/attempts?${new URLSearchParams({ learner: search.person, quiz: search.quiz, before: last.startedAt.toISOString() })}`}
            prefetch={false}
          >
            Older attempts
          </Link>
        </p>
      )}
    </div>
  )
}

function SearchForm({ person, quiz }: { person: string; quiz: string }) {
  const field = 'min-h-11 w-full rounded-lg border border-field bg-card px-3 py-2 text-ink'
  const quizzes = listCourses().flatMap((course) => course.quizzes)
  return (
    <form method="get" className="mt-6 grid items-end gap-4 sm:grid-cols-[1fr_1fr_auto]">
      <label className="block">
        <span className="mb-1 block font-medium">Learner’s name or email</span>
        <input name="learner" defaultValue={person} className={field} />
      </label>
      <label className="block">
        <span className="mb-1 block font-medium">Quiz</span>
        <select name="quiz" defaultValue={quiz} className={field}>
          <option value="">All quizzes</option>
          {quizzes.map(({ slug, quiz: { title } }) => (
            <option key={slug} value={slug}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button">
        Search
      </button>
    </form>
  )
}

function AttemptTable({ attempts }: { attempts: AttemptForStaff[] }) {
  return (
    <WideContent label="Attempts" className="mt-8">
      <table className="w-full border-collapse text-left text-sm">
        <thead>
          <tr className="border-line border-b">
            {['Learner', 'Quiz', 'Started', 'Status', 'Score'].map((heading) => (
              <th key={heading} scope="col" className="py-2 pr-4">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {attempts.map((attempt) => (
            <tr key={attempt.id} className="border-line border-b align-top">
              <td className="py-2 pr-4">{attempt.learner}</td>
              <th scope="row" className="py-2 pr-4 font-normal">
                <Link href={`/admin/attempts/${attempt.id}`} prefetch={false}>
                  {attempt.title}, attempt {attempt.number}
                </Link>
              </th>
              <td className="py-2 pr-4">
                <LocalTime date={attempt.startedAt.toISOString()} />
              </td>
              <td className="py-2 pr-4">{formatState(attempt)}</td>
              <td className="py-2 tabular-nums">
                {attempt.earned === null || !attempt.possible
                  ? '–'
                  : formatPercent(attempt.earned / attempt.possible)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideContent>
  )
}
