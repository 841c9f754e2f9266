'use client'

import { type ComponentType, useEffect, useState } from 'react'
import { currentOwner } from '@/components/browser-storage/owner'
import { VISITOR } from '@/domain/access/browser-owner'
import type { AnnotatorProps } from './lesson-annotator'
import { listPendingNotes, type Note } from './pending-notes'
import { readNotes } from './read-notes'

type Loaded = Pick<AnnotatorProps, 'article' | 'first'> & { Annotator: ComponentType<AnnotatorProps> }

/** Loads highlights and notes when the reader selects text, or has notes on the lesson. */
export function LessonNotes({ course, lesson }: { course: string; lesson: string }) {
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  useEffect(() => {
    let isOver = false
    async function load(first?: readonly Note[]) {
      document.removeEventListener('selectionchange', onSelection)
      const { LessonAnnotator } = await import('./lesson-annotator')
      const article = document.querySelector<HTMLElement>('.lesson')
      if (article && !isOver) setLoaded({ Annotator: LessonAnnotator, article, first })
    }
    // Offline, without the script: the next selection tries again.
    const loadIfPossible = (first?: readonly Note[]) =>
      void load(first).catch(() => document.addEventListener('selectionchange', onSelection))
    const onSelection = () => {
      if (getSelection()?.isCollapsed === false) loadIfPossible()
    }
    document.addEventListener('selectionchange', onSelection)
    const owner = currentOwner()
    if (listPendingNotes(owner).length > 0) loadIfPossible()
    else if (owner !== VISITOR)
      void readNotes(owner, { course, lesson }).then((notes) => {
        // Offline, the browser may have a copy.
        if (notes?.length !== 0) loadIfPossible(notes ?? undefined)
      })
    return () => {
      isOver = true
      setLoaded(null)
      document.removeEventListener('selectionchange', onSelection)
    }
  }, [course, lesson])
  if (!loaded) return null
  const { Annotator, ...props } = loaded
  return <Annotator course={course} lesson={lesson} {...props} />
}
