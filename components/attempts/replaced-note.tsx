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

/** Shows at a question which answer from another tab or device this one replaced, and can restore it. */
export function ReplacedNote({ slot, replaced, onTakeBack, onKeep }: Props) {
  const place = document.querySelector<HTMLElement>(`[data-slot="${slot}"]`)
  const note = place?.querySelector('[data-note]')
  if (!place || !note) return null
  const item: PublicItem = JSON.parse(place.dataset.item ?? '')
  return createPortal(
    <div role="status" className="mt-4 rounded-lg bg-warn-soft px-4 py-3 text-ink">
      <p>
        This answer replaced one from another tab or device
        {replaced.savedAt && (
          <>
            {' '}
            on <LocalTime date={replaced.savedAt} />
          </>
        )}
        : <strong>{responseInWords(item, replaced.response) ?? 'no answer'}</strong>
      </p>
      <p className="mt-2 flex flex-wrap gap-3">
        <button type="button" onClick={onTakeBack} className="button-small">
          Restore the other answer
        </button>
        <button type="button" onClick={onKeep} className="button-small">
          Keep this answer
        </button>
      </p>
    </div>,
    note,
  )
}
