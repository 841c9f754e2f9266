import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { QrCode } from '@/components/account/qr-code'
import { RecoveryCodesForm } from '@/components/account/recovery-codes-form'
import { SignInAgain } from '@/components/account/sign-in-again'
import { ActionForm } from '@/components/ui/action-form'
import { BackLink } from '@/components/ui/back-link'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { plural } from '@/domain/text/format'
import { findTwoStepSetup, getTwoStepState, type TwoStepState } from '@/server/auth/authenticator'
import { pageAccount } from '@/server/http/page-viewer'
import { isRecentlySignedIn } from '@/server/http/sessions'
import type { Viewer } from '@/server/http/viewer'
import {
  confirmTwoStepAction,
  createRecoveryCodesAction,
  startTwoStepAction,
  turnOffTwoStepAction,
} from '../../actions'

export const metadata: Metadata = { title: 'Two-step verification', robots: { index: false } }

const HERE = '/settings/two-step'

type Props = { searchParams: Promise<{ changed?: string | string[]; required?: string | string[] }> }

export default async function TwoStepPage({ searchParams }: Props) {
  const viewer = await pageAccount(HERE)
  const { changed, required } = await searchParams
  const state = await getTwoStepState(viewer.id)
  const isOn = state.confirmedAt !== null
  const isRecent = await isRecentlySignedIn(await cookies(), viewer, new Date())
  return (
    <div className="page-narrow grid gap-10">
      <header>
        <BackLink href="/settings" label="Settings" />
        <h1 className="mt-2">Two-step verification</h1>
        <p className="mt-3 text-muted">
          With two-step verification, signing in needs a code from an authenticator app on your phone. Your
          password alone isn’t enough.
        </p>
      </header>
      {required !== undefined && !isOn && (
        <Notice tone="warn">
          This site requires two-step verification for administrators and class staff. Turn it on to continue.
        </Notice>
      )}
      {changed === 'on' && isOn && (
        <Notice role="status" tone="good">
          Two-step verification is on. You’re signed out on all other devices.
        </Notice>
      )}
      {changed === 'off' && !isOn && (
        <Notice role="status" tone="good">
          Two-step verification is off.
        </Notice>
      )}
      {!isRecent && <SignInAgain purpose="to change two-step verification" here={HERE} />}
      {isRecent && !isOn && <Setup viewer={viewer} state={state} />}
      {isOn && <On state={state} isRecent={isRecent} />}
    </div>
  )
}

async function Setup({ viewer, state }: { viewer: Viewer; state: TwoStepState }) {
  const setup = state.isSettingUp ? await findTwoStepSetup(viewer) : null
  if (!setup) return <ActionForm action={startTwoStepAction} submit="Set up" fields={[]} />
  return (
    <section aria-labelledby="scan" className="grid gap-4">
      <h2 id="scan">Scan the QR code</h2>
      <p>Scan it with an authenticator app, then enter the code that the app shows.</p>
      <QrCode text={setup.uri} label="QR code for your authenticator app" />
      <p>
        Can’t scan it? Enter this key in the app:{' '}
        <code className="wrap-anywhere">{inGroups(setup.secret)}</code>
      </p>
      <ActionForm
        action={confirmTwoStepAction}
        submit="Turn on"
        fields={[
          { name: 'code', label: 'Code from the app', autoComplete: 'one-time-code', help: '6 digits.' },
        ]}
      />
    </section>
  )
}

function On({ state, isRecent }: { state: TwoStepState; isRecent: boolean }) {
  const { confirmedAt, recoveryCodes } = state
  return (
    <>
      <p>
        On since <LocalTime date={confirmedAt?.toISOString() ?? ''} withTime={false} />.
      </p>
      <section aria-labelledby="recovery" className="grid gap-4">
        <h2 id="recovery">Recovery codes</h2>
        <p>A recovery code signs you in if you lose your phone. Each one works once.</p>
        {recoveryCodes === 0 ? (
          <Notice tone="warn">
            You have no recovery codes. Create some: without them, only an administrator can help you if you
            lose your phone.
          </Notice>
        ) : (
          <p>You have {plural(recoveryCodes, 'recovery code')}. New codes replace them.</p>
        )}
        {isRecent && <RecoveryCodesForm action={createRecoveryCodesAction} submit="Create recovery codes" />}
      </section>
      {isRecent && (
        <section aria-labelledby="off" className="grid gap-4 rounded-xl border border-wrong p-5">
          <h2 id="off">Turn off</h2>
          <p>Your password alone then gives access again. This deletes your recovery codes.</p>
          <ActionForm
            action={turnOffTwoStepAction}
            submit="Turn off two-step verification"
            danger
            fields={[]}
          />
        </section>
      )}
    </>
  )
}

function inGroups(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ')
}
