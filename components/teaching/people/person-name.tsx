import Link from 'next/link'

type Props = { name: string; email: string; isVerified: boolean; href: string | null }

/** A person’s name and email, and whether the email is verified. */
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
        {!isVerified && `${name === email ? '' : ' · '}email not verified`}
      </span>
    </span>
  )
}
