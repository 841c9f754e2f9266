import type { Metadata } from 'next'
import Link from 'next/link'
import { ActionForm } from '@/components/ui/action-form'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { makeResetLinkAction } from './actions'

export const metadata: Metadata = { title: 'Administration', robots: { index: false } }

export default async function AdminPage() {
  await orNotFound(() => requireViewer('administrator'))
  return (
    <div className="page-narrow">
      <h1>Administration</h1>
      <ul className="mt-6 grid gap-2">
        <li>
          <Link href="/admin/quizzes">Rules of quizzes</Link>
          <span className="text-muted">: dates, time limits, attempts, tries, what is shown</span>
        </li>
        <li>
          <Link href="/admin/attempts">Attempts</Link>
          <span className="text-muted">: who answered what, with the history of every answer</span>
        </li>
        <li>
          <Link href="/admin/teachers">Who may teach</Link>
          <span className="text-muted">: who creates classes</span>
        </li>
        <li>
          <Link href="/admin/learners">Accommodations</Link>
          <span className="text-muted">: more time for a learner, in every quiz</span>
        </li>
        <li>
          <Link href="/admin/reports">Reported questions</Link>
          <span className="text-muted">: what learners think is wrong</span>
        </li>
        <li>
          <Link href="/admin/records">Record</Link>
          <span className="text-muted">: who changed a mark, a role, a rule or a key</span>
        </li>
      </ul>
      <section aria-labelledby="reset" className="mt-8 grid gap-4">
        <h2 id="reset">Forgotten password</h2>
        <p className="text-muted">
          Makes a link with which the owner of an account sets a new password. Give it to nobody else.
        </p>
        <ActionForm
          action={makeResetLinkAction}
          submit="Make the link"
          fields={[
            { name: 'email', label: 'E-mail address of the account', type: 'email', autoComplete: 'off' },
          ]}
        />
      </section>
    </div>
  )
}
