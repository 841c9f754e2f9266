import { ActionForm } from '@/components/ui/action-form'
import { isMailSet } from '@/server/platform/mail'
import { askToVerifyAction } from '../../../(account)/verify-address/actions'

/** For a class of one mail domain: the address must have been seen to be theirs. */
export function VerifyStep({ email, code }: { email: string; code: string }) {
  if (!isMailSet())
    return (
      <p>
        This class takes verified addresses alone, and yours, {email}, is not verified. This site sends no
        mail, so it cannot be verified here: ask whoever teaches the class to add you by its roster, or the
        administrator of this site for a link that sets a new password, which verifies the address as well.
      </p>
    )
  return (
    <>
      <p>
        This class takes verified addresses alone. We mail a link to {email}; open it, and you come back here.
      </p>
      <ActionForm
        action={askToVerifyAction}
        hidden={{ next: `/join/${code}` }}
        submit="Mail me the link"
        fields={[]}
      />
    </>
  )
}
