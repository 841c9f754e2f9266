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
  /** What represents the value, if not the date itself. */
  was?: string
}

/**
 * A date and time in the reader's time zone: `<name>` has the wall-clock time, `<name>-zone` the zone, and `<name>-was` the previous value, so
 * that an unchanged field changes nothing. Before JavaScript runs, and without it, the zone is UTC, and the label shows that.
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
  // Keeps what was typed before an error. A page loaded after an error has no JavaScript, so the time was typed in UTC.
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
        // biome-ignore lint/a11y/noAutofocus: only the field to correct, after an error
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

/** @returns null if it isn't a date and time */
function momentOf(typed: string | null): string | null {
  const reading = typed === null ? null : readWallTime(typed, 'UTC')
  return reading?.ok ? reading.at.toISOString() : null
}
