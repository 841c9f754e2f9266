import Link from 'next/link'
import { formatList } from '@/domain/text/format'

/** A code or link that is wrong, used up, expired or switched off: the same words for all. */
export function NoSuchCode() {
  return (
    <div className="page-narrow">
      <h1>This does not lead to a class</h1>
      <p className="prose mt-4">
        It may be mistyped, have been used already, have expired or been switched off. Ask whoever gave it to
        you for a new one.
      </p>
      <p className="mt-6">
        <Link href="/classes" className="button-quiet">
          To my classes
        </Link>
      </p>
    </div>
  )
}

/** Too many codes were tried. */
export function TooManyCodes({ message }: { message: string }) {
  return (
    <div className="page-narrow">
      <h1>Please wait</h1>
      <p className="prose mt-4">{message}</p>
    </div>
  )
}

/** Which class it is and who teaches it. */
export function ClassIntroduction(props: { name: string; term: string | null; teachers: string[] }) {
  const { name, term, teachers } = props
  return (
    <header>
      <p className="eyebrow">Join a class</p>
      <h1 className="mt-2">{name}</h1>
      <p className="mt-3 text-muted">
        {term && `${term} · `}
        {teachers.length === 0 ? 'Nobody teaches it at present.' : `Taught by ${inWords(teachers)}.`}
      </p>
    </header>
  )
}

function inWords(names: readonly string[]): string {
  return formatList(names)
}
