import Link from 'next/link'
import { LocalTime } from '@/components/ui/local-time'
import { formatJoinCode } from '@/domain/classes/join-code'

type Props = {
  joining: { code: string | null; expiresAt: Date | null; domain: string | null }
  /** The URL of this site, without a trailing slash. */
  site: string
  /** The path of the settings page; null for viewers who can’t change it. */
  settings: string | null
}

/** The code and the link that students join with. */
export function JoinCard({ joining: { code, expiresAt, domain }, site, settings }: Props) {
  return (
    <section aria-labelledby="joining" className="card">
      <h2 id="joining">Joining</h2>
      {code === null ? (
        <p className="mt-2">Joining with a code is turned off.</p>
      ) : (
        <>
          <p className="mt-2">
            Students enter the code <strong className="font-mono text-lg">{formatJoinCode(code)}</strong>{' '}
            under Classes, or open the link{' '}
            <a href={`${site}/join/${code}`} className="wrap-anywhere">{`${site}/join/${code}`}</a>
          </p>
          <p className="mt-2 text-muted text-sm">
            {expiresAt ? (
              <>
                The code expires on <LocalTime date={expiresAt.toISOString()} />
              </>
            ) : (
              'The code doesn’t expire'
            )}
            {domain ? `. Only verified email addresses at ${domain} can join.` : '.'}
          </p>
        </>
      )}
      {settings && (
        <p className="mt-3">
          <Link href={`${settings}#joining`} prefetch={false}>
            Change joining settings
          </Link>
        </p>
      )}
    </section>
  )
}
