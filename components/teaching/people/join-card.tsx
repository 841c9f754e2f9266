import Link from 'next/link'
import { LocalTime } from '@/components/ui/local-time'
import { joinCodeInWords } from '@/domain/classes/join-code'

type Props = {
  joining: { code: string | null; expiresAt: Date | null; domain: string | null }
  /** The address of this site, without a slash at its end. */
  site: string
  /** Where it is changed; null for whoever may not. */
  settings: string | null
}

/** The code and the link by which students join. */
export function JoinCard({ joining: { code, expiresAt, domain }, site, settings }: Props) {
  return (
    <section aria-labelledby="joining" className="card">
      <h2 id="joining">Joining</h2>
      {code === null ? (
        <p className="mt-2">Joining by a code is switched off.</p>
      ) : (
        <>
          <p className="mt-2">
            Students type the code <strong className="font-mono text-lg">{joinCodeInWords(code)}</strong>{' '}
            under Classes, or open the link{' '}
            <a href={`${site}/join/${code}`} className="wrap-anywhere">{`${site}/join/${code}`}</a>
          </p>
          <p className="mt-2 text-muted text-sm">
            {expiresAt ? (
              <>
                It works until <LocalTime date={expiresAt.toISOString()} />
              </>
            ) : (
              'It does not expire'
            )}
            {domain ? `, and takes verified addresses of ${domain} alone.` : '.'}
          </p>
        </>
      )}
      {settings && (
        <p className="mt-3">
          <Link href={`${settings}#joining`} prefetch={false}>
            Change how people join
          </Link>
        </p>
      )}
    </section>
  )
}
