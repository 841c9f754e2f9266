'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import type { Saving } from './use-autosave'

type Props = {
  saving: Saving
  /** What it says if everything is saved. @param at null if nothing changed yet */
  whenSaved: (at: string | null) => ReactNode
  whenInvalid?: ReactNode
  /** Whether this browser keeps what the server doesn’t have. */
  isKept?: boolean
}

/** Whether what is typed is saved, and what to do if it can’t be. */
export function SaveState({ saving, whenSaved, whenInvalid = null, isKept = false }: Props) {
  return (
    <p role="status" className="needs-script text-sm">
      {saving.kind === 'saved' ? (
        whenSaved(saving.at)
      ) : (
        <Unsaved saving={saving} whenInvalid={whenInvalid} kept={isKept ? KEPT : STILL_HERE} />
      )}
    </p>
  )
}

const KEPT = 'Your text is stored in this browser.'
const STILL_HERE = 'Your text is still here.'

type UnsavedProps = { saving: Exclude<Saving, { kind: 'saved' }>; whenInvalid: ReactNode; kept: string }

function Unsaved({ saving, whenInvalid, kept }: UnsavedProps) {
  const path = usePathname()
  switch (saving.kind) {
    case 'typing':
      return 'Not saved yet…'
    case 'saving':
      return 'Saving…'
    case 'invalid':
      return <span className="text-wrong">{whenInvalid}</span>
    case 'conflict':
      return <span className="text-wrong">Not saved: it was also changed elsewhere. {kept}</span>
    case 'signed-out':
      return (
        <span className="text-wrong">
          Not saved: you’re signed out. {kept}{' '}
          <a href={`/sign-in?next=${encodeURIComponent(path)}`} target="_blank" rel="noopener">
            Sign in in a new tab
          </a>
          , and it will be saved.
        </span>
      )
    case 'failed':
      return (
        <span className="text-wrong">
          Not saved: {saving.why || 'connection lost'}. {kept} {!saving.isFinal && 'Retrying automatically.'}
        </span>
      )
  }
}
