'use client'

import { useEffect, useId, useState } from 'react'
import { FieldError, useFieldState } from './form-state'

type Props = {
  name: string
  label: string
  /** ISO 8601, or null for none. */
  value: string | null
}

/**
 * A date and time in the reader's own zone: `<name>` holds what is typed, `<name>-offset` the minutes from UTC that belong to it. Before
 * JavaScript runs, and without it, both are in UTC, and the label says so.
 */
export function MomentField({ name, label, value }: Props) {
  const id = useId()
  const { error, typed } = useFieldState(name)
  const [zone, setZone] = useState<string | null>(null)
  const [first] = useState(value)
  // What was typed before a refusal stays. A page that is loaded after one has no JavaScript, so it was typed in UTC.
  const [start] = useState(typed === undefined ? value : isoFrom(typed))
  const [shown, setShown] = useState(typed ?? (start === null ? '' : inputValue(start, 0)))
  useEffect(() => {
    setZone(Intl.DateTimeFormat().resolvedOptions().timeZone)
    const moment = value === first ? start : value
    if (moment !== null) setShown(inputValue(moment, -new Date(moment).getTimezoneOffset()))
  }, [value, first, start])
  const offset = zone === null || shown === '' ? 0 : -new Date(shown).getTimezoneOffset()
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label} <span className="font-normal text-muted">({zone ?? 'UTC'})</span>
      </label>
      <input
        id={id}
        name={name}
        type="datetime-local"
        value={shown}
        onChange={(event) => setShown(event.target.value)}
        // biome-ignore lint/a11y/noAutofocus: only what the reader has to correct, after a refusal
        autoFocus={error !== undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        className="min-h-11 w-full rounded-lg border border-field bg-card px-3 py-2 text-ink aria-invalid:border-wrong"
      />
      <input type="hidden" name={`${name}-offset`} value={offset} />
      <FieldError id={`${id}-error`} error={error} />
    </div>
  )
}

/** What an input of type datetime-local holds for a moment, so many minutes from UTC. */
function inputValue(moment: string, offsetMinutes: number): string {
  return new Date(new Date(moment).getTime() + offsetMinutes * 60_000).toISOString().slice(0, 16)
}

/** @returns null for what is no date and time */
function isoFrom(typed: string | null): string | null {
  if (typed === null) return null
  const moment = new Date(`${typed}Z`)
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString()
}
