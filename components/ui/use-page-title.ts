import { useLayoutEffect } from 'react'

/** Names the page by what it shows now. The framework sets the title that the page was drawn with, also after this: it is set again then. */
export function usePageTitle(title: string): void {
  // Before the next page sets its own.
  useLayoutEffect(() => {
    const apply = () => {
      if (document.title !== title) document.title = title
    }
    apply()
    const observer = new MutationObserver(apply)
    observer.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => observer.disconnect()
  }, [title])
}
