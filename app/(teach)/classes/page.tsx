import type { Metadata } from 'next'
import Link from 'next/link'
import { DueWork } from '@/components/teaching/due-work'
import { ClassList } from '@/components/teaching/people/class-list'
import { ActionForm } from '@/components/ui/action-form'
import { isStaffRole } from '@/domain/access/class-permissions'
import { ROLE_PHRASES } from '@/domain/classes/role-labels'
import { pluralForm } from '@/domain/text/format'
import { canCreateClasses } from '@/server/access/class-creation'
import { listMyClasses, listMyInvitations, type MyInvitation } from '@/server/classes/class-queries'
import { listDueWork } from '@/server/classes/list-due-work'
import { pageAccount } from '@/server/http/page-viewer'
import { openCodeAction } from './actions'

export const metadata: Metadata = { title: 'Classes', robots: { index: false } }

export default async function ClassesPage() {
  const viewer = await pageAccount('/classes')
  const [classes, invitations, canCreate, due] = await Promise.all([
    listMyClasses(viewer.id),
    listMyInvitations(viewer.id),
    canCreateClasses(viewer.id),
    listDueWork(viewer.id, new Date()),
  ])
  const present = classes.filter(({ isArchived }) => !isArchived)
  const archived = classes.filter(({ isArchived }) => isArchived)
  return (
    <div className="page-narrow grid gap-10">
      <header className="flex flex-wrap items-center justify-between gap-4">
        <h1>Classes</h1>
        {canCreate && (
          <Link href="/classes/new" className="button">
            Create class
          </Link>
        )}
      </header>
      {invitations.length > 0 && <Invitations invitations={invitations} />}
      {present.some(({ role }) => role === 'student') && <DueWork due={due} />}
      {present.length === 0 && <p className="text-muted">No classes yet. Enter a class code to join one.</p>}
      {present.filter(({ role }) => isStaffRole(role)).length > 1 && (
        <p>
          <Link href="/classes/overview" prefetch={false}>
            See all your classes on one page
          </Link>
        </p>
      )}
      <ClassList title="Classes you teach" classes={present.filter(({ role }) => isStaffRole(role))} />
      <ClassList title="Classes you’re taking" classes={present.filter(({ role }) => !isStaffRole(role))} />
      <section aria-labelledby="join" className="grid gap-4">
        <h2 id="join">Join a class</h2>
        <ActionForm
          action={openCodeAction}
          submit="Find class"
          fields={[
            {
              name: 'code',
              label: 'Class code',
              autoComplete: 'off',
              help: '8 letters and digits, from your instructor.',
            },
          ]}
        />
      </section>
      {!canCreate && (
        <p className="text-muted text-sm">
          On this site, only administrators and approved instructors can create classes. To get approved, ask
          an administrator.
        </p>
      )}
      <ClassList title="Archived" classes={archived} />
    </div>
  )
}

function Invitations({ invitations }: { invitations: MyInvitation[] }) {
  return (
    <section aria-labelledby="invitations" className="card">
      <h2 id="invitations">{pluralForm(invitations.length, 'Invitation', 'Invitations')}</h2>
      <ul className="mt-3 grid gap-3">
        {invitations.map(({ code, className, term, role }) => (
          <li key={code} className="flex flex-wrap items-center justify-between gap-3">
            <span>
              <span className="font-medium">{className}</span>
              {term && <span className="text-muted"> · {term}</span>}
              <span className="block text-muted text-sm">as {ROLE_PHRASES[role]}</span>
            </span>
            <Link href={`/join/invitation/${code}`} prefetch={false} className="button-small">
              View<span className="sr-only"> the invitation to {className}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
