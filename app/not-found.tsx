import type { Metadata } from 'next'
import Link from 'next/link'

export const metadata: Metadata = { title: 'Nothing here' }

export default function NotFound() {
  return (
    <div className="page-narrow">
      <p className="eyebrow">404</p>
      <h1 className="mt-2">There is nothing here</h1>
      <p className="prose mt-4">
        The page does not exist, or it belongs to somebody else. If you were signed in elsewhere, sign in here
        too.
      </p>
      <p className="mt-6 flex flex-wrap gap-3">
        <Link href="/" className="button">
          To the start
        </Link>
        <Link href="/sign-in" className="button-quiet">
          Sign in
        </Link>
      </p>
    </div>
  )
}
