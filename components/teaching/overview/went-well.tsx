import Link from 'next/link'
import { formatTrend } from '@/domain/overview/format-reason'
import type { Trend } from '@/domain/overview/trend'
import { formatPercent, plural } from '@/domain/text/format'

type Props = {
  concepts: readonly { concept: string; title: string; facility: number; answers: number; students: number }[]
  improving: readonly { id: string; name: string; trend: Trend }[]
  /** Titles of the assignments that every student submitted, latest first. */
  complete: readonly string[]
  home: string
}

/** What a class does well: concepts, students who improved, and assignments that everyone submitted. */
export function WentWell({ concepts, improving, complete, home }: Props) {
  const isEmpty = concepts.length + improving.length + complete.length === 0
  return (
    <section aria-labelledby="well" className="card">
      <h2 id="well">What went well</h2>
      {isEmpty && <p className="mt-2 text-muted">There isn’t enough work yet to say.</p>}
      <ul className="mt-1 divide-y divide-line">
        {concepts.map(({ concept, title, facility, answers, students }) => (
          <li key={concept} className="py-2">
            <p className="font-medium">{title}</p>
            <p className="text-muted text-sm">
              Average score {formatPercent(facility)}, from {plural(answers, 'answer')} by{' '}
              {plural(students, 'student')}.
            </p>
          </li>
        ))}
        {improving.map(({ id, name, trend }) => (
          <li key={id} className="py-2">
            <Link href={`${home}/people/${id}`} prefetch={false} className="font-medium">
              {name}
            </Link>
            <p className="text-muted text-sm">Improving: {formatTrend(trend)}</p>
          </li>
        ))}
        {complete.map((title) => (
          <li key={title} className="py-2">
            <p className="font-medium">{title}</p>
            <p className="text-muted text-sm">Every student submitted it.</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
