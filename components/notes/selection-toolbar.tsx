'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useWorkingKeys } from '@/components/shortcuts/keys'
import { isPressed, isTypedInto, type Shortcut } from '@/components/shortcuts/shortcut'
import { type ShortcutGroup, useShortcuts } from '@/components/shortcuts/shown-shortcuts'
import { quoteAt, type TextQuote } from '@/domain/annotations/find-quote'
import { NOTE_LIMITS } from '@/domain/annotations/note-limits'
import { passageIn, readParts } from './part-text'

/** A selected passage of a lesson. */
export type Selected = TextQuote & { section: string }

type Place = Selected & { left: number; top: number }

type Props = {
  article: HTMLElement
  onHighlight: (selected: Selected) => void
  onAddNote: (selected: Selected) => void
}

const SHORTCUTS = {
  highlight: { keys: ['h'], does: 'Highlight the selected text' },
  note: { keys: ['n'], does: 'Add a note to the selected text' },
} as const satisfies Record<string, Shortcut>

const GROUP: ShortcutGroup = { title: 'Selected text', shortcuts: Object.values(SHORTCUTS) }

/** How long a selection must stay unchanged before the toolbar appears. */
const SETTLE_MS = 200

/**
 * Buttons for the selected text: next to it, or at the bottom of a touch screen, whose own menu is next to it. By keyboard, H and N do the same,
 * and the Tab key moves to the buttons.
 */
export function SelectionToolbar({ article, onHighlight, onAddNote }: Props) {
  useShortcuts(GROUP)
  const [place, setPlace] = useState<Place | null>(null)
  const toolbar = useRef<HTMLDivElement>(null)
  const isTooLong = place !== null && place.quote.length > NOTE_LIMITS.quote

  function use(run: (selected: Selected) => void) {
    if (!place || isTooLong) return
    const { left: _, top: __, ...selected } = place
    setPlace(null)
    getSelection()?.removeAllRanges()
    run(selected)
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!place || event.ctrlKey || event.metaKey || event.altKey || isTypedInto(event.target)) return
    const isInside = toolbar.current?.contains(document.activeElement)
    if (event.key === 'Escape') setPlace(null)
    else if (event.key === 'Tab' && !isInside && !event.shiftKey)
      toolbar.current?.querySelector<HTMLElement>('button')?.focus()
    else if (isPressed(SHORTCUTS.highlight, event)) use(onHighlight)
    else if (isPressed(SHORTCUTS.note, event)) use(onAddNote)
    else return
    event.preventDefault()
  })

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isDragging = false
    const look = () => {
      clearTimeout(timer)
      if (!isDragging) timer = setTimeout(() => setPlace(findSelected(article)), SETTLE_MS)
    }
    const onSelection = () => {
      // The buttons take the focus, not the selection.
      if (!toolbar.current?.contains(document.activeElement)) look()
    }
    const onPointerDown = ({ pointerType }: PointerEvent) => {
      isDragging = pointerType === 'mouse'
    }
    const onPointerUp = () => {
      isDragging = false
      onSelection()
    }
    document.addEventListener('selectionchange', onSelection)
    document.addEventListener('pointerdown', onPointerDown)
    document.addEventListener('pointerup', onPointerUp)
    document.addEventListener('keydown', onKey)
    look()
    return () => {
      clearTimeout(timer)
      document.removeEventListener('selectionchange', onSelection)
      document.removeEventListener('pointerdown', onPointerDown)
      document.removeEventListener('pointerup', onPointerUp)
      document.removeEventListener('keydown', onKey)
    }
  }, [article])

  if (!place) return null
  return (
    <div
      ref={toolbar}
      role="toolbar"
      aria-label="Selected text"
      className="selection-toolbar no-print"
      style={{ left: place.left, top: place.top }}
    >
      {isTooLong ? (
        <span className="px-2 py-1 text-sm">Select up to {NOTE_LIMITS.quote} characters.</span>
      ) : (
        <>
          <ToolbarButton shortcut={SHORTCUTS.highlight} label="Highlight" onUse={() => use(onHighlight)} />
          <ToolbarButton shortcut={SHORTCUTS.note} label="Add note" onUse={() => use(onAddNote)} />
        </>
      )}
    </div>
  )
}

type ToolbarButtonProps = { shortcut: Shortcut; label: string; onUse: () => void }

function ToolbarButton({ shortcut, label, onUse }: ToolbarButtonProps) {
  const [key] = useWorkingKeys()(shortcut)
  return (
    <button
      type="button"
      className="button-small"
      aria-keyshortcuts={key}
      // Keeps the selection visible.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onUse}
    >
      {label}
      {key && (
        <span aria-hidden="true" className="shortcut text-muted text-xs uppercase">
          {key}
        </span>
      )}
    </button>
  )
}

/** The selected passage and where the toolbar goes, in the page’s coordinates. */
function findSelected(article: HTMLElement): Place | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!range.intersectsNode(article)) return null
  const found = passageIn(readParts(article), range)
  if (!found) return null
  const rect = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect()
  const left = Math.max(8, Math.min(rect.left, document.documentElement.clientWidth - 240))
  return {
    ...quoteAt(found.part.text, found.start, found.end),
    section: found.part.id,
    left: left + window.scrollX,
    top: rect.bottom + window.scrollY + 8,
  }
}
