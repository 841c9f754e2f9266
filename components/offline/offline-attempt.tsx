'use client'

import { type ComponentProps, type ReactNode, useEffect, useState } from 'react'
import { AttemptView } from '@/components/attempts/attempt-view'
import { getStartedAttemptId } from '@/components/attempts/ensure-attempt'
import { flagsOf } from '@/components/attempts/flag-queue'
import { questionFrom } from '@/components/attempts/question-from'
import { saveQueueFor } from '@/components/attempts/save-queue'
import { pathOf, readAttempt, sendDraft, storedName } from '@/components/attempts/stored-attempt'
import { inSendingOrder } from '@/components/attempts/unsent-saves'
import { readUnsent } from '@/components/attempts/unsent-store'
import { currentOwner } from '@/components/browser-storage/owner'
import { openFormulas } from '@/components/formulas/kept-formulas'
import { MapPicture } from '@/components/items/hotspot/map-picture'
import { Notice } from '@/components/ui/notice'
import { fieldPrefix } from '@/domain/attempts/field-prefix'
import { findItemMap } from '@/domain/content/item-map'
import { answerProgress } from '@/domain/items/answer-progress'
import type { ItemResponse } from '@/domain/items/response'
import { OfflinePage } from './offline-page'
import { isServerReachable } from './reach-server'

type View = ComponentProps<typeof AttemptView>
type Opened = { view: View }

/** How often to try the server, in addition to when the browser reports a connection. */
const RETRY_MS = 15_000

/** The attempt in the URL, rendered from what this browser stores, until the server can be reached again. */
export function OfflineAttempt({ titles }: ComponentProps<typeof OfflinePage>) {
  const [opened, setOpened] = useState<Opened | null | undefined>(undefined)
  useEffect(() => {
    void openAttempt().then(setOpened)
  }, [])
  useEffect(() => {
    if (!opened) return
    const retry = () => void reopen(opened.view)
    const timer = setInterval(retry, RETRY_MS)
    window.addEventListener('online', retry)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', retry)
    }
  }, [opened])
  if (opened === undefined) return <p className="page-narrow text-muted">Loading…</p>
  if (opened === null)
    return (
      <div className="page-narrow">
        <OfflinePage titles={titles} />
      </div>
    )
  return (
    <>
      <div className="page pb-0">
        <Notice role="status" tone="warn">
          You’re offline. You can continue here. Your answers are saved in this browser and will be sent when
          you reconnect.
        </Notice>
      </div>
      <AttemptView {...opened.view} />
    </>
  )
}

/** Sends pending answers, then opens the server's page. */
async function reopen({ attemptId, draft }: View): Promise<void> {
  if (!(await isServerReachable())) return
  try {
    // The form may have created the attempt in the meantime.
    const id =
      attemptId ?? (draft && ((await sendDraft(currentOwner(), draft)) ?? getStartedAttemptId(draft)))
    if (id) await saveQueueFor(id).flush()
  } catch {
    // The server is unreachable again, or accepts no answers: its page explains why.
  }
  location.reload()
}

/** @returns null if this browser stores no such attempt for the current owner */
async function openAttempt(): Promise<Opened | null> {
  const owner = currentOwner()
  const params = new URLSearchParams(location.search)
  const id = location.pathname.split('/')[2] ?? ''
  const draft = { course: '', quiz: '', seed: params.get('seed') ?? '' }
  const name = storedName({ attemptId: id === 'new' ? null : id, draft })
  const stored = await readAttempt(owner, name)
  if (!stored) return null
  openFormulas(stored.formulas)
  const { attemptId, title, courseSlug, rules, closesAt, maps } = stored
  const latest = attemptId === null ? new Map() : await unsentAnswers(owner, attemptId)
  const flags = attemptId === null ? {} : await flagsOf(owner, attemptId)
  const asked = stored.asked.map((question) => ({
    ...question,
    ...latest.get(question.slot),
    flagged: flags[question.slot] ?? question.flagged,
  }))
  const questions = stored.questions.map((navQuestion) => {
    const question = asked.find(({ slot }) => slot === navQuestion.slot)
    if (!question) return navQuestion
    const progress = latest.has(navQuestion.slot)
      ? answerProgress(question.item, question.response, { isInvalid: false })
      : navQuestion.progress
    return { ...navQuestion, progress, flagged: question.flagged }
  })
  const isAll = params.get('view') === 'all' && !rules.sequential && !rules.onePerPage
  const current = stored.current ?? (isAll ? null : questionFrom(params.get('slot') ?? undefined, questions))
  const figures = new Map<number, ReactNode>(
    asked.map(({ slot, item }) => [
      slot,
      <MapPicture key={slot} item={item} map={findItemMap(maps, item)} prefix={fieldPrefix(slot)} />,
    ]),
  )
  const serverNow = new Date(Date.now() + stored.clockOffsetMs).toISOString()
  return {
    view: {
      ...{ attemptId, draft: stored.draft, title, courseSlug, rules, questions, asked, figures, current },
      path: pathOf(stored),
      clock: { closesAt, serverNow },
      stored: null,
    },
  }
}

type Answer = { response: ItemResponse; certainty?: number | null; confidence?: number | null }

/** Returns the newest answer to each question that the server doesn't have, from any tab. */
async function unsentAnswers(owner: string, attemptId: string): Promise<Map<number, Answer>> {
  const lists = await readUnsent(owner, attemptId)
  const answers = new Map<number, Answer>()
  for (const { slot, response, certainty, confidence } of inSendingOrder(lists.flatMap(({ saves }) => saves)))
    answers.set(slot, {
      // It was read from the question's own fields.
      response: response as ItemResponse,
      ...(certainty !== undefined && { certainty }),
      ...(confidence !== undefined && { confidence }),
    })
  return answers
}
