'use client'

import { type FormEvent, useId, useRef } from 'react'
import { LocalTime } from '@/components/ui/local-time'
import type { PassageState } from '@/domain/annotations/lesson-parts'
import { NOTE_LIMITS } from '@/domain/annotations/note-limits'
import type { NoteStore, ShownNote } from './note-store'

/** What a form does without JavaScript. */
export type FormAction = (form: FormData) => void

type Props = {
  course: string
  note: ShownNote
  passage: PassageState
  /** Where the passage is. */
  href: string
  /** Null until JavaScript runs. */
  store: NoteStore | null
  actions?: { save: FormAction; remove: FormAction } | undefined
  isOpen?: boolean
  onRemove: () => void
  /** Shows the passage on this page. */
  onShow?: (() => void) | undefined
}

/** A note or highlight with the form that changes it. With JavaScript, the text is saved while it is typed. */
export function NoteItem({ course, note, passage, href, store, actions, isOpen, onRemove, onShow }: Props) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const { quote, text } = note
  const about = quote === '' ? text.slice(0, 60) : quote.slice(0, 60)
  function onSubmit(event: FormEvent, run: () => void) {
    if (!store) return
    event.preventDefault()
    run()
  }
  return (
    <li id={`note-${note.id}`} className="group card scroll-mt-20 target:border-accent">
      {quote !== '' && <blockquote className="note-quote">{quote}</blockquote>}
      <PassageNote passage={passage} />
      {text !== '' && (
        <p className="wrap-anywhere mt-2 whitespace-pre-line group-has-[details[open]]:hidden">{text}</p>
      )}
      <details
        open={isOpen}
        className="no-print mt-2"
        onToggle={({ newState }) => newState === 'open' && field.current?.focus()}
      >
        <summary className="w-fit py-1 text-sm">{text === '' ? 'Add a note' : 'Edit note'}</summary>
        <form action={actions?.save} onSubmit={(event) => onSubmit(event, () => void store?.flush())}>
          <HiddenFields course={course} note={note} />
          <label htmlFor={id} className="sr-only">
            Note on “{about}”
          </label>
          <textarea
            ref={field}
            id={id}
            name="text"
            rows={4}
            maxLength={NOTE_LIMITS.text}
            value={text}
            onChange={({ target }) => store?.write(note.id, target.value)}
            className="input mt-1"
          />
          <SaveStatus note={note} store={store} />
          <button type="submit" className="button-small only-without-script">
            Save
          </button>
        </form>
      </details>
      <div className="no-print mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        {onShow ? (
          <button type="button" className="py-1 text-accent underline" onClick={onShow}>
            Show in the text
          </button>
        ) : (
          // A plain link, because the framework's links ignore the passage in the URL.
          <a href={href} className="py-1">
            Show in the lesson
          </a>
        )}
        <form action={actions?.remove} onSubmit={(event) => onSubmit(event, onRemove)}>
          <HiddenFields course={course} note={note} />
          <input type="hidden" name="text" value={text} />
          <button type="submit" className="py-1 text-wrong underline">
            Delete<span className="sr-only"> the note on “{about}”</span>
          </button>
        </form>
        <span className="text-muted">
          <LocalTime date={note.updatedAt} withTime={false} />
        </span>
      </div>
    </li>
  )
}

function PassageNote({ passage }: { passage: PassageState }) {
  if (passage === 'gone')
    return <p className="mt-1 text-sm text-warn">The text of this passage has changed.</p>
  if (passage === 'edited')
    return <p className="mt-1 text-muted text-sm">This passage has been edited slightly.</p>
  return null
}

/** What identifies a note in its forms. */
function HiddenFields({ course, note }: { course: string; note: ShownNote }) {
  const { id, lesson, section, quote, prefix, suffix, revision } = note
  const fields = { course, note: id, lesson, section, quote, prefix, suffix, revision }
  return Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
}

function SaveStatus({ note, store }: { note: ShownNote; store: NoteStore | null }) {
  const isProblem = note.problem !== null
  return (
    <p
      role="status"
      className={`needs-script mt-1 min-h-5 text-sm ${isProblem ? 'text-wrong' : 'text-muted'}`}
    >
      {statusOf(note, store)}
    </p>
  )
}

function statusOf({ quote, text, problem, isSaved }: ShownNote, store: NoteStore | null): string {
  if (problem !== null) return `Not saved: ${problem}`
  if (isSaved) return text === '' ? '' : 'Saved'
  if (quote === '' && text.trim() === '') return 'Enter a note, or delete it.'
  return store?.isOffline() ? 'Not saved yet. Kept in this browser until you’re online.' : 'Saving…'
}
