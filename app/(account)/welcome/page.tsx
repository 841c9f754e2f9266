import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { formatList, plural } from '@/domain/text/format'
import { getKeptWork, type KeptWork } from '@/server/auth/account-queries'
import { findReturnPath, HOME_PATH } from '@/server/http/safe-redirect-path'
import { findViewer } from '@/server/http/viewer'

export const metadata: Metadata = { title: 'Your account is ready', robots: { index: false } }

type Props = { searchParams: Promise<{ next?: string | string[] }> }

/** Confirms a sign-up, and leads back to where the user was. */
export default async function WelcomePage({ searchParams }: Props) {
  const next = findReturnPath((await searchParams).next)
  const viewer = await findViewer()
  if (!viewer || viewer.isGuest) redirect('/sign-in')
  return (
    <div className="page-narrow max-w-xl">
      <h1>Your account is ready</h1>
      <p className="wrap-anywhere mt-4 text-lg">You’re signed in as {viewer.email}.</p>
      <p className="mt-2 text-lg">{formatKept(await getKeptWork(viewer.id))}</p>
      <p className="mt-8 flex flex-wrap gap-3">
        <Link href={next ?? HOME_PATH} prefetch={false} className="button">
          {next === null ? 'Continue' : 'Continue where you were'}
        </Link>
        <Link href="/classes" prefetch={false} className="button-quiet">
          Classes
        </Link>
        <Link href="/settings" prefetch={false} className="button-quiet">
          Settings
        </Link>
      </p>
    </div>
  )
}

function formatKept({ lessons, checks, attempts, cards }: KeptWork): string {
  const kept = [
    ...(lessons > 0 ? [`your reading in ${plural(lessons, 'lesson')}`] : []),
    ...(checks > 0 ? [plural(checks, 'quick check')] : []),
    ...(attempts > 0 ? [plural(attempts, 'quiz attempt')] : []),
    ...(cards > 0 ? [plural(cards, 'review card')] : []),
  ]
  return kept.length === 0
    ? 'From now on, your account keeps what you read and answer, on every device.'
    : `We kept what you did here: ${formatList(kept)}. You’ll find it on every device.`
}
