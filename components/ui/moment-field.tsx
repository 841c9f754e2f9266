'use client'

import { useEffect, useState } from 'react'
import { readWallTime, wallTimeOf } from '@/domain/time/calendar'
import { useFieldState } from './form-state'
import { Labeled, useControl } from './labeled'

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
  const { typed } = useFieldState(name)
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
  const problem = reading && !reading.ok ? `${label}: this time doesn’t exist in ${zone}.` : undefined
  const control = useControl({ name, help, problem })
  return (
    <Labeled control={control} label={label} note={zone} help={help}>
      <input
        {...control.attributes}
        type="datetime-local"
        value={shown}
        onChange={(event) => setShown(event.target.value)}
      />
      <input type="hidden" name={`${name}-zone`} value={zone} />
      <input type="hidden" name={`${name}-was`} value={was} />
    </Labeled>
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
