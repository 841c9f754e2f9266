import type { Metadata } from 'next'
import Link from 'next/link'
import { findViewer } from '@/server/http/viewer'
import { SettingsTabs } from '../settings-tabs'
import { AccessTokens } from './access-tokens'

export const metadata: Metadata = { title: 'Advanced settings', robots: { index: false } }

type Props = { searchParams: Promise<{ token?: string | string[] }> }

/** Tools for experts. Only tokens need an account. */
export default async function AdvancedPage({ searchParams }: Props) {
  const viewer = await findViewer()
  return (
    <div className="page-narrow grid gap-10">
      <header className="min-w-0">
        <SettingsTabs />
        <h1 className="mt-4">Advanced</h1>
      </header>
      <section aria-labelledby="receipts" className="grid gap-2">
        <h2 id="receipts">Submission receipts</h2>
        <p>
          A receipt proves which answers were saved and when. Download it from the results of an attempt, and{' '}
          <Link href="/verify" prefetch={false}>
            verify a receipt
          </Link>{' '}
          at any time.
        </p>
      </section>
      <section aria-labelledby="api" className="grid gap-2">
        <h2 id="api">HTTP API</h2>
        <p>
          Read and change your data from your own scripts.{' '}
          <Link href="/api-docs" prefetch={false}>
            Open the API documentation
          </Link>
          .
        </p>
      </section>
      {viewer && !viewer.isGuest ? (
        <AccessTokens viewer={viewer} isRevoked={(await searchParams).token === 'revoked'} />
      ) : (
        <section aria-labelledby="no-tokens" className="grid gap-2">
          <h2 id="no-tokens">Access tokens</h2>
          <p>
            Scripts need an access token. <Link href="/sign-in?next=/settings/advanced">Sign in</Link> to
            create one.
          </p>
        </section>
      )}
    </div>
  )
}
