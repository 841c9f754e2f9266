'use client'

import { useState } from 'react'

/** Copies a text. Without JavaScript it is hidden, and users copy the text next to it. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [outcome, setOutcome] = useState('')
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setOutcome('Copied'),
      () => setOutcome('Couldn’t copy. Copy the link manually.'),
    )
  return (
    <span className="needs-script inline-flex items-center gap-2">
      <button type="button" className="button-small" aria-label={label} onClick={() => void copy()}>
        Copy
      </button>
      <span role="status" className="text-muted text-sm">
        {outcome}
      </span>
    </span>
  )
}
