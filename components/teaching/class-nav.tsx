'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { cueAttributes, useCutEdges } from '@/components/ui/use-cut-edges'

type Props = { links: { href: string; label: string }[] }

/** The tabs of a class, with the current one highlighted. */
export function ClassNav({ links }: Props) {
  const pathname = usePathname()
  const scroller = useRef<HTMLElement>(null)
  const edges = useCutEdges(scroller)
  const here = links
    .filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0]
  const current = here?.href
  useEffect(() => {
    const nav = scroller.current
    const link = current ? nav?.querySelector<HTMLElement>('[aria-current]') : null
    // Scrolls only the tabs, not the page.
    if (nav && link) nav.scrollLeft = link.offsetLeft - (nav.clientWidth - link.offsetWidth) / 2
  }, [current])
  return (
    <div className="no-print scroll-cue" {...cueAttributes(edges)}>
      <nav ref={scroller} aria-label="Class" className="relative overflow-x-auto">
        <ul className="flex gap-x-5 gap-y-1 whitespace-nowrap text-sm">
          {links.map(({ href, label }) => (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                aria-current={current === href ? 'page' : undefined}
                className="nav-link inline-flex min-h-11 items-center aria-[current]:font-semibold aria-[current]:text-ink"
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}
