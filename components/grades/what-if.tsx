'use client'

import { useEffect, useState } from 'react'
import { Notice } from '@/components/ui/notice'
import type { GradeScale } from '@/domain/grades/grade-scale'
import { formatNumber, formatPoints } from '@/domain/text/format'
import { describePart, describeSum, type Entry, formatTotal, totalOf } from './describe-total'

type Props = { entries: readonly Entry[]; scale: GradeScale }

/** Calculates the total with grades that the student makes up, with the function that the server uses. Nothing leaves the page. */
export function WhatIf({ entries, scale }: Props) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [canCalculate, setCanCalculate] = useState(false)
  useEffect(() => setCanCalculate(true), [])
  if (!canCalculate) return <p className="mt-3 text-muted">It needs JavaScript.</p>
  const supposed = entries.map((entry) => withSupposed(entry, typed[entry.id] ?? ''))
  const total = totalOf(supposed)
  const isChanged = supposed.some((entry, index) => entry !== entries[index])
  const titles = new Map(entries.map(({ id, title }) => [id, title]))
  const sum = describeSum(total)
  return (
    <>
      <Notice className="mt-4">
        Type points to see how the total would change. They aren’t saved, sent, or shown to anyone.
      </Notice>
      <ul className="mt-4 divide-y divide-line border-line border-y">
        {entries.map((entry) => (
          <li key={entry.id} className="flex flex-wrap items-center justify-between gap-3 py-2">
            <label htmlFor={`what-if-${entry.id}`} className="wrap-anywhere">
              {entry.title}
            </label>
            {entry.cell.isExcused ? (
              <span className="text-muted">excused</span>
            ) : (
              <span className="flex items-center gap-2">
                <input
                  id={`what-if-${entry.id}`}
                  type="number"
                  min={0}
                  max={mostPoints(entry)}
                  step="any"
                  autoComplete="off"
                  className="input w-28"
                  aria-invalid={isUsable(entry, typed[entry.id] ?? '') ? undefined : true}
                  aria-describedby={`what-if-${entry.id}-problem`}
                  placeholder={entry.cell.ratio === null ? '–' : formatPoints(entry.cell.ratio, entry.points)}
                  value={typed[entry.id] ?? ''}
                  onChange={({ target }) => setTyped((before) => ({ ...before, [entry.id]: target.value }))}
                />
                <span className="text-muted">of {formatNumber(entry.points)}</span>
                <span id={`what-if-${entry.id}-problem`} role="status" className="text-sm text-wrong">
                  {!isUsable(entry, typed[entry.id] ?? '') &&
                    `Enter 0 to ${formatNumber(mostPoints(entry))}.`}
                </span>
              </span>
            )}
          </li>
        ))}
      </ul>
      <div role="status" className="mt-4">
        <p className="font-semibold text-xl">
          {isChanged ? 'What if: ' : 'Now: '}
          {formatTotal(total.ratio, scale)}
        </p>
        {isChanged && (
          <p className="text-muted">Your total now: {formatTotal(totalOf(entries).ratio, scale)}</p>
        )}
        <ul className="mt-2 grid gap-1 text-sm">
          {total.parts.map((part) => (
            <li key={part.category?.id ?? ''}>
              {part.category && `${part.category.name}: `}
              {describePart(part, (id) => titles.get(id) ?? id)}
            </li>
          ))}
        </ul>
        {sum && <p className="mt-1 text-sm tabular-nums">{sum}</p>}
      </div>
      <button type="button" className="button-quiet mt-4" onClick={() => setTyped({})}>
        Reset to your grades
      </button>
    </>
  )
}

/** The most points that can be supposed: grades above the maximum are possible. */
function mostPoints({ points }: Entry): number {
  return points * 2
}

/** Whether the typed text is empty or points that can be supposed. */
function isUsable(entry: Entry, text: string): boolean {
  const points = Number(text)
  return text.trim() === '' || (points >= 0 && points <= mostPoints(entry))
}

/** The entry with a supposed grade; the same entry if nothing usable was typed. */
function withSupposed(entry: Entry, text: string): Entry {
  if (text.trim() === '' || !isUsable(entry, text) || entry.cell.isExcused) return entry
  const cell = { ratio: Number(text) / entry.points, isExcused: false, isMissing: false }
  return { ...entry, cell, isHidden: false }
}
