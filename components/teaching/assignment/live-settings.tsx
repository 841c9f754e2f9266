'use client'

import { useEffect, useState } from 'react'
import { LocalTime } from '@/components/ui/local-time'
import type { Exceptions } from '@/domain/attempts/assignment-problems'
import { withDefaultClosing } from '@/domain/attempts/default-closing'
import { formatDuration, formatNumber, plural } from '@/domain/text/format'
import { isSameSettings, readSettings, type SummarizedSettings } from './read-settings'
import { isFieldOf, useUnsavedChanges } from './use-unsaved-changes'

type Props = {
  /** The ID of the settings form. */
  form: string
  saved: SummarizedSettings
  /** Differs if the page was saved since. */
  version: string
  /** The points of all questions; null if they differ between students. */
  questionPoints: { min: number; max: number }
  students: number
  started: number
  /** Whether students can’t see the assignment yet. Then it closes when it's due, unless its instructor sets another date. */
  isDraft: boolean
  exceptions: Exceptions
}

/** The settings in the summary, each with whom it affects. They follow what is typed; without JavaScript, they are the saved ones. */
export function LiveSettings(props: Props) {
  const { saved, students, started, isDraft, exceptions } = props
  const { settings, points, isChanged } = useTyped(props)
  const { opensAt, dueAt, timeLimitMinutes, attempts } = settings
  const closesAt = isDraft ? withDefaultClosing(saved, settings) : settings.closesAt
  const differing = Math.max(exceptions.opensAt, exceptions.dueAt, exceptions.closesAt)
  return (
    <>
      <dl className="grid gap-3">
        <Entry
          title="Points"
          affects={
            started > 0
              ? `Students who start from now on. ${plural(started, 'student has', 'students have')} started.`
              : whom(students, 0)
          }
        >
          {points} for the questions; {formatNumber(settings.points)} in the gradebook
        </Entry>
        <Entry title="Time" affects={whom(students, exceptions.timeLimitSeconds)}>
          {timeLimitMinutes === null ? 'No time limit' : formatDuration(timeLimitMinutes * 60)}
        </Entry>
        <Entry title="Attempts" affects={whom(students, exceptions.attempts)}>
          {attempts === null ? 'Unlimited' : attempts}
        </Entry>
        <Entry title="Window" affects={whom(students, differing)}>
          <Moment label="Opens" at={opensAt} otherwise="when published" />
          <Moment label="Due" at={dueAt} otherwise="no date" />
          <Moment label="Closes" at={closesAt} otherwise="never" />
        </Entry>
      </dl>
      <p role="status" className="text-sm text-warn">
        {isChanged && 'Unsaved changes'}
      </p>
    </>
  )
}

function whom(students: number, exceptions: number): string {
  if (students === 0) return 'Everyone who joins.'
  if (exceptions === 0) return students === 1 ? 'The only student.' : `All ${plural(students, 'student')}.`
  return `${students - exceptions} of ${plural(students, 'student')}; ${exceptions} with their own.`
}

function Entry({ title, affects, children }: { title: string; affects: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-muted text-sm">{title}</dt>
      <dd>
        {children}
        <span className="block text-muted text-sm">{affects}</span>
      </dd>
    </div>
  )
}

function Moment({ label, at, otherwise }: { label: string; at: string | null; otherwise: string }) {
  return (
    <span className="block">
      {label}: {at === null ? otherwise : <LocalTime date={at} />}
    </span>
  )
}

function formatRange({ min, max }: { min: number; max: number }): string {
  return min === max ? plural(max, 'point') : `${formatNumber(min)}–${formatNumber(max)} points`
}

/** Follows the fields of the settings form and of the questions’ points, until they are saved. */
function useTyped({ form, saved, questionPoints, version }: Props) {
  const { isChanged, markChanged } = useUnsavedChanges(form, version)
  const [typed, setTyped] = useState<SummarizedSettings | null>(null)
  const [points, setPoints] = useState<number | null>(null)
  const { min, max } = questionPoints
  const [atFirst] = useState(saved)
  useEffect(() => {
    const read = (own: HTMLFormElement) => {
      const data = new FormData(own)
      return readSettings((name) => String(data.get(name) ?? ''))
    }
    const own = document.getElementById(form)
    if (!(own instanceof HTMLFormElement)) return
    // What was typed before the page was ready.
    const current = read(own)
    if (!isSameSettings(current, atFirst)) {
      setTyped(current)
      markChanged()
    }
    const onInput = ({ target }: Event) => {
      if (isFieldOf(form, target)) setTyped(read(own))
    }
    document.addEventListener('input', onInput)
    return () => document.removeEventListener('input', onInput)
  }, [form, atFirst, markChanged])
  // biome-ignore lint/correctness/useExhaustiveDependencies: other questions or saved points change the sum
  useEffect(() => {
    const follow = () => setPoints(min === max ? sumOfTyped() : null)
    follow()
    document.addEventListener('input', follow)
    return () => document.removeEventListener('input', follow)
  }, [version, min, max])
  const settings = (isChanged && typed) || saved
  const isFollowing = min === max && saved.points === max && settings.points === max
  return {
    settings: points !== null && isFollowing ? { ...settings, points } : settings,
    points: points === null ? formatRange(questionPoints) : plural(points, 'point'),
    isChanged,
  }
}

/** The points typed for each question, times how many there are of it; null if they are the saved ones. */
function sumOfTyped(): number | null {
  const fields = [...document.querySelectorAll<HTMLInputElement>('[data-worth]')]
  if (fields.every(({ value, defaultValue }) => value === defaultValue)) return null
  return fields.reduce((sum, { value, dataset }) => sum + (Number(value) || 0) * Number(dataset.worth), 0)
}
