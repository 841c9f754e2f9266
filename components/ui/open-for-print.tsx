'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/** Opens everything marked with `data-print-open` inside while the page is printed, and what the URL names. */
export function OpenForPrint({ children }: { children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let opened: HTMLDetailsElement[] = []
    const open = () => {
      const found = root.current?.querySelectorAll<HTMLDetailsElement>('details[data-print-open]:not([open])')
      opened = [...(found ?? [])]
      for (const details of opened) details.open = true
    }
    const close = () => {
      for (const details of opened) details.open = false
      opened = []
    }
    const openTarget = () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
      if (target instanceof HTMLDetailsElement && root.current?.contains(target)) target.open = true
    }
    openTarget()
    window.addEventListener('hashchange', openTarget)
    window.addEventListener('beforeprint', open)
    window.addEventListener('afterprint', close)
    return () => {
      window.removeEventListener('hashchange', openTarget)
      window.removeEventListener('beforeprint', open)
      window.removeEventListener('afterprint', close)
    }
  }, [])
  return <div ref={root}>{children}</div>
}
