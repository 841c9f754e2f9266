'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'

type Props = { links: { href: string; label: string }[] }

/** The tabs of a class, with the current one highlighted. */
export function ClassNav({ links }: Props) {
  const pathname = usePathname()
  const here = links
    .filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((one, other) => other.href.length - one.href.length)[0]
  return (
    <nav aria-label="Class" className="no-print overflow-x-auto">
      <ul className="flex gap-x-5 gap-y-1 whitespace-nowrap text-sm">
        {links.map(({ href, label }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={here?.href === href ? 'page' : undefined}
              className="nav-link inline-flex min-h-11 items-center aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
