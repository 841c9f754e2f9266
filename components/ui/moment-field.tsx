'use client'

import { useEffect, useId, useState } from 'react'

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
  const [zone, setZone] = useState<string | null>(null)
  const [typed, setTyped] = useState(value === null ? '' : inputValue(new Date(value), 0))
  useEffect(() => {
    setZone(Intl.DateTimeFormat().resolvedOptions().timeZone)
    if (value !== null) setTyped(inputValue(new Date(value), -new Date(value).getTimezoneOffset()))
  }, [value])
  const offset = zone === null || typed === '' ? 0 : -new Date(typed).getTimezoneOffset()
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label} <span className="font-normal text-muted">({zone ?? 'UTC'})</span>
      </label>
      <input
        id={id}
        name={name}
        type="datetime-local"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="min-h-11 w-full rounded-lg border border-field bg-card px-3 py-2 text-ink"
      />
      <input type="hidden" name={`${name}-offset`} value={offset} />
    </div>
  )
}

/** What an input of type datetime-local holds for a moment, so many minutes from UTC. */
function inputValue(moment: Date, offsetMinutes: number): string {
  return new Date(moment.getTime() + offsetMinutes * 60_000).toISOString().slice(0, 16)
}
