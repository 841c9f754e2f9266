import type { Metadata } from 'next'
import Link from 'next/link'
import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/checkbox'
import { LocalTime } from '@/components/ui/local-time'
import { NOTIFICATION_TYPES } from '@/domain/notifications/notification'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { getMutedNotifications, listNotifications } from '@/server/notifications/notification-queries'
import { isMailSet } from '@/server/platform/mail'
import { markReadAction, setMutedAction } from './actions'

export const metadata: Metadata = { title: 'Notifications', robots: { index: false } }

export default async function NotificationsPage() {
  const viewer = await orNotFound(() => requireViewer('account'))
  const [notifications, muted] = await Promise.all([
    listNotifications(viewer.id),
    getMutedNotifications(viewer.id),
  ])
  const isUnread = notifications.some(({ isRead }) => !isRead)
  return (
    <div className="page-narrow">
      <h1>Notifications</h1>
      {notifications.length === 0 ? (
        <p className="mt-4 text-muted">No notifications yet.</p>
      ) : (
        <ul className="mt-6 divide-y divide-line border-line border-y">
          {notifications.map(({ id, title, body, createdAt, isRead }) => (
            <li key={id}>
              <Link
                href={`/notifications/${id}`}
                prefetch={false}
                className="block py-3 text-ink no-underline hover:text-accent"
              >
                <span className={isRead ? '' : 'font-semibold'}>
                  {!isRead && <span className="sr-only">New: </span>}
                  {title}
                </span>
                <span className="block text-muted text-sm">
                  {body} <LocalTime date={createdAt.toISOString()} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {isUnread && (
        <div className="mt-5">
          <ActionForm action={markReadAction} submit="Mark all as read" fields={[]} />
        </div>
      )}
      <section aria-labelledby="kinds" className="mt-12">
        <h2 id="kinds">Notification settings</h2>
        <p className="mt-2 mb-4 text-muted">
          {isMailSet()
            ? 'You get the selected notifications here and by email. You don’t get the others at all.'
            : 'You get only the selected notifications. They appear here, because this site doesn’t send email.'}
        </p>
        <ActionForm action={setMutedAction} submit="Save" fields={[]}>
          <div>
            {Object.entries(NOTIFICATION_TYPES).map(([kind, label]) => (
              <Checkbox key={kind} name={kind} label={label} isTicked={!muted.includes(kind)} />
            ))}
          </div>
        </ActionForm>
      </section>
    </div>
  )
}
