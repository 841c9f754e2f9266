'use client'

import { useEffect, useRef, useState } from 'react'
import { Notice } from '@/components/ui/notice'
import type { PassageState } from '@/domain/annotations/lesson-parts'
import { type FormAction, NoteItem } from './note-item'
import type { NoteStore, ShownNote } from './note-store'
import type { Note } from './pending-notes'

type Props = {
  course: string
  notes: readonly ShownNote[]
  store: NoteStore | null
  passageOf: (note: Note) => { passage: PassageState; href: string }
  actions?: { save: FormAction; remove: FormAction } | undefined
  /** The note whose editor is open. */
  openId?: string | null
  onShow?: (note: Note) => void
}

/** Notes with their forms. A deleted note leaves a button that restores it. */
/** Says that both versions of a note that was changed twice at the same time are saved. */
export function CopiesNotice({ className }: { className: string }) {
  return (
    <Notice role="status" tone="warn" className={className}>
      A note was changed in another tab or on another device at the same time. Both versions are saved.
    </Notice>
  )
}

export function NoteList({ course, notes, store, passageOf, actions, openId = null, onShow }: Props) {
  const [removed, setRemoved] = useState<readonly Note[]>([])
  const here = new Set(notes.map(({ id }) => id))
  const gone = removed.filter(({ id }) => !here.has(id))
  const entries = [
    ...notes.map((note) => ({ note, isRemoved: false as const })),
    ...gone.map((note) => ({ note, isRemoved: true as const })),
  ].sort((a, b) => a.note.createdAt.localeCompare(b.note.createdAt))
  function remove(id: string) {
    const note = store?.remove(id)
    if (note) setRemoved((before) => [...before.filter((each) => each.id !== id), note])
  }
  return (
    <ul className="mt-4 grid gap-3">
      {entries.map(({ note, isRemoved }) =>
        isRemoved ? (
          <Removed key={note.id} onUndo={() => store?.restore(note)} />
        ) : (
          <NoteItem
            key={note.id}
            course={course}
            note={note}
            {...passageOf(note)}
            store={store}
            actions={actions}
            isOpen={openId === note.id}
            onRemove={() => remove(note.id)}
            onShow={onShow && (() => onShow(note))}
          />
        ),
      )}
    </ul>
  )
}

function Removed({ onUndo }: { onUndo: () => void }) {
  const undo = useRef<HTMLButtonElement>(null)
  // The button that was used is gone.
  useEffect(() => undo.current?.focus(), [])
  return (
    <li className="no-print flex items-center justify-between gap-4 rounded-lg bg-wash px-4 py-2">
      Note deleted.
      <button ref={undo} type="button" className="button-small" onClick={onUndo}>
        Undo
      </button>
    </li>
  )
}
