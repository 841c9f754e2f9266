'use client'

import { type ReactNode, useRef } from 'react'
import { cueAttributes, useCutEdges } from './use-cut-edges'

type Props = {
  /** Names the region that scrolls. */
  label: string
  /** The classes of the box around the scroller: margins and width. */
  className?: string
  /** The scroller’s classes, in place of horizontal scrolling only. */
  scrollerClassName?: string
  children: ReactNode
}

/**
 * A table or a figure that can be wider than its place: it scrolls by itself, also by keyboard, and a shadow at the edge shows that
 * there is more. If everything fits, it’s neither a region nor a stop of the Tab key.
 */
export function WideContent({ label, className, scrollerClassName = 'overflow-x-auto', children }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const edges = useCutEdges(scroller)
  const isWhole = edges && !edges.isStartCut && !edges.isEndCut && scrollerClassName === 'overflow-x-auto'
  return (
    <div className={`scroll-cue ${className ?? ''}`} {...cueAttributes(edges)}>
      <div
        ref={scroller}
        {...(!isWhole && { role: 'region', 'aria-label': label, tabIndex: 0 })}
        // Positioned, so that texts for screen readers within it don't widen the page.
        className={`relative ${scrollerClassName}`}
      >
        {children}
      </div>
    </div>
  )
}
