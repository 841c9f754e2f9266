import type { Metadata } from 'next'
import Link from 'next/link'

export const metadata: Metadata = { title: 'Deleted', robots: { index: false } }

export default function GoodbyePage() {
  return (
    <div className="page-narrow">
      <h1>It is deleted</h1>
      <p className="prose mt-4">
        Everything that was stored about you is deleted. If you answered assignments of a class, those answers
        still count in its statistics, anonymously. A class that keeps grades, as it told you before, has your
        name and your grades with their dates.
      </p>
      <p className="mt-6">
        <Link href="/">To the start</Link>
      </p>
    </div>
  )
}
