import type { Metadata } from 'next'
import Link from 'next/link'
import { z } from 'zod'
import { BackLink } from '@/components/ui/back-link'
import { Pagination } from '@/components/ui/pagination'
import { formatReasonShort } from '@/domain/overview/format-reason'
import { formatPercent, plural } from '@/domain/text/format'
import { type ClassSummary, listClassOverviews } from '@/server/analysis/list-class-overviews'
import { pageAccount } from '@/server/http/page-viewer'

export const metadata: Metadata = { title: 'All classes', robots: { index: false } }

/** Students shown for each class, so that several classes fit on one page. */
const SHOWN = 5

const PageSchema = z.coerce.number().int().min(1).max(10_000).catch(1)

type Props = { searchParams: Promise<{ page?: string | string[] }> }

/** The overview of every class that the viewer teaches or observes. */
export default async function ClassesOverviewPage({ searchParams }: Props) {
  const viewer = await pageAccount('/classes/overview')
  const page = PageSchema.parse((await searchParams).page)
  const { classes, hasMore } = await listClassOverviews(viewer.id, { page, now: new Date() })
  return (
    <div className="page">
      <BackLink href="/classes" label="Classes" />
      <h1 className="mt-2">All classes</h1>
      {classes.length === 0 && page === 1 && (
        <p className="mt-4 text-muted">No classes yet. Classes that you teach or observe appear here.</p>
      )}
      {classes.map((summary) => (
        <ClassSection key={summary.id} summary={summary} />
      ))}
      <Pagination
        previous={page > 1 ? { href: `/classes/overview?page=${page - 1}`, label: 'Newer classes' } : null}
        next={hasMore ? { href: `/classes/overview?page=${page + 1}`, label: 'Older classes' } : null}
      />
    </div>
  )
}

function ClassSection({ summary }: { summary: ClassSummary }) {
  const { id, name, term, students, atRisk, teachNext, wellKnown, courseSlug } = summary
  const home = `/classes/${id}`
  return (
    <section aria-labelledby={`class-${id}`} className="card mt-6">
      <h2 id={`class-${id}`} className="text-lg">
        <Link href={`${home}/overview`} prefetch={false}>
          {name}
        </Link>
        <span className="font-normal text-muted">
          {term && ` · ${term}`} · {plural(students, 'student')}
        </span>
      </h2>
      <div className="mt-3 grid gap-5 lg:grid-cols-3">
        <div>
          <h3>Who needs help</h3>
          {atRisk.length === 0 && <p className="text-muted text-sm">No student is behind or at risk.</p>}
          <ul className="text-sm">
            {atRisk.slice(0, SHOWN).map((student) => (
              <li key={student.id}>
                <Link href={`${home}/people/${student.id}`} prefetch={false}>
                  {student.name}
                </Link>
                <span className="text-muted">
                  : {student.assessment.reasons.map(formatReasonShort).join(', ')}
                </span>
              </li>
            ))}
          </ul>
          {atRisk.length > SHOWN && (
            <p className="text-muted text-sm">and {plural(atRisk.length - SHOWN, 'more student')}</p>
          )}
        </div>
        <div>
          <h3>What to teach next</h3>
          {teachNext.length === 0 && (
            <p className="text-muted text-sm">No weak concept with enough answers.</p>
          )}
          <ul className="text-sm">
            {teachNext.map(({ concept, title, facility, answers, lesson }) => (
              <li key={concept}>
                {lesson ? (
                  <Link href={`/courses/${courseSlug}/lessons/${lesson}`} prefetch={false}>
                    {title}
                  </Link>
                ) : (
                  title
                )}
                <span className="text-muted">
                  : {formatPercent(facility)} from {plural(answers, 'answer')}
                </span>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3>What went well</h3>
          {wellKnown.length === 0 && (
            <p className="text-muted text-sm">No concept with enough answers at 85% or more.</p>
          )}
          <ul className="text-sm">
            {wellKnown.map(({ concept, title, facility }) => (
              <li key={concept}>
                {title}
                <span className="text-muted">: {formatPercent(facility)}</span>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  )
}
