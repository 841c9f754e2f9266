import type { Metadata } from 'next'
import { BackLink } from '@/components/teaching/people/back-link'
import { ActionButton } from '@/components/ui/action-button'
import { ActionForm } from '@/components/ui/action-form'
import { Select } from '@/components/ui/select'
import { findClassCreation, listTeachers } from '@/server/access/class-creation'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { approveTeacherAction, setClassCreationAction, withdrawTeacherAction } from './actions'

export const metadata: Metadata = { title: 'Who may teach', robots: { index: false } }

export default async function TeachersPage() {
  await orNotFound(() => requireViewer('administrator'))
  const [who, teachers] = await Promise.all([findClassCreation(), listTeachers()])
  return (
    <div className="page-narrow grid gap-10">
      <header>
        <BackLink href="/admin" label="Administration" />
        <h1 className="mt-2">Who may teach</h1>
        <p className="mt-3 text-muted">
          Whoever creates a class is its instructor. Classes that there are stay as they are, whatever is set
          here.
        </p>
      </header>
      <ActionForm action={setClassCreationAction} submit="Save" fields={[]}>
        <Select
          name="who"
          label="Classes are created by"
          value={who}
          options={[
            ['anyone', 'anyone with an account'],
            ['approved', 'administrators and approved people'],
          ]}
        />
      </ActionForm>
      <section aria-labelledby="approved" className="grid gap-4">
        <h2 id="approved">Approved people</h2>
        {teachers.length === 0 ? (
          <p>Nobody is approved yet.</p>
        ) : (
          <ul className="divide-y divide-line border-line border-y">
            {teachers.map(({ email, name }) => (
              <li key={email} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5">
                <span className="wrap-anywhere">
                  <span className="font-medium">{name ?? email}</span>
                  {name && <span className="text-muted"> · {email}</span>}
                </span>
                <ActionButton
                  action={withdrawTeacherAction}
                  label={`Withdraw the approval of ${name ?? email}`}
                  sign="Withdraw"
                  hidden={{ email }}
                />
              </li>
            ))}
          </ul>
        )}
        <ActionForm
          action={approveTeacherAction}
          submit="Approve"
          fields={[
            { name: 'email', label: 'E-mail address of the account', type: 'email', autoComplete: 'off' },
          ]}
        />
      </section>
    </div>
  )
}
