'use client'

import { createPortal } from 'react-dom'
import { LocalTime } from '@/components/ui/local-time'
import { formatResponse } from '@/domain/items/format-response'
import { findNoteTarget } from './attempt-dom'
import type { Replaced } from './save-queue'

type Props = {
  slot: number
  replaced: Replaced
  onRestore: () => void
  onKeep: () => void
}

/** Shows at a question which answer from another tab or device this one replaced, and can restore it. */
export function ReplacedNote({ slot, replaced, onRestore, onKeep }: Props) {
  const target = findNoteTarget(slot)
  if (!target) return null
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
        : <strong>{formatResponse(target.item, replaced.response) ?? 'no answer'}</strong>
      </p>
      <p className="mt-2 flex flex-wrap gap-3">
        <button type="button" onClick={onRestore} className="button-small">
          Restore the other answer
        </button>
        <button type="button" onClick={onKeep} className="button-small">
          Keep this answer
        </button>
      </p>
    </div>,
    target.element,
  )
}
