import { AddPasskey } from '@/components/account/passkey-buttons'
import { SignInAgain } from '@/components/account/sign-in-again'
import { ActionForm } from '@/components/ui/action-form'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { listPasskeys, type PasskeySummary } from '@/server/auth/passkeys'
import { addPasskeyAction, removePasskeyAction, startPasskeyAction } from '../actions'

type Props = { userId: string; isRecent: boolean; isEnded: boolean }

/** The passkeys of the account. Changes need a recent sign-in. */
export async function Passkeys({ userId, isRecent, isEnded }: Props) {
  const passkeys = await listPasskeys(userId)
  return (
    <section aria-labelledby="passkeys" className="grid gap-4">
      <h2 id="passkeys">Passkeys</h2>
      <p>
        Sign in with your fingerprint, face, or PIN instead of a password and a code. Your device or password
        manager keeps the passkey.
      </p>
      {isEnded && (
        <Notice role="status" tone="good">
          Passkey removed.
        </Notice>
      )}
      {passkeys.length > 0 && (
        <ul className="divide-y divide-line border-line border-y">
          {passkeys.map((passkey) => (
            <Row key={passkey.credentialId} passkey={passkey} canRemove={isRecent} />
          ))}
        </ul>
      )}
      {isRecent ? (
        <AddPasskey start={startPasskeyAction} add={addPasskeyAction} />
      ) : (
        <SignInAgain purpose="to change your passkeys" here="/settings" />
      )}
    </section>
  )
}

function Row({ passkey, canRemove }: { passkey: PasskeySummary; canRemove: boolean }) {
  const { credentialId, device, createdAt, lastUsedAt } = passkey
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-4">
      <div className="min-w-0">
        <h3 className="font-sans text-base">Created with {device}</h3>
        <p className="text-muted text-sm">
          <LocalTime date={createdAt.toISOString()} withTime={false} />
          {lastUsedAt && (
            <>
              , last used <LocalTime date={lastUsedAt.toISOString()} withTime={false} />
            </>
          )}
        </p>
      </div>
      {canRemove && (
        <ActionForm
          action={removePasskeyAction}
          submit="Remove passkey"
          hidden={{ credentialId }}
          fields={[]}
        />
      )}
    </li>
  )
}
