import type { Metadata } from 'next'
import Link from 'next/link'
import { ActionForm } from '@/components/ui/action-form'
import { Tick } from '@/components/ui/checkbox'
import { LocalTime } from '@/components/ui/local-time'
import { MESSAGE_KINDS } from '@/domain/messages/message'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { getMutedMessages, listMessages } from '@/server/messages/message-queries'
import { isMailSet } from '@/server/platform/mail'
import { markReadAction, setMutedAction } from './actions'

export const metadata: Metadata = { title: 'Notifications', robots: { index: false } }

export default async function MessagesPage() {
  const viewer = await orNotFound(() => requireViewer('account'))
  const [messages, muted] = await Promise.all([listMessages(viewer.id), getMutedMessages(viewer.id)])
  const isUnread = messages.some(({ isRead }) => !isRead)
  return (
    <div className="page-narrow">
      <h1>Notifications</h1>
      {messages.length === 0 ? (
        <p className="mt-4 text-muted">No notifications yet.</p>
      ) : (
        <ul className="mt-6 divide-y divide-line border-line border-y">
          {messages.map(({ id, title, body, createdAt, isRead }) => (
            <li key={id}>
              <Link
                href={`/messages/${id}`}
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
            {Object.entries(MESSAGE_KINDS).map(([kind, words]) => (
              <Tick key={kind} name={kind} label={words} isTicked={!muted.includes(kind)} />
            ))}
          </div>
        </ActionForm>
      </section>
    </div>
  )
}
