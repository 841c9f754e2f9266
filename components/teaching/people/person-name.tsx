import Link from 'next/link'

type Props = { name: string; email: string; isVerified: boolean; href: string | null }

/** Somebody by name, with the address, and whether it was seen to be theirs. */
export function PersonName({ name, email, isVerified, href }: Props) {
  return (
    <span className="wrap-anywhere">
      {href === null ? (
        <span className="font-medium">{name}</span>
      ) : (
        <Link href={href} prefetch={false} className="font-medium">
          {name}
        </Link>
      )}
      <span className="block text-muted text-sm">
        {name !== email && email}
        {!isVerified && `${name === email ? '' : ' · '}address not verified`}
      </span>
    </span>
  )
}
