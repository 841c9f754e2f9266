import type { Metadata } from 'next'
import Link from 'next/link'

export const metadata: Metadata = { title: 'Data deleted', robots: { index: false } }

export default function GoodbyePage() {
  return (
    <div className="page-narrow">
      <h1>Your data was deleted</h1>
      <p className="prose mt-4">
        Everything stored about you was deleted. Your answers to class assignments still count in class
        statistics, anonymously. If a class keeps grades, as you were notified, its gradebook still has your
        name and your grades with their dates.
      </p>
      <p className="mt-6">
        <Link href="/">Go to home page</Link>
      </p>
    </div>
  )
}
