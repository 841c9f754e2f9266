'use client'

import { useEffect, useRef, useState } from 'react'
import { callApi } from '@/contract/call-api'

export type Criterion = { readonly id: string; readonly text: string; readonly points: number }

/** Points as typed, by the ID of the criterion; '' for a criterion that isn’t graded yet. */
export type GradingDraft = { readonly points: Readonly<Record<string, string>>; readonly comment: string }

export type GradingSaving =
  | { kind: 'saved'; at: string | null }
  | { kind: 'typing' | 'saving' | 'invalid' }
  | { kind: 'failed'; why: string; isFinal: boolean }

export type GradingTarget = {
  class: string
  assignment: string
  attempt: string
  slot: number
  revision: number
}

const PAUSE_MS = 600
/** Delay before a failed save is retried. */
const RETRY_MS = 5_000

/** Whether typed points are empty, or a number that the criterion can give. */
export function arePointsValid(typed: string, most: number): boolean {
  const given = Number(typed)
  return typed === '' || (Number.isFinite(given) && given >= 0 && given <= most)
}

/** Saves a grading while it is typed, one save at a time, and retries if there is no connection. */
export function useGrading(
  target: GradingTarget,
  criteria: readonly Criterion[],
  first: GradingDraft,
  savedAt: string | null,
) {
  const [draft, setDraft] = useState(first)
  const [saving, setSaving] = useState<GradingSaving>({ kind: 'saved', at: savedAt })
  const latest = useRef(first)
  const saved = useRef(first)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const running = useRef<Promise<boolean> | null>(null)

  function change(next: GradingDraft) {
    latest.current = next
    setDraft(next)
    setSaving({ kind: 'typing' })
    if (timer.current) clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), PAUSE_MS)
  }

  /** @returns whether everything is saved */
  async function save(): Promise<boolean> {
    if (timer.current) clearTimeout(timer.current)
    timer.current = null
    await running.current
    running.current = latest.current === saved.current ? Promise.resolve(true) : put(latest.current)
    return running.current
  }

  async function put(sent: GradingDraft): Promise<boolean> {
    if (!criteria.every(({ id, points }) => arePointsValid(sent.points[id] ?? '', points))) {
      setSaving({ kind: 'invalid' })
      return false
    }
    setSaving({ kind: 'saving' })
    const { revision, ...params } = target
    try {
      const answer = await callApi(
        'PUT /classes/{class}/assignments/{assignment}/gradings/{attempt}/{slot}',
        { params, body: { points: toPoints(sent), comment: sent.comment, revision }, keepalive: true },
      )
      if (!answer.ok) return fail(answer.problem?.detail ?? '', answer.status < 500 && answer.status !== 429)
      saved.current = sent
      if (latest.current === sent) setSaving({ kind: 'saved', at: answer.data.savedAt })
      return true
    } catch {
      return fail('', false)
    }
  }

  function fail(why: string, isFinal: boolean): false {
    setSaving({ kind: 'failed', why, isFinal })
    if (!isFinal) timer.current ??= setTimeout(() => void save(), RETRY_MS)
    return false
  }

  const putLatest = useRef(put)
  useEffect(() => {
    putLatest.current = put
  })
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (latest.current !== saved.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      if (timer.current) clearTimeout(timer.current)
      // A link was followed before the pause was over, or while a save waited for its retry.
      if (latest.current !== saved.current) void putLatest.current(latest.current)
    }
  }, [])

  return { draft, latest, saving, change, save }
}

function toPoints({ points }: GradingDraft): Record<string, number> {
  return Object.fromEntries(
    Object.entries(points).flatMap(([id, typed]) => (typed === '' ? [] : [[id, Number(typed)] as const])),
  )
}
