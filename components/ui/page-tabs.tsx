'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { cueAttributes, useCutEdges } from './use-cut-edges'

type Props = {
  /** What the pages have in common. */
  label: string
  /** `parts` are the URLs of other pages that belong to a link. */
  links: readonly { href: string; label: string; parts?: readonly string[] }[]
}

/** Tabs, each of them a page, with the current one highlighted. They scroll if they don’t fit. */
export function PageTabs({ label, links }: Props) {
  const pathname = usePathname()
  const scroller = useRef<HTMLElement>(null)
  const edges = useCutEdges(scroller)
  const [here] = links
    .flatMap(({ href, parts = [] }) => [href, ...parts].map((url) => ({ href, url })))
    .filter(({ url }) => pathname === url || pathname.startsWith(`${url}/`))
    .sort((a, b) => b.url.length - a.url.length)
  const current = here?.href
  useEffect(() => {
    const nav = scroller.current
    const link = current ? nav?.querySelector<HTMLElement>('[aria-current]') : null
    // Scrolls only the tabs, not the page.
    if (nav && link) nav.scrollLeft = link.offsetLeft - (nav.clientWidth - link.offsetWidth) / 2
  }, [current])
  return (
    <div className="no-print scroll-cue" {...cueAttributes(edges)}>
      <nav ref={scroller} aria-label={label} className="relative overflow-x-auto">
        <ul className="flex gap-x-5 gap-y-1 whitespace-nowrap text-sm">
          {links.map(({ href, label: words }) => (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                aria-current={current === href ? 'page' : undefined}
                className="nav-link inline-flex min-h-11 items-center aria-[current]:font-semibold aria-[current]:text-ink"
              >
                {words}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}
