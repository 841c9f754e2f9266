import type { Metadata } from 'next'
import {
  ClassIntroduction,
  JoinSteps,
  NoSuchCode,
  TooManyCodes,
} from '@/components/teaching/people/join-problems'
import { KeepsGradesNote } from '@/components/teaching/people/keeps-grades-note'
import { ActionForm } from '@/components/ui/action-form'
import { ROLE_PHRASES } from '@/domain/classes/role-labels'
import { describeInvitation, findInvitation } from '@/server/classes/accept-invitation'
import { catchRateLimit } from '@/server/http/catch-rate-limit'
import { findViewer } from '@/server/http/viewer'
import { acceptInvitationAction } from '../../actions'

export const metadata: Metadata = { title: 'Join a class', robots: { index: false }, referrer: 'no-referrer' }

type Props = { params: Promise<{ code: string }> }

export default async function InvitationPage({ params }: Props) {
  const { code } = await params
  const account = await findViewer()
  if (!account || account.email === null) return <SignedOut code={code} />
  const viewer = { ...account, email: account.email }
  const looked = await catchRateLimit(() => findInvitation(viewer.id, code))
  if ('rateLimitMessage' in looked) return <TooManyCodes message={looked.rateLimitMessage} />
  const { found } = looked
  if (!found) return <NoSuchCode />
  return (
    <div className="page-narrow grid max-w-xl gap-6">
      <ClassIntroduction name={found.className} term={found.term} instructors={found.instructors} />
      <p>
        You’re invited as {ROLE_PHRASES[found.role]} and will join with the account {viewer.email}. The link
        works once.
        {found.name !== null &&
          viewer.name === null &&
          ` The invitation uses the name ${found.name}. Your account has no name yet, so it will get this one.`}
      </p>
      {found.role === 'student' && found.keepsGrades && <KeepsGradesNote />}
      <ActionForm
        action={acceptInvitationAction}
        hidden={found.keepsGrades ? { code, keepsGrades: 'seen' } : { code }}
        submit="Join class"
        fields={[]}
      />
    </div>
  )
}

/** Names the class and explains what to do. */
async function SignedOut({ code }: { code: string }) {
  const found = await describeInvitation(code)
  if (!found) return <NoSuchCode />
  return (
    <div className="page-narrow grid max-w-xl gap-6">
      <ClassIntroduction {...found} />
      <p>You’re invited as {ROLE_PHRASES[found.role]}. The link works once.</p>
      <JoinSteps path={`/join/invitation/${encodeURIComponent(code)}`} />
    </div>
  )
}
