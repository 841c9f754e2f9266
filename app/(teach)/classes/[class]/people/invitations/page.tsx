import type { Metadata } from 'next'
import Link from 'next/link'
import { Invited } from '@/components/teaching/people/invited'
import { ActionForm } from '@/components/ui/action-form'
import { BackLink } from '@/components/ui/back-link'
import { Field } from '@/components/ui/field'
import { Pagination } from '@/components/ui/pagination'
import { UndoNote } from '@/components/ui/undo-note'
import { plural } from '@/domain/text/format'
import { requireClassPermission } from '@/server/access/class-access'
import {
  canEmailInvitations,
  findWithdrawn,
  INVITATIONS_PAGE,
  InvitationSearchSchema,
  listInvitations,
} from '@/server/classes/invitations'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { isMailSet } from '@/server/platform/mail'
import { resendInvitationsAction, restoreInvitationAction, withdrawInvitationAction } from '../actions'

export const metadata: Metadata = { title: 'Invitations' }

type Props = {
  params: Promise<{ class: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function InvitationsPage({ params, searchParams }: Props) {
  const { class: classId } = await params
  const viewer = await orNotFound(async () => {
    const reader = await requireViewer('account')
    await requireClassPermission(reader.id, classId, 'manage')
    return reader
  })
  const query = await searchParams
  const { name, offset } = InvitationSearchSchema.parse(query)
  const [invitations, canEmail, withdrawn] = await Promise.all([
    listInvitations(classId, name),
    canEmailInvitations(viewer.id),
    typeof query.withdrawn === 'string' ? findWithdrawn(classId, query.withdrawn) : null,
  ])
  const shown = invitations.slice(offset, offset + INVITATIONS_PAGE)
  const path = `/classes/${classId}/people/invitations`
  const hrefOf = (page: string, from = 0) =>
    `${path}${page}?${new URLSearchParams({ name, ...(from > 0 && { offset: String(from) }) })}`
  return (
    <div className="page-narrow grid max-w-3xl gap-6">
      <header>
        <BackLink href={`/classes/${classId}/people`} label="People" />
        <h1 className="mt-2">Invitations</h1>
      </header>
      {withdrawn && (
        <UndoNote
          action={restoreInvitationAction}
          hidden={{ class: classId, invitation: withdrawn.id }}
          undoes={`invite ${withdrawn.name ?? withdrawn.email} again`}
        >
          The invitation for {withdrawn.name ?? withdrawn.email} was withdrawn. Its link no longer works.
        </UndoNote>
      )}
      <form method="get" className="grid items-end gap-4 sm:grid-cols-[1fr_auto]">
        <Field field={{ name: 'name', label: 'Name, email, or group', defaultValue: name, isFilter: true }} />
        <button type="submit" className="button-quiet">
          Search
        </button>
      </form>
      {invitations.length === 0 ? (
        <p className="text-muted">
          {name === '' ? 'No open invitations. Import a roster to invite people.' : 'No invitations match.'}
        </p>
      ) : (
        <>
          <p className="flex flex-wrap gap-3">
            <Link href={hrefOf('/sheet')} prefetch={false} className="button-quiet">
              Sheet to print
            </Link>
            <a href={hrefOf('/export')} download className="button-quiet">
              Download CSV
            </a>
          </p>
          {canEmail ? (
            <ActionForm
              action={resendInvitationsAction}
              submit={`Send ${plural(invitations.length, 'invitation')} again`}
              hidden={{ class: classId, name }}
              fields={[]}
            />
          ) : (
            <p className="text-muted text-sm">
              Casebook can’t email invitations, because{' '}
              {isMailSet() ? (
                <>
                  <Link href="/settings">your email</Link> isn’t verified.
                </>
              ) : (
                'this site doesn’t send email.'
              )}{' '}
              Use the CSV file for mail merge, or the sheet.
            </p>
          )}
          <Invited
            invitations={shown}
            total={invitations.length}
            classId={classId}
            search={name}
            withdraw={withdrawInvitationAction}
            resend={canEmail ? resendInvitationsAction : null}
            allHref={null}
          />
          <Pagination
            previous={
              offset > 0
                ? { href: hrefOf('', Math.max(0, offset - INVITATIONS_PAGE)), label: 'Previous invitations' }
                : null
            }
            next={
              offset + shown.length < invitations.length
                ? { href: hrefOf('', offset + INVITATIONS_PAGE), label: 'Next invitations' }
                : null
            }
          />
        </>
      )}
    </div>
  )
}
