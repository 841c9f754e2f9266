'use client'

import { useActionState } from 'react'
import type { ActionState } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import type { PassageState } from '@/domain/annotations/lesson-parts'
import { lessonPartHref } from '@/domain/search/text-fragment'
import { AddNote } from './add-note'
import type { FormAction } from './note-item'
import { CopiesNotice, NoteList } from './note-list'
import type { Note } from './pending-notes'
import { useNotes } from './use-notes'

type Action = (state: never, form: FormData) => Promise<NonNullable<ActionState>>

type Props = {
  course: string
  lessons: readonly { slug: string; title: string }[]
  notes: readonly Note[]
  /** Where the passage of each note is, by ID. A note that was just added isn't listed. */
  passages: Readonly<Record<string, { passage: PassageState; href: string }>>
  /** Used without JavaScript. */
  save: Action
  remove: Action
  /** Whether the page is about one lesson: notes can be added to it, and it needs no heading. */
  isOneLesson?: boolean
}

/** A learner's notes by lesson, with the forms that change them. */
export function NotesView({ course, lessons, notes, passages, isOneLesson = false, ...forms }: Props) {
  const { store, shown } = useNotes(course, notes)
  const [saved, save] = useAction(forms.save)
  const [removed, remove] = useAction(forms.remove)
  const passageOf = (note: Note) =>
    passages[note.id] ?? {
      passage: note.quote === '' ? ('none' as const) : ('exact' as const),
      href: lessonPartHref({ course, ...note }, note.quote),
    }
  const groups = lessons.map((lesson) => ({
    lesson,
    own: shown.filter((note) => note.lesson === lesson.slug),
  }))
  return (
    <>
      <Outcome saved={saved} removed={removed} restore={save} />
      {store?.hasCopies() && <CopiesNotice className="mt-4" />}
      {isOneLesson && lessons[0] && (
        <AddNote course={course} lesson={lessons[0].slug} store={store} save={save} />
      )}
      {shown.length === 0 && (
        <p className="mt-6 text-muted">
          No notes yet. In a lesson, select some text to highlight it or to add a note.
        </p>
      )}
      {groups.map(({ lesson, own }) => (
        <section key={lesson.slug} aria-label={lesson.title} className={own.length > 0 ? 'mt-10' : ''}>
          {!isOneLesson && own.length > 0 && <h2>{lesson.title}</h2>}
          <NoteList
            course={course}
            notes={own}
            store={store}
            passageOf={passageOf}
            actions={{ save, remove }}
          />
        </section>
      ))}
    </>
  )
}

function useAction(action: Action): [ActionState, FormAction] {
  // The state of a form is what its action returned last.
  const [state, run] = useActionState(
    action as (state: ActionState, form: FormData) => Promise<ActionState>,
    null,
  )
  return [state, run]
}

type OutcomeProps = { saved: ActionState; removed: ActionState; restore: FormAction }

/** The result of a form without JavaScript. */
function Outcome({ saved, removed, restore }: OutcomeProps) {
  const refused = [saved, removed].find((state) => state && !state.ok)
  const deleted = removed?.ok && typeof removed.data === 'object' ? removed.data : null
  return (
    <>
      {refused && !refused.ok && (
        <Notice tone="wrong" as="div" className="mt-4">
          <p>{refused.message}</p>
          {refused.typed?.text && <p className="mt-2 whitespace-pre-line">Your text: {refused.typed.text}</p>}
        </Notice>
      )}
      {saved?.ok && (
        <Notice tone="good" className="mt-4">
          Note saved.
        </Notice>
      )}
      {deleted && !saved?.ok && (
        <Notice as="div" className="mt-4">
          <form action={restore} className="flex items-center justify-between gap-4">
            {Object.entries(deleted).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={String(value)} />
            ))}
            Note deleted.
            <button type="submit" className="button-small">
              Undo
            </button>
          </form>
        </Notice>
      )}
    </>
  )
}
