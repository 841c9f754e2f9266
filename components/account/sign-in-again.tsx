import Link from 'next/link'
import { Notice } from '@/components/ui/notice'

/** In place of what needs a recent sign-in. @param purpose what to sign in for: “to download your data” */
export function SignInAgain({ purpose, here }: { purpose: string; here: string }) {
  return (
    <Notice tone="warn" as="div">
      <p>
        To protect your account, <Link href={`/sign-in?next=${encodeURIComponent(here)}`}>sign in again</Link>{' '}
        {purpose}. A sign-in counts for 15 minutes.
      </p>
    </Notice>
  )
}
