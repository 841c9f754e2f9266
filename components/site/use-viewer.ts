import { useEffect, useState } from 'react'
import { readOwnerCookie, writeSignedInHint } from '@/components/browser-storage/owner'
import { learnSession } from '@/components/browser-storage/settle-owner'
import { type AnswerTo, callApi } from '@/contract/call-api'

export type HeaderViewer = AnswerTo<'getViewer'>['viewer']

/**
 * Asks the server who is signed in, again on every page, since users sign in and out on other pages.
 * @returns undefined until the server has responded: until then, the hints of `public/theme.js` decide what is shown
 */
export function useViewer(pathname: string): HeaderViewer | undefined {
  const [viewer, setViewer] = useState<HeaderViewer>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path fetches it again
  useEffect(() => {
    const controller = new AbortController()
    const asked = readOwnerCookie()
    callApi('GET /me', { signal: controller.signal })
      .then((answer) => {
        if (!answer.ok) return
        const { viewer, ended } = answer.data
        setViewer(viewer)
        const isSignedIn = viewer?.isGuest === false
        writeSignedInHint(isSignedIn)
        const root = document.documentElement
        root.toggleAttribute('data-signed-in', isSignedIn)
        root.toggleAttribute('data-learner', viewer !== null)
        return learnSession(asked, viewer, ended)
      })
      .catch(() => {
        // Offline, or the page was closed: the header doesn't change.
      })
    return () => controller.abort()
  }, [pathname])
  return viewer
}
