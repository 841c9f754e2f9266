import Link from 'next/link'
import { ActionButton } from '@/components/ui/action-button'
import { Confirm } from '@/components/ui/confirm'
import { CopyButton } from '@/components/ui/copy-button'
import type { ClassRole } from '@/domain/access/class-permissions'
import { ROLE_LABELS } from '@/domain/classes/role-labels'

type Invitation = {
  id: string
  email: string
  name: string | null
  role: ClassRole
  group: string | null
  link: string
}

type FormAction = React.ComponentProps<typeof ActionButton>['action']

type Props = {
  invitations: Invitation[]
  /** How many there are in all. */
  total: number
  classId: string
  /** What the list was searched for, so that it stays searched. */
  search?: string
  withdraw: FormAction
  /** Null if invitations can’t be emailed. */
  resend: FormAction | null
  /** The page with all of them; null on that page. */
  allHref: string | null
}

/** Open invitations, each with its link. */
export function Invited({ invitations, total, classId, search = '', withdraw, resend, allHref }: Props) {
  if (invitations.length === 0) return null
  return (
    <section aria-labelledby="invited">
      <h2 id="invited">
        Invited <span className="font-normal text-muted">({total})</span>
      </h2>
      <p className="mt-1 text-muted">
        Each link works once. The first signed-in person who opens it can join with the role shown.
      </p>
      <ul className="mt-3 divide-y divide-line border-line border-y">
        {invitations.map(({ id, email, name, role, group, link }) => (
          <li key={id} className="grid gap-1 py-2.5">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
              <span className="wrap-anywhere">
                <span className="font-medium">{name ?? email}</span>
                <span className="block text-muted text-sm">
                  {[...(name ? [email] : []), ROLE_LABELS[role], ...(group ? [group] : [])].join(' · ')}
                </span>
              </span>
              <span className="flex flex-wrap items-center gap-2">
                <CopyButton text={link} label={`Copy the link for ${name ?? email}`} />
                {resend && (
                  <ActionButton
                    action={resend}
                    label={`Send the invitation for ${name ?? email} again`}
                    sign="Resend"
                    hidden={{ class: classId, invitation: id }}
                  />
                )}
              </span>
            </div>
            <span className="wrap-anywhere text-muted text-sm">{link}</span>
            <Confirm
              label={
                <>
                  Withdraw<span className="sr-only"> the invitation for {name ?? email}</span>
                </>
              }
              look="danger"
              effect={<p>The link for {name ?? email} stops working. 1 person can’t join with it.</p>}
              undo="You can undo this for a day. After that, import the person again, with a new link."
              action={withdraw}
              submit="Withdraw invitation"
              hidden={{ class: classId, invitation: id, name: search }}
            />
          </li>
        ))}
      </ul>
      {allHref && (
        <p className="mt-3">
          <Link href={allHref} prefetch={false}>
            {total > invitations.length ? `All ${total} invitations` : 'Manage invitations'}
          </Link>
          : search, print, download, and send again
        </p>
      )}
    </section>
  )
}
