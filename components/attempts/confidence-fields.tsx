'use client'

import { useState } from 'react'
import { formatPercent } from '@/domain/text/format'

type Props = {
  asks: 'certainty' | 'confidence'
  /** Prefix of the field names. */
  prefix: string
  certainty: number | null
  confidence: number | null
}

/** Asks for unscored confidence, or for the certainty that affects the points. */
export function ConfidenceFields({ asks, prefix, certainty, confidence }: Props) {
  return asks === 'certainty' ? (
    <CertaintyFields prefix={prefix} certainty={certainty} />
  ) : (
    <ConfidenceField prefix={prefix} confidence={confidence} />
  )
}

const CERTAINTIES = [
  [1, 'A guess', '1 if correct, 0 if incorrect'],
  [2, 'Fairly sure', '2 if correct, −2 if incorrect'],
  [3, 'Certain', '3 if correct, −6 if incorrect'],
] as const

function CertaintyFields({ prefix, certainty }: { prefix: string; certainty: number | null }) {
  return (
    <fieldset className="mt-6">
      <legend className="mb-2 font-medium">How certain are you?</legend>
      <div className="grid gap-2 sm:grid-cols-3">
        {CERTAINTIES.map(([level, label, points]) => (
          <label
            key={level}
            className="flex cursor-pointer items-start gap-3 rounded-lg border border-line bg-card px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-3 has-focus-visible:outline-accent has-focus-visible:outline-offset-2"
          >
            <input
              type="radio"
              name={`${prefix}-certainty`}
              value={level}
              defaultChecked={certainty === level}
              className="mt-1 size-4 accent-accent focus-visible:outline-none"
            />
            <span>
              {label} <span className="block text-muted text-sm">{points}</span>
            </span>
          </label>
        ))}
      </div>
      <p className="mt-1.5 text-muted text-sm">No choice counts as a guess.</p>
    </fieldset>
  )
}

/** The leftmost position of the slider means "not stated"; the others range from 50 to 100 percent. */
const NOT_STATED = 45

function ConfidenceField({ prefix, confidence }: { prefix: string; confidence: number | null }) {
  const [value, setValue] = useState(confidence ?? NOT_STATED)
  const statement = value < 50 ? 'not stated' : formatPercent(value / 100)
  return (
    <div className="break-inside-avoid mt-6 max-w-md">
      <label htmlFor={`${prefix}-confidence`} className="flex justify-between gap-3 text-sm">
        <span>
          How confident are you? <span className="text-muted">Optional and never scored.</span>
        </span>
        <span className="needs-script whitespace-nowrap tabular-nums" aria-hidden="true">
          {statement}
        </span>
      </label>
      <input
        id={`${prefix}-confidence`}
        name={`${prefix}-confidence`}
        type="range"
        min={NOT_STATED}
        max={100}
        step={5}
        defaultValue={confidence ?? NOT_STATED}
        aria-valuetext={statement}
        onInput={(event) => setValue(Number(event.currentTarget.value))}
        className="mt-1 h-8 w-full accent-accent"
      />
      <p className="flex justify-between text-muted text-xs" aria-hidden="true">
        <span>not stated</span>
        <span>100%, certain</span>
      </p>
    </div>
  )
}
