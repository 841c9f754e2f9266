'use client'

import { createPortal } from 'react-dom'
import { LocalTime } from '@/components/ui/local-time'
import type { PublicItem } from '@/domain/items/public-item'
import { responseInWords } from '@/domain/items/response-in-words'
import type { Replaced } from './save-queue'

type Props = {
  slot: number
  replaced: Replaced
  onTakeBack: () => void
  onKeep: () => void
}

/** Says beside a question which answer of another tab or device this one took the place of, and gives it back. */
export function ReplacedNote({ slot, replaced, onTakeBack, onKeep }: Props) {
  const place = document.querySelector<HTMLElement>(`[data-slot="${slot}"]`)
  const note = place?.querySelector('[data-note]')
  if (!place || !note) return null
  const item: PublicItem = JSON.parse(place.dataset.item ?? '')
  return createPortal(
    <div role="status" className="mt-4 rounded-lg bg-warn-soft px-4 py-3 text-ink">
      <p>
        Your answer took the place of one given in another tab or on another device
        {replaced.savedAt && (
          <>
            {' '}
            on <LocalTime date={replaced.savedAt} />
          </>
        )}
        : <strong>{responseInWords(item, replaced.response) ?? 'left blank'}</strong>
      </p>
      <p className="mt-2 flex flex-wrap gap-3">
        <button type="button" onClick={onTakeBack} className="button-small">
          Take it back
        </button>
        <button type="button" onClick={onKeep} className="button-small">
          Keep mine
        </button>
      </p>
    </div>,
    note,
  )
}
