import Link from 'next/link'
import { Notice } from '@/components/ui/notice'

/** Asks a guest to create an account, once there is something to save. @param here where they return to */
export function SaveWorkNote({ here }: { here: string }) {
  return (
    <Notice as="div" className="no-print mt-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <p className="min-w-56 flex-1">
        <strong>Save your work.</strong> Your first result is only in this browser. With a free account, you
        keep it and everything else you’ve done here, on every device.
      </p>
      <Link href={`/sign-up?next=${encodeURIComponent(here)}`} prefetch={false} className="button-quiet">
        Create an account
      </Link>
    </Notice>
  )
}
