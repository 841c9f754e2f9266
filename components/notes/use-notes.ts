'use client'

import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { NoteStore, type ShownNote } from './note-store'
import type { Note } from './pending-notes'

const noChange = () => () => {}

/** A course's notes as this page shows them. The store is null until JavaScript runs. */
export function useNotes(
  course: string,
  notes: readonly Note[],
): { store: NoteStore | null; shown: readonly ShownNote[] } {
  const [store, setStore] = useState<NoteStore | null>(null)
  const rendered = useMemo(
    () => notes.map((note): ShownNote => ({ ...note, isSaved: true, problem: null })),
    [notes],
  )
  // Notes of the server that arrive later are older than those that the store has.
  // biome-ignore lint/correctness/useExhaustiveDependencies: one store for each course
  useEffect(() => setStore(new NoteStore(course, notes)), [course])
  const shown = useSyncExternalStore(
    store?.subscribe ?? noChange,
    store?.shown ?? (() => rendered),
    () => rendered,
  )
  return { store, shown }
}
