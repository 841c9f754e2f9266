import type { Metadata } from 'next'
import { ActionButton } from '@/components/ui/action-button'
import { ActionForm } from '@/components/ui/action-form'
import { BackLink } from '@/components/ui/back-link'
import { Disclosure } from '@/components/ui/disclosure'
import { Select } from '@/components/ui/select'
import { findClassCreation, listApprovedInstructors } from '@/server/access/class-creation'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { approveInstructorAction, setClassCreationAction, withdrawInstructorAction } from './actions'

export const metadata: Metadata = { title: 'Instructor approval', robots: { index: false } }

export default async function InstructorsPage() {
  await orNotFound(() => requireViewer('administrator'))
  const [who, instructors] = await Promise.all([findClassCreation(), listApprovedInstructors()])
  return (
    <div className="page-narrow grid gap-10">
      <header>
        <BackLink href="/admin" label="Administration" />
        <h1 className="mt-2">Instructor approval</h1>
        <p className="mt-3 text-muted">
          The person who creates a class is its instructor. Changes here don’t affect existing classes.
        </p>
      </header>
      <ActionForm action={setClassCreationAction} submit="Save" fields={[]}>
        <Select
          name="who"
          label="Who can create classes"
          value={who}
          options={[
            ['anyone', 'Anyone with an account'],
            ['approved', 'Administrators and approved instructors'],
          ]}
        />
      </ActionForm>
      <section aria-labelledby="approved" className="grid gap-4">
        <h2 id="approved">Approved instructors</h2>
        {instructors.length === 0 ? (
          <p>No approved instructors yet.</p>
        ) : (
          <ul className="divide-y divide-line border-line border-y">
            {instructors.map(({ email, name }) => (
              <li key={email} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5">
                <span className="wrap-anywhere">
                  <span className="font-medium">{name ?? email}</span>
                  {name && <span className="text-muted"> · {email}</span>}
                </span>
                <Disclosure label="Remove…">
                  <p className="mt-2 mb-3">
                    {name ?? email} won’t be able to create classes. Existing classes don’t change. You can
                    approve the account again.
                  </p>
                  <ActionButton
                    action={withdrawInstructorAction}
                    label={`Remove the approval of ${name ?? email}`}
                    sign="Remove"
                    hidden={{ email }}
                  />
                </Disclosure>
              </li>
            ))}
          </ul>
        )}
        <ActionForm
          action={approveInstructorAction}
          submit="Approve"
          fields={[{ name: 'email', label: 'Email of the account', type: 'email', autoComplete: 'off' }]}
        />
      </section>
    </div>
  )
}
