'use client'

import { useEffect, useId, useState } from 'react'
import { readWallTime, wallTimeOf } from '@/domain/time/calendar'
import { FieldError, useFieldState } from './form-state'

type Props = {
  name: string
  label: string
  /** ISO 8601, or null for none. */
  value: string | null
  help?: string
  /** What stands for the value, where that is not the date itself. */
  was?: string
}

/**
 * A date and time in the reader's own time zone: `<name>` holds the wall-clock time, `<name>-zone` the zone, and `<name>-was` the value that
 * was there, so that a field that nobody changed changes nothing. Before JavaScript runs, and without it, the zone is UTC, and the label says so.
 */
export function MomentField({
  name,
  label,
  value,
  help,
  was = value === null ? '' : new Date(value).toISOString(),
}: Props) {
  const id = useId()
  const { error: refused, typed } = useFieldState(name)
  const [zone, setZone] = useState('UTC')
  const [first] = useState(value)
  // What was typed before a refusal stays. A page that is loaded after one has no JavaScript, so it was typed in UTC.
  const [start] = useState(typed === undefined ? value : momentOf(typed))
  const [shown, setShown] = useState(typed ?? shownAs(start, 'UTC'))
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    setZone(timeZone)
    const moment = value === first ? start : value
    if (moment !== null || value !== first) setShown(shownAs(moment, timeZone))
  }, [value, first, start])
  const reading = shown === '' ? null : readWallTime(shown, zone)
  const skipped = reading && !reading.ok ? `${label}: this time doesn’t exist in ${zone}.` : undefined
  const error = refused ?? skipped
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label} <span className="font-normal text-muted">({zone})</span>
      </label>
      <input
        id={id}
        name={name}
        type="datetime-local"
        value={shown}
        onChange={(event) => setShown(event.target.value)}
        // biome-ignore lint/a11y/noAutofocus: only what the reader has to correct, after a refusal
        autoFocus={refused !== undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        className="min-h-11 w-full rounded-lg border border-field bg-card px-3 py-2 text-ink aria-invalid:border-wrong"
      />
      <input type="hidden" name={`${name}-zone`} value={zone} />
      <input type="hidden" name={`${name}-was`} value={was} />
      {help && (
        <p id={`${id}-help`} className="mt-1 text-muted text-sm">
          {help}
        </p>
      )}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  )
}

function shownAs(moment: string | null, timeZone: string): string {
  return moment === null ? '' : wallTimeOf(new Date(moment), timeZone)
}

/** @returns null for what is no date and time */
function momentOf(typed: string | null): string | null {
  const reading = typed === null ? null : readWallTime(typed, 'UTC')
  return reading?.ok ? reading.at.toISOString() : null
}
