import type { Metadata } from 'next'
import Link from 'next/link'
import { MissingPageNote } from '@/components/site/missing-page-note'

export const metadata: Metadata = { title: 'Page not found' }

/** The same for everyone, so what depends on the user is shown by the sign-in hint of `theme-script.ts`. */
export default function NotFound() {
  return (
    <div className="page-narrow">
      <p className="eyebrow">404</p>
      <h1 className="mt-2">Page not found</h1>
      <p className="prose mt-4">
        This page doesn’t exist, or you don’t have access to it.
        <span className="if-signed-out"> If you’re signed in on another device, sign in here too.</span>
      </p>
      <MissingPageNote />
      <p className="mt-6 flex flex-wrap gap-3">
        <Link href="/" className="button">
          Go to home page
        </Link>
        <Link href="/classes" prefetch={false} className="button-quiet if-signed-in">
          Go to classes
        </Link>
        <Link href="/sign-in" prefetch={false} className="button-quiet if-signed-out">
          Sign in
        </Link>
      </p>
    </div>
  )
}
