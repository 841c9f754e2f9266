import { ActionForm } from '@/components/ui/action-form'
import { isMailSet } from '@/server/platform/mail'
import { askToVerifyAction } from '../../../(account)/verify-email/actions'

/** Asks for a verified email address, which classes limited to one email domain require. */
export function VerifyStep({ email, code }: { email: string; code: string }) {
  if (!isMailSet())
    return (
      <p>
        This class accepts only verified email addresses. Yours, {email}, isn’t verified. This site doesn’t
        send email, so you can’t verify it here. Ask an instructor to add you with a roster, or ask an
        administrator for a password reset link. Using the reset link also verifies your email address.
      </p>
    )
  return (
    <>
      <p>
        This class accepts only verified email addresses. We’ll email a link to {email}. Open it to verify
        your email and return here.
      </p>
      <ActionForm
        action={askToVerifyAction}
        hidden={{ next: `/join/${code}` }}
        submit="Email me the link"
        fields={[]}
      />
    </>
  )
}
