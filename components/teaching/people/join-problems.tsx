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

/** What to do for someone who isn’t signed in. @param path of the page to return to */
export function JoinSteps({ path }: { path: string }) {
  const next = encodeURIComponent(path)
  return (
    <>
      <ol className="list-decimal space-y-1 pl-5">
        <li>Create an account, or sign in if you have one.</li>
        <li>You’ll come back here. Select “Join class.”</li>
        <li>You’ll see the class’s assignments and when they’re due.</li>
      </ol>
      <p className="flex flex-wrap gap-3">
        <Link href={`/sign-up?next=${next}`} prefetch={false} className="button">
          Create account
        </Link>
        <Link href={`/sign-in?next=${next}`} prefetch={false} className="button-quiet">
          Sign in
        </Link>
      </p>
    </>
  )
}

/** The name of the class and its instructors, as far as the reader may know them. */
export function ClassIntroduction(props: { name: string; term: string | null; instructors: string[] }) {
  const { name, term, instructors } = props
  return (
    <header>
      <p className="eyebrow">Join a class</p>
      <h1 className="mt-2">{name}</h1>
      <p className="mt-3 text-muted">
        {[
          ...(term ? [term] : []),
          ...(instructors.length > 0 ? [`Taught by ${formatList(instructors)}.`] : []),
        ].join(' · ')}
      </p>
    </header>
  )
}
