import { cookies } from 'next/headers'
import { SignOutForm } from '@/components/account/sign-out-form'
import { ActionForm } from '@/components/ui/action-form'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { PostForm } from '@/components/ui/post-form'
import { listSessions, type SessionSummary } from '@/server/auth/session-list'
import { endOtherSessionsAction, endSessionAction, signOutEverywhereAction } from '../actions'

type Props = { userId: string; csrfToken: string; isEnded: boolean }

/** Where the account is signed in, and ways to sign out here, there, and everywhere. */
export async function Sessions({ userId, csrfToken, isEnded }: Props) {
  const sessions = await listSessions(await cookies(), userId, new Date())
  const others = sessions.filter(({ isCurrent }) => !isCurrent)
  return (
    <section aria-labelledby="sessions" className="grid gap-4">
      <h2 id="sessions">Where you’re signed in</h2>
      {isEnded && (
        <Notice role="status" tone="good">
          Session ended.
        </Notice>
      )}
      {sessions.length > 0 && (
        <ul className="divide-y divide-line border-line border-y">
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
      )}
      <p className="text-muted text-sm">
        You’re signed out 60 days after your last visit, and 90 days after you signed in.
      </p>
      {others.length > 0 && (
        <ActionForm action={endOtherSessionsAction} submit="Sign out on all other devices" fields={[]} />
      )}
      <SignOutForm>
        <PostForm url="/api/auth/signout" hidden={{ csrfToken, callbackUrl: '/' }} submit="Sign out" />
      </SignOutForm>
      <SignOutForm>
        <ActionForm action={signOutEverywhereAction} submit="Sign out on all devices" fields={[]} />
      </SignOutForm>
    </section>
  )
}

function SessionRow({ session }: { session: SessionSummary }) {
  const { id, device, ipAddress, signedInAt, lastSeenAt, isCurrent } = session
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-4">
      <div className="min-w-0">
        <h3 className="font-sans text-base">
          {device}
          {isCurrent && ' (this device)'}
        </h3>
        <p className="text-muted text-sm">
          IP address {ipAddress}, signed in <LocalTime date={signedInAt.toISOString()} />, last visit{' '}
          <LocalTime date={lastSeenAt.toISOString()} withTime={false} />
        </p>
      </div>
      {!isCurrent && (
        <ActionForm action={endSessionAction} submit={`Sign out ${device}`} hidden={{ id }} fields={[]} />
      )}
    </li>
  )
}
