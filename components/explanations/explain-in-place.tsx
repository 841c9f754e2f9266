'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { isPlainClick } from '@/components/ui/plain-click'

/**
 * Explains terms and ¶ marks in place when they are pressed. The script for it loads on the first press. If it can't be
 * loaded, or the browser has no popovers, the link opens its page, as without JavaScript.
 */
export function ExplainInPlace() {
  const [opened, setOpened] = useState<ReactNode>(null)
  useEffect(() => {
    async function explain(link: HTMLAnchorElement, pressedAt: number) {
      try {
        const { ExplanationPopover } = await import('./explanation-popover')
        const popover = (
          <ExplanationPopover
            key={pressedAt}
            link={link}
            // By then, another one may be open.
            onClose={() => setOpened((current) => (current === popover ? null : current))}
          />
        )
        setOpened(popover)
      } catch {
        location.assign(link.href)
      }
    }
    function onClick(event: MouseEvent) {
      const { target, timeStamp } = event
      const link =
        target instanceof Element && target.closest<HTMLAnchorElement>('a[data-term],a[data-paragraph]')
      if (!link || !isPlainClick(event) || !('popover' in link)) return
      event.preventDefault()
      void explain(link, timeStamp)
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [])
  return opened
}
