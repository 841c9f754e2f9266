'use client'

import { useEffect, useState } from 'react'
import { LocalTime } from '@/components/ui/local-time'
import type { Exceptions } from '@/domain/attempts/assignment-problems'
import { withDefaultClosing } from '@/domain/attempts/default-closing'
import { formatDuration, formatNumber, plural } from '@/domain/text/format'
import { isSameSettings, readSettings, type SummarizedSettings } from './read-settings'

type Props = {
  /** The ID of the settings form. */
  form: string
  saved: SummarizedSettings
  /** The points of all questions; null if they differ between students. */
  questionPoints: { min: number; max: number }
  students: number
  started: number
  /** Whether students can’t see the assignment yet. Then it closes when it's due, unless its instructor sets another date. */
  isDraft: boolean
  exceptions: Exceptions
}

/** The settings in the summary, each with whom it affects. They follow what is typed; without JavaScript, they are the saved ones. */
export function LiveSettings({ form, saved, questionPoints, students, started, isDraft, exceptions }: Props) {
  const { settings, points } = useTyped(form, saved, questionPoints)
  const { opensAt, dueAt, timeLimitMinutes, attempts } = settings
  const closesAt = isDraft ? withDefaultClosing(saved, settings) : settings.closesAt
  const differing = Math.max(exceptions.opensAt, exceptions.dueAt, exceptions.closesAt)
  return (
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

/** Follows the fields of the settings form and of the questions’ points. */
function useTyped(form: string, saved: SummarizedSettings, questionPoints: Props['questionPoints']) {
  const [typed, setTyped] = useState<SummarizedSettings | null>(null)
  const [points, setPoints] = useState<number | null>(null)
  const { min, max } = questionPoints
  useEffect(() => {
    const read = (own: HTMLFormElement) => {
      const data = new FormData(own)
      return readSettings((name) => String(data.get(name) ?? ''))
    }
    // What was typed before the summary was rendered again stays.
    const initial = document.getElementById(form)
    if (initial instanceof HTMLFormElement) {
      const current = read(initial)
      if (!isSameSettings(current, saved)) setTyped(current)
    }
    const fields = [...document.querySelectorAll<HTMLInputElement>('[data-worth]')]
    if (min === max && fields.some(({ value, defaultValue }) => value !== defaultValue))
      setPoints(sumOfPoints())
    const onInput = ({ target }: Event) => {
      if (!(target instanceof HTMLElement)) return
      if (target.dataset.worth !== undefined && min === max) setPoints(sumOfPoints())
      const own = target.closest('form')
      if (own?.id === form) setTyped(read(own))
    }
    document.addEventListener('input', onInput)
    return () => document.removeEventListener('input', onInput)
  }, [form, saved, min, max])
  return {
    settings: typed ?? saved,
    points: points === null ? formatRange(questionPoints) : plural(points, 'point'),
  }
}

/** The points typed for each question, times how many there are of it. */
function sumOfPoints(): number {
  const fields = [...document.querySelectorAll<HTMLInputElement>('[data-worth]')]
  return fields.reduce((sum, { value, dataset }) => sum + (Number(value) || 0) * Number(dataset.worth), 0)
}
