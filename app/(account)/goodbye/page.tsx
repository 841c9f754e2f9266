import type { Metadata } from 'next'
import Link from 'next/link'

export const metadata: Metadata = { title: 'Deleted', robots: { index: false } }

export default function GoodbyePage() {
  return (
    <div className="page-narrow">
      <h1>It is deleted</h1>
      <p className="prose mt-4">
        Everything that was stored about you is gone from this site. If you answered assignments of a class,
        those answers still count in its statistics, as nobody’s.
      </p>
      <p className="mt-6">
        <Link href="/">To the start</Link>
      </p>
    </div>
  )
}
