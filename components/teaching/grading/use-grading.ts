'use client'

import { useRef } from 'react'
import { toSent } from '@/components/autosave/to-sent'
import { type Sent, useAutosave } from '@/components/autosave/use-autosave'
import { useVersions } from '@/components/autosave/use-versions'
import { callApi } from '@/contract/call-api'

export type Criterion = { readonly id: string; readonly text: string; readonly points: number }

/** Points as typed, by the ID of the criterion; '' for a criterion that isn’t graded yet. */
export type GradingDraft = { readonly points: Readonly<Record<string, string>>; readonly comment: string }

export type GradingTarget = {
  class: string
  assignment: string
  attempt: string
  slot: number
  revision: number
}

const PAUSE_MS = 600
/** Whether typed points are empty, or a number that the criterion can give. */
export function arePointsValid(typed: string, most: number): boolean {
  const given = Number(typed)
  return typed === '' || (Number.isFinite(given) && given >= 0 && given <= most)
}

/** Saves a grading while it is typed. If another tab saved one too, both stay at hand. */
export function useGrading(
  target: GradingTarget,
  criteria: readonly Criterion[],
  first: GradingDraft,
  savedAt: string | null,
) {
  const basedOn = useRef(savedAt)
  const autosave = useAutosave({ first, savedAt, pauseMs: PAUSE_MS, send })
  const versions = useVersions<GradingDraft, string | null>({
    autosave,
    setBase: (base) => {
      basedOn.current = base
    },
  })

  async function send(sent: GradingDraft): Promise<Sent> {
    if (!criteria.every(({ id, points }) => arePointsValid(sent.points[id] ?? '', points)))
      return { kind: 'invalid' }
    const { revision, ...params } = target
    const answer = await callApi('PUT /classes/{class}/assignments/{assignment}/gradings/{attempt}/{slot}', {
      params,
      body: { points: toPoints(sent), comment: sent.comment, revision, basedOn: basedOn.current },
      keepalive: true,
    })
    if (answer.ok) {
      basedOn.current = answer.data.savedAt
      return { kind: 'saved', at: answer.data.savedAt }
    }
    const theirs = answer.status === 409 ? await readStored(target) : null
    // The student’s answer changed: there is nothing to choose from.
    if (!theirs) return toSent(answer.status === 409 ? { ...answer, status: 410 } : answer)
    versions.setTheirs(theirs)
    return { kind: 'conflict' }
  }

  return { ...autosave, ...versions, draft: autosave.value }
}

/** Reads the viewer’s own grading of the answer. @returns null if there is none, or the answer has another revision */
async function readStored({ class: classId, assignment, attempt, slot, revision }: GradingTarget) {
  const queue = await callApi('GET /classes/{class}/assignments/{assignment}/gradings', {
    params: { class: classId, assignment },
  })
  const answers = queue.ok ? queue.data.answers : []
  const answer = answers.find((each) => each.attempt === attempt && each.slot === slot)
  if (!answer?.own || answer.revision !== revision) return null
  const { points, comment, savedAt } = answer.own
  return { value: { points: toTyped(points), comment }, base: savedAt, savedAt }
}

function toTyped(points: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(points).map(([id, given]) => [id, String(given)]))
}

function toPoints({ points }: GradingDraft): Record<string, number> {
  return Object.fromEntries(
    Object.entries(points).flatMap(([id, typed]) => (typed === '' ? [] : [[id, Number(typed)] as const])),
  )
}
