import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { newPasswordField } from '@/components/account/account-fields'
import { TextSizeChoice } from '@/components/site/text-size-choice'
import { ThemeChoice } from '@/components/site/theme-choice'
import { ActionForm } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import { formatList, plural, pluralForm } from '@/domain/text/format'
import { getAccountFacts } from '@/server/auth/account-queries'
import { listKeepingClasses } from '@/server/classes/keep-grades'
import { readCsrfToken } from '@/server/http/next-auth/forms'
import { isRecentlySignedIn } from '@/server/http/sessions'
import { findViewer, type Viewer } from '@/server/http/viewer'
import { isMailSet } from '@/server/platform/mail'
import { changePasswordAction, deleteAccountAction, setNameAction } from '../actions'
import { askToVerifyAction } from '../verify-email/actions'
import { Passkeys } from './passkeys'
import { Providers } from './providers'
import { Sessions } from './sessions'
import { SettingsTabs } from './settings-tabs'

export const metadata: Metadata = { title: 'Account settings', robots: { index: false } }

type Props = { searchParams: Promise<Partial<Record<'session' | 'ended', string | string[]>>> }

export default async function SettingsPage({ searchParams }: Props) {
  const viewer = await findViewer()
  if (!viewer) redirect('/sign-in?next=/settings')
  const { hasPassword, isVerified, isTwoStep, connected } = await getAccountFacts(viewer.id)
  const csrfToken = await readCsrfToken()
  const isRecent = await isRecentlySignedIn(await cookies(), viewer, new Date())
  const { session, ended } = await searchParams
  return (
    <div className="page-narrow grid gap-12">
      <header className="min-w-0">
        <SettingsTabs />
        <h1 className="mt-4">Account settings</h1>
        <Identity viewer={viewer} />
      </header>
      {!viewer.isGuest && (
        <>
          <section aria-labelledby="name-title" className="grid gap-4">
            <h2 id="name-title">Your name</h2>
            <ActionForm
              action={setNameAction}
              submit="Save name"
              fields={[
                {
                  name: 'name',
                  label: 'Name',
                  required: false,
                  autoComplete: 'name',
                  defaultValue: viewer.name ?? '',
                  help: 'Shown to your instructors and students.',
                },
              ]}
            />
          </section>
          <EmailSection isVerified={isVerified} />
          <section aria-labelledby="password-title" className="grid gap-4">
            <h2 id="password-title">{hasPassword ? 'Change your password' : 'Set a password'}</h2>
            <ActionForm
              action={changePasswordAction}
              submit={hasPassword ? 'Change password' : 'Set password'}
              fields={[
                ...(hasPassword
                  ? [
                      {
                        name: 'currentPassword',
                        label: 'Current password',
                        type: 'password' as const,
                        autoComplete: 'current-password',
                      },
                    ]
                  : []),
                newPasswordField(
                  'newPassword',
                  'New password',
                  'This signs you out on all other devices and revokes your access tokens.',
                ),
              ]}
            />
          </section>
          <section aria-labelledby="two-step-title" className="grid gap-4">
            <h2 id="two-step-title">Two-step verification</h2>
            <p>
              {isTwoStep
                ? 'On: signing in needs a code from your app. '
                : 'Protect your account with a second step. '}
              <Link href="/settings/two-step" prefetch={false}>
                {isTwoStep ? 'Change two-step verification' : 'Set up two-step verification'}
              </Link>
            </p>
          </section>
          <Passkeys userId={viewer.id} isRecent={isRecent} isEnded={ended === 'passkey'} />
          <Providers
            connected={connected}
            isRecent={isRecent}
            csrfToken={csrfToken}
            isEnded={ended === 'provider'}
          />
          <Sessions userId={viewer.id} csrfToken={csrfToken} isEnded={session === 'ended'} />
        </>
      )}
      <section aria-labelledby="look-title">
        <h2 id="look-title">Appearance</h2>
        <ThemeChoice />
        <TextSizeChoice />
      </section>
      {!viewer.isGuest && (
        <section aria-labelledby="notifications-title" className="grid gap-4">
          <h2 id="notifications-title">Notifications</h2>
          <p>
            Read your{' '}
            <Link href="/notifications" prefetch={false}>
              notifications
            </Link>{' '}
            and choose whether to get them by email.
          </p>
        </section>
      )}
      <section aria-labelledby="data-title" className="grid gap-4">
        <h2 id="data-title">Privacy and data</h2>
        <p>
          See what’s stored about you, and <Link href="/settings/data">download it</Link> as JSON or CSV. The{' '}
          <Link href="/privacy">privacy page</Link> says who can see it.
        </p>
      </section>
      <DeleteSection viewer={viewer} hasPassword={hasPassword} />
    </div>
  )
}

function Identity({ viewer }: { viewer: Viewer }) {
  if (!viewer.isGuest) return <p className="mt-3 text-muted">Signed in as {viewer.email}.</p>
  return (
    <p className="mt-3 text-muted">
      You’re studying as a guest. Your progress is tied to this browser.{' '}
      <Link href="/sign-up">Create an account</Link> to keep it.
    </p>
  )
}

function EmailSection({ isVerified }: { isVerified: boolean }) {
  return (
    <section aria-labelledby="address-title" className="grid gap-4">
      <h2 id="address-title">Email</h2>
      {isVerified && <p>Your email is verified.</p>}
      {!isVerified && !isMailSet() && (
        <p className="text-muted">
          Your email isn’t verified, and this site doesn’t send email to verify it. Some classes accept only
          verified emails. An instructor can add you by importing a roster.
        </p>
      )}
      {!isVerified && isMailSet() && (
        <>
          <p className="text-muted">Your email isn’t verified. Some classes accept only verified emails.</p>
          <ActionForm action={askToVerifyAction} submit="Email me a verification link" fields={[]} />
        </>
      )}
    </section>
  )
}

async function DeleteSection({ viewer, hasPassword }: { viewer: Viewer; hasPassword: boolean }) {
  const keeping = await listKeepingClasses(viewer.id)
  return (
    <section aria-labelledby="delete-title" className="grid gap-4 rounded-xl border border-wrong p-5">
      <h2 id="delete-title">{viewer.isGuest ? 'Delete guest data' : 'Delete your account'}</h2>
      <p>
        This deletes {viewer.isGuest ? '' : 'your account, '}your answers, results, progress, and everything
        else stored about you. You can’t undo this.
      </p>
      {!viewer.isGuest && (
        <p>
          Your answers to class assignments still count in class statistics, without your name or anything
          else that could identify you. In the gradebook, “Deleted student” replaces your row, and your grades
          are deleted.
        </p>
      )}
      {keeping.length > 0 && (
        <Notice tone="warn">
          {plural(keeping.length, 'class keeps grades: ', 'classes keep grades: ')}
          {formatList(keeping)}. {pluralForm(keeping.length, 'Its gradebook keeps', 'Their gradebooks keep')}{' '}
          your name and your grades with their dates, and nothing else.
        </Notice>
      )}
      <ActionForm
        action={deleteAccountAction}
        submit={viewer.isGuest ? 'Delete everything' : 'Delete account'}
        danger
        fields={[
          ...(hasPassword
            ? [
                {
                  name: 'password',
                  label: 'Your password',
                  type: 'password' as const,
                  autoComplete: 'current-password',
                },
              ]
            : []),
          { name: 'confirmation', label: 'Type “delete” to confirm', autoComplete: 'off' },
        ]}
      />
    </section>
  )
}
