'use client'

import { type FormEvent, useEffect, useId, useState } from 'react'
import { readValue, writeValue } from '@/components/browser-storage/local-values'
import { currentOwner } from '@/components/browser-storage/owner'
import { NOTE_LIMITS } from '@/domain/annotations/note-limits'
import type { FormAction } from './note-item'
import type { NoteStore } from './note-store'

type Props = { course: string; lesson: string; store: NoteStore | null; save: FormAction }

/** A form for a note on a whole lesson. What was typed stays in this browser until it is added. */
export function AddNote({ course, lesson, store, save }: Props) {
  const id = useId()
  const [text, setText] = useState('')
  const draft = `note-draft/${course}/${lesson}`
  useEffect(() => {
    const kept = readValue(currentOwner(), draft)
    if (typeof kept === 'string') setText((typed) => typed || kept)
  }, [draft])
  function type(typed: string) {
    setText(typed)
    writeValue(currentOwner(), draft, typed || null)
  }
  function onSubmit(event: FormEvent) {
    if (!store) return
    event.preventDefault()
    if (text.trim() === '') return
    store.add({ lesson, section: '', quote: '', prefix: '', suffix: '', text })
    type('')
  }
  const hidden = { course, lesson, section: '', quote: '', prefix: '', suffix: '', revision: 0 }
  return (
    <form action={save} onSubmit={onSubmit} className="no-print card mt-6">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor={id} className="mb-1 block font-medium">
        Add a note on this lesson
      </label>
      <textarea
        id={id}
        name="text"
        rows={3}
        required
        maxLength={NOTE_LIMITS.text}
        value={text}
        onChange={({ target }) => type(target.value)}
        className="input"
      />
      <button type="submit" className="button mt-3">
        Add note
      </button>
    </form>
  )
}
