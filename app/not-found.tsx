import type { Metadata } from 'next'
import Link from 'next/link'

export const metadata: Metadata = { title: 'Page not found' }

export default function NotFound() {
  return (
    <div className="page-narrow">
      <p className="eyebrow">404</p>
      <h1 className="mt-2">Page not found</h1>
      <p className="prose mt-4">
        This page doesn’t exist, or you don’t have access to it. If you’re signed in on another device, sign
        in here too.
      </p>
      <p className="mt-6 flex flex-wrap gap-3">
        <Link href="/" className="button">
          Go to home page
        </Link>
        <Link href="/sign-in" className="button-quiet">
          Sign in
        </Link>
      </p>
    </div>
  )
}
