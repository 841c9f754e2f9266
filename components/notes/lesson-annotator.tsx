'use client'

import { type ReactNode, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { isPlainClick } from '@/components/ui/plain-click'
import { locatePassage } from '@/domain/annotations/lesson-parts'
import { CopiesNotice, NoteList } from './note-list'
import { paintHighlights } from './paint-highlights'
import { type PagePart, rangesOf, readParts } from './part-text'
import type { Note } from './pending-notes'
import { type Selected, SelectionToolbar } from './selection-toolbar'
import { useNotes } from './use-notes'

export type AnnotatorProps = {
  course: string
  lesson: string
  article: HTMLElement
  /** The notes, if they were read just now. */
  first?: readonly Note[] | undefined
}

const NONE: readonly Note[] = []

/** The note that is marked, and whether its editor is open. */
type Active = { id: string; isEdited: boolean } | null

/** The passage of a note on this page. */
type Found = { note: Note; ranges: Range[]; isExact: boolean }

/**
 * Highlights and notes on a lesson's page: the buttons for selected text, the highlights, and a panel with the notes. Loaded when it is needed,
 * because most visits don't need it.
 */
export function LessonAnnotator({ course, lesson, article, first }: AnnotatorProps) {
  const { store, shown } = useNotes(course, NONE)
  const own = useMemo(() => shown.filter((note) => note.lesson === lesson), [shown, lesson])
  const [active, setActive] = useState<Active>(null)
  const [isPanelOpen, setIsPanelOpen] = useState(false)
  const [said, setSaid] = useState('')
  const found = useFound(article, own, active?.id ?? null)

  const read = useRef(first)
  useEffect(() => {
    if (!store) return
    void store.load(lesson, read.current)
    // Another owner's notes are read again.
    read.current = undefined
  }, [store, lesson])
  useEffect(() => {
    if (active && isPanelOpen)
      document.getElementById(`note-${active.id}`)?.scrollIntoView({ block: 'nearest' })
  }, [active, isPanelOpen])

  function add(selected: Selected, withNote: boolean) {
    const added = store?.add({ ...selected, lesson, text: '' })
    if (!added) return
    setSaid('Highlighted.')
    if (!withNote) return
    setActive({ id: added.id, isEdited: true })
    setIsPanelOpen(true)
  }

  function close() {
    setIsPanelOpen(false)
    setActive(null)
  }

  const onClick = useEffectEvent((event: MouseEvent) => {
    const isControl =
      event.target instanceof Element && event.target.closest('a, button, input, label, summary')
    if (isControl || getSelection()?.isCollapsed === false) return
    const note = found.find(({ ranges }) => ranges.some((range) => isAt(range, event)))?.note
    if (!note) return
    setActive({ id: note.id, isEdited: false })
    setIsPanelOpen(true)
  })
  useEffect(() => {
    article.addEventListener('click', onClick)
    return () => article.removeEventListener('click', onClick)
  }, [article])

  const onLink = useEffectEvent((event: MouseEvent) => {
    if (!isPlainClick(event)) return
    event.preventDefault()
    setIsPanelOpen(true)
  })
  useEffect(() => {
    const link = document.querySelector<HTMLElement>('[data-notes]')
    link?.addEventListener('click', onLink)
    return () => link?.removeEventListener('click', onLink)
  }, [])

  function show({ id }: Note) {
    const range = found.find(({ note }) => note.id === id)?.ranges[0]
    setActive({ id, isEdited: false })
    range?.startContainer.parentElement?.scrollIntoView({ block: 'center' })
  }

  const passageOf = ({ id, quote }: Note) => {
    const here = found.find(({ note }) => note.id === id)
    const passage = quote === '' ? 'none' : here ? (here.isExact ? 'exact' : 'edited') : 'gone'
    return { passage, href: '' } as const
  }
  return (
    <>
      <SelectionToolbar
        article={article}
        onHighlight={(selected) => add(selected, false)}
        onAddNote={(selected) => add(selected, true)}
      />
      <span role="status" className="sr-only">
        {said}
      </span>
      {isPanelOpen && (
        <Panel hasCopies={store?.hasCopies() ?? false} onClose={close}>
          <NoteList
            course={course}
            notes={own}
            store={store}
            passageOf={passageOf}
            openId={active?.isEdited ? active.id : null}
            onShow={show}
          />
          <p className="mt-4 text-sm">
            <a href={`/courses/${course}/lessons/${lesson}/notes`}>Add a note on the whole lesson</a>
          </p>
        </Panel>
      )}
    </>
  )
}

/** Finds the passages of notes on the page, and shows their highlights. */
function useFound(article: HTMLElement, notes: readonly Note[], activeId: string | null): readonly Found[] {
  const [found, setFound] = useState<readonly Found[]>([])
  // Typing changes only the text of a note.
  const key = notes.map(({ id, text }) => `${id} ${text === ''}`).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the notes
  useEffect(() => {
    const parts = readParts(article)
    const located = notes.flatMap((note) => locate(parts, note) ?? [])
    setFound(located)
    const rangesFor = (isOf: (note: Note) => boolean) =>
      located.flatMap(({ note, ranges }) => (isOf(note) ? ranges : []))
    return paintHighlights({
      note: rangesFor(({ id, text }) => text === '' && id !== activeId),
      'note-text': rangesFor(({ id, text }) => text !== '' && id !== activeId),
      'note-active': rangesFor(({ id }) => id === activeId),
    })
  }, [article, key, activeId])
  return found
}

function locate(parts: readonly PagePart[], note: Note): Found | null {
  const place = locatePassage(parts, note)
  const part = place && parts[place.part]
  return place && part
    ? { note, ranges: rangesOf(part, place.start, place.end), isExact: place.isExact }
    : null
}

function isAt(range: Range, { clientX, clientY }: MouseEvent): boolean {
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) =>
      left <= clientX && clientX <= right && top <= clientY && clientY <= bottom,
  )
}

type PanelProps = { hasCopies: boolean; onClose: () => void; children: ReactNode }

/** The notes next to the text, or below it on a phone. It doesn't block the page. */
function Panel({ hasCopies, onClose, children }: PanelProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const before = document.activeElement
    // A new note's field takes the focus itself.
    if (!heading.current?.parentElement?.contains(before)) heading.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <aside
      aria-labelledby="notes-panel"
      className="notes-panel no-print"
      onKeyDown={({ key }) => key === 'Escape' && onClose()}
    >
      <div className="flex items-center justify-between gap-4">
        <h2 id="notes-panel" ref={heading} tabIndex={-1} className="text-xl outline-none">
          Your notes
        </h2>
        <button type="button" className="button-small" onClick={onClose}>
          Close<span className="sr-only"> notes</span>
        </button>
      </div>
      {hasCopies && <CopiesNotice className="mt-3" />}
      {children}
    </aside>
  )
}
