import Link from 'next/link'
import { LocalTime } from '@/components/ui/local-time'

type Due = {
  id: string
  classId: string
  className: string
  title: string
  path: string
  phase: string
  state: string
  dueAt: Date | null
  closesAt: Date | null
}

/** What a student has to do in all classes, soonest first. */
export function DueWork({ due }: { due: Due[] }) {
  return (
    <section aria-labelledby="due">
      <h2 id="due">What’s due</h2>
      {due.length === 0 ? (
        <p className="mt-2 text-muted">Nothing is due. You’ve submitted everything that’s open.</p>
      ) : (
        <ul className="mt-3 divide-y divide-line border-line border-y">
          {due.map(({ id, classId, className, title, path, phase, state, ...dates }) => (
            <li key={`${classId}/${id}`} className="py-3">
              <Link href={path} prefetch={false} className="font-medium">
                {title}
              </Link>
              <span className="block text-muted text-sm">
                {className} · {state === 'open' && 'in progress · '}
                <When isLate={phase === 'late'} {...dates} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function When({ isLate, dueAt, closesAt }: { isLate: boolean; dueAt: Date | null; closesAt: Date | null }) {
  const at = dueAt ?? closesAt
  if (at === null) return 'no due date'
  const words = dueAt === null ? 'closes' : isLate ? 'was due' : 'due'
  return (
    <span className={isLate ? 'text-warn' : undefined}>
      {words} <LocalTime date={at.toISOString()} />
    </span>
  )
}
