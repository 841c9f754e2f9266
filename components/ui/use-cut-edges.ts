'use client'

import { type RefObject, useEffect, useState } from 'react'

/** At which edges a scroller hides some of its content. */
type CutEdges = { isStartCut: boolean; isEndCut: boolean }

/** A difference that fractions of a pixel make. */
const SLACK_PX = 2

/** Watches at which edges a scroller cuts its content off. @returns null until the page is measured */
export function useCutEdges(scroller: RefObject<HTMLElement | null>): CutEdges | null {
  const [edges, setEdges] = useState<CutEdges | null>(null)
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const update = () => {
      const { scrollLeft, clientWidth, scrollWidth } = element
      const isStartCut = scrollLeft > SLACK_PX
      const isEndCut = scrollLeft + clientWidth < scrollWidth - SLACK_PX
      setEdges((before) =>
        before?.isStartCut === isStartCut && before.isEndCut === isEndCut ? before : { isStartCut, isEndCut },
      )
    }
    const observer = new ResizeObserver(update)
    for (const watched of [element, ...element.children]) observer.observe(watched)
    element.addEventListener('scroll', update, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', update)
    }
  }, [scroller])
  return edges
}

/** The attributes with which `.scroll-cue` shows the edges. */
export function cueAttributes(edges: CutEdges | null) {
  return { 'data-cut-start': edges?.isStartCut || undefined, 'data-cut-end': edges?.isEndCut || undefined }
}
