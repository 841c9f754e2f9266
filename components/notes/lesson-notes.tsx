'use client'

import { type ComponentType, useEffect, useState } from 'react'
import { listValues } from '@/components/browser-storage/local-values'
import { currentOwner } from '@/components/browser-storage/owner'
import { callApi } from '@/contract/call-api'
import { VISITOR } from '@/domain/access/browser-owner'
import type { AnnotatorProps } from './lesson-annotator'

type Loaded = { Annotator: ComponentType<AnnotatorProps>; article: HTMLElement }

/** Loads highlights and notes when the reader selects text, or has notes on the lesson. */
export function LessonNotes({ course, lesson }: { course: string; lesson: string }) {
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  useEffect(() => {
    let isOver = false
    async function load() {
      document.removeEventListener('selectionchange', onSelection)
      const { LessonAnnotator } = await import('./lesson-annotator')
      const article = document.querySelector<HTMLElement>('.lesson')
      if (article && !isOver) setLoaded({ Annotator: LessonAnnotator, article })
    }
    // Offline, without the script: the next selection tries again.
    const loadIfPossible = () =>
      void load().catch(() => document.addEventListener('selectionchange', onSelection))
    const onSelection = () => {
      if (getSelection()?.isCollapsed === false) loadIfPossible()
    }
    document.addEventListener('selectionchange', onSelection)
    const owner = currentOwner()
    if (listValues(owner).some((name) => name.startsWith('note/'))) loadIfPossible()
    else if (owner !== VISITOR)
      void callApi('GET /courses/{course}/notes', { params: { course, lesson }, owner }).then((answer) => {
        if (answer.ok && answer.data.notes.length > 0) loadIfPossible()
        // Offline, the browser may have a copy.
      }, loadIfPossible)
    return () => {
      isOver = true
      setLoaded(null)
      document.removeEventListener('selectionchange', onSelection)
    }
  }, [course, lesson])
  return loaded && <loaded.Annotator course={course} lesson={lesson} article={loaded.article} />
}
