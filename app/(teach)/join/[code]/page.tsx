import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import {
  ClassIntroduction,
  JoinSteps,
  NoSuchCode,
  TooManyCodes,
} from '@/components/teaching/people/join-problems'
import { KeepsGradesNote } from '@/components/teaching/people/keeps-grades-note'
import { ActionForm } from '@/components/ui/action-form'
import { type ClassToJoin, describeClass, findClassToJoin } from '@/server/classes/join-class'
import { catchRateLimit } from '@/server/http/catch-rate-limit'
import { clientIpAddress } from '@/server/http/client-ip-address'
import { findViewer } from '@/server/http/viewer'
import { joinClassAction } from '../actions'
import { VerifyStep } from './verify-step'

export const metadata: Metadata = { title: 'Join a class', robots: { index: false }, referrer: 'no-referrer' }

type Props = { params: Promise<{ code: string }> }

export default async function JoinPage({ params }: Props) {
  const { code } = await params
  const account = await findViewer()
  if (!account || account.email === null) return <SignedOut code={code} />
  const viewer = { ...account, email: account.email }
  const looked = await catchRateLimit(() => findClassToJoin(viewer.id, code, new Date()))
  if ('rateLimitMessage' in looked) return <TooManyCodes message={looked.rateLimitMessage} />
  const { found } = looked
  if (!found) return <NoSuchCode />
  if (!found.decision.allowed && found.decision.reason === 'already-in') redirect(`/classes/${found.id}`)
  return (
    <div className="page-narrow grid max-w-xl gap-6">
      <ClassIntroduction {...found} />
      <Decided found={found} code={code} email={viewer.email} />
    </div>
  )
}

/** Names the class and explains what to do. */
async function SignedOut({ code }: { code: string }) {
  const ipAddress = await clientIpAddress()
  const looked = await catchRateLimit(() => describeClass(ipAddress, code, new Date()))
  if ('rateLimitMessage' in looked) return <TooManyCodes message={looked.rateLimitMessage} />
  if (!looked.found) return <NoSuchCode />
  return (
    <div className="page-narrow grid max-w-xl gap-6">
      <ClassIntroduction {...looked.found} />
      <JoinSteps path={`/join/${encodeURIComponent(code)}`} />
    </div>
  )
}

function Decided({ found, code, email }: { found: ClassToJoin; code: string; email: string }) {
  const { decision, domain } = found
  if (decision.allowed)
    return (
      <>
        <p>
          You’ll join as a student with the account {email}. Class staff will see your name, your email
          address, and your work in its assignments.
        </p>
        {found.keepsGrades && <KeepsGradesNote />}
        <ActionForm
          action={joinClassAction}
          hidden={found.keepsGrades ? { code, keepsGrades: 'seen' } : { code }}
          submit="Join class"
          fields={[]}
        />
      </>
    )
  if (decision.reason === 'removed')
    return <p>You were removed from this class. Ask an instructor to restore you.</p>
  if (decision.reason === 'unverified') return <VerifyStep email={email} code={code} />
  return (
    <p>
      This class accepts only email addresses at {domain}. Yours is {email}. Sign in with another account, or
      ask an instructor to add you.
    </p>
  )
}
