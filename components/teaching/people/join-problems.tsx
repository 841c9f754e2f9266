import Link from 'next/link'
import { formatList } from '@/domain/text/format'

/** The code or link is wrong, used, expired, or turned off. The message doesn’t say which. */
export function NoSuchCode() {
  return (
    <div className="page-narrow">
      <h1>Class not found</h1>
      <p className="prose mt-4">
        The code or link may be mistyped, already used, expired, or turned off. Ask your instructor for a new
        one.
      </p>
      <p className="mt-6">
        <Link href="/classes" className="button-quiet">
          Back to classes
        </Link>
      </p>
    </div>
  )
}

/** The user tried too many codes. */
export function TooManyCodes({ message }: { message: string }) {
  return (
    <div className="page-narrow">
      <h1>Too many attempts</h1>
      <p className="prose mt-4">{message}</p>
    </div>
  )
}

/** The name of the class and its instructors. */
export function ClassIntroduction(props: { name: string; term: string | null; instructors: string[] }) {
  const { name, term, instructors } = props
  return (
    <header>
      <p className="eyebrow">Join a class</p>
      <h1 className="mt-2">{name}</h1>
      <p className="mt-3 text-muted">
        {term && `${term} · `}
        {instructors.length === 0 ? 'No instructor yet.' : `Taught by ${formatNames(instructors)}.`}
      </p>
    </header>
  )
}

function formatNames(names: readonly string[]): string {
  return formatList(names)
}
