import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import Link from 'next/link'
import { SignInAgain } from '@/components/account/sign-in-again'
import { FailedEmails } from '@/components/admin/failed-emails'
import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/checkbox'
import { orNotFound } from '@/server/http/page-viewer'
import { isRecentlySignedIn } from '@/server/http/sessions'
import { isTwoStepRequired } from '@/server/http/staff-two-step'
import { requireViewer } from '@/server/http/viewer'
import { listFailedEmails } from '@/server/platform/email-queue'
import { makeResetLinkAction, resetTwoStepAction, setTwoStepRequiredAction } from './actions'

export const metadata: Metadata = { title: 'Administration', robots: { index: false } }

export default async function AdminPage() {
  const viewer = await orNotFound(() => requireViewer('administrator'))
  const isRequired = await isTwoStepRequired()
  const isRecent = await isRecentlySignedIn(await cookies(), viewer, new Date())
  const failedEmails = await listFailedEmails()
  return (
    <div className="page-narrow">
      <h1>Administration</h1>
      <ul className="mt-6 grid gap-2">
        <li>
          <Link href="/admin/quizzes">Quiz settings</Link>
          <span className="text-muted">: dates, time limits, attempts, tries, results visibility</span>
        </li>
        <li>
          <Link href="/admin/attempts">Attempts</Link>
          <span className="text-muted">: answers of all learners, with their history</span>
        </li>
        <li>
          <Link href="/admin/instructors">Instructor approval</Link>
          <span className="text-muted">: who can create classes</span>
        </li>
        <li>
          <Link href="/admin/learners">Accommodations</Link>
          <span className="text-muted">: extra time for learners, in every quiz</span>
        </li>
        <li>
          <Link href="/admin/article-texts">Article texts</Link>
          <span className="text-muted">: licensed copies of the articles that courses are based on</span>
        </li>
        <li>
          <Link href="/admin/reports">Reported questions</Link>
          <span className="text-muted">: problems that learners reported</span>
        </li>
        <li>
          <Link href="/admin/audit-log">Audit log</Link>
          <span className="text-muted">: changes to grades, roles, rules, and answer keys</span>
        </li>
      </ul>
      <section aria-labelledby="reset" className="mt-8 grid gap-4">
        <h2 id="reset">Forgotten password</h2>
        <p className="text-muted">
          Create a link that lets the owner of an account set a new password. Don’t share it with anyone else.
        </p>
        <ActionForm
          action={makeResetLinkAction}
          submit="Create link"
          fields={[{ name: 'email', label: 'Email of the account', type: 'email', autoComplete: 'off' }]}
        />
      </section>
      <section aria-labelledby="two-step" className="mt-8 grid gap-4">
        <h2 id="two-step">Two-step verification</h2>
        <ActionForm action={setTwoStepRequiredAction} submit="Save" fields={[]}>
          <Checkbox
            name="isRequired"
            label="Require it for administrators and class staff"
            isTicked={isRequired}
            help="Without it, they can’t open administration pages or the classes where they’re an instructor, teaching assistant, or observer. Turn it on for your own account first."
          />
        </ActionForm>
      </section>
      <section aria-labelledby="lost" className="mt-8 grid gap-4">
        <h2 id="lost">Lost authenticator app</h2>
        <p className="text-muted">
          Turn off two-step verification of an account whose owner lost the app and the recovery codes. Check
          who asks: the password alone then gives access. This signs the account out on all devices.
        </p>
        {isRecent ? (
          <ActionForm
            action={resetTwoStepAction}
            submit="Turn off"
            danger
            fields={[
              { name: 'email', label: 'Email of the locked-out account', type: 'email', autoComplete: 'off' },
            ]}
          />
        ) : (
          <SignInAgain purpose="to turn it off" here="/admin" />
        )}
      </section>
      {failedEmails.length > 0 && (
        <section aria-labelledby="failed-emails" className="mt-8 grid gap-4">
          <h2 id="failed-emails">Email that couldn’t be sent</h2>
          <p className="text-muted">
            The latest of the last 30 days. Casebook tried each one until its link expired, or for a day.
          </p>
          <FailedEmails emails={failedEmails} />
        </section>
      )}
    </div>
  )
}
