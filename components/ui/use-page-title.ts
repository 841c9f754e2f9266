import { useLayoutEffect } from 'react'

/** Sets the page title to what the page shows now, and sets it again when the framework restores the title of the initial render. */
export function usePageTitle(title: string): void {
  // Cleans up before the next page sets its own title.
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
