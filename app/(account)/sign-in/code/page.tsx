import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { CodeForm } from '@/components/account/code-form'
import { readCsrfToken } from '@/server/http/next-auth/forms'
import { readPendingSignIn } from '@/server/http/next-auth/pending-sign-in'
import { readRefusal } from '@/server/http/next-auth/refusal-cookie'

export const metadata: Metadata = { title: 'Enter your code', robots: { index: false } }

type Props = { searchParams: Promise<{ error?: string | string[] }> }

/** The second step of a sign-in. */
export default async function CodePage({ searchParams }: Props) {
  if (!(await readPendingSignIn(await cookies()))) redirect('/sign-in')
  const { error } = await searchParams
  const refusal = error === 'Refused' ? await readRefusal() : null
  return (
    <div className="page-narrow max-w-md">
      <h1>Enter your code</h1>
      <p className="mt-3 mb-8 text-muted">Two-step verification is on for this account.</p>
      <CodeForm csrfToken={await readCsrfToken()} result={refusal && { ok: false, ...refusal }} />
      <p className="mt-5 text-sm">
        Lost your app and your recovery codes? Ask an administrator of this site.{' '}
        <Link href="/sign-in">Sign in with another account</Link>
      </p>
    </div>
  )
}
