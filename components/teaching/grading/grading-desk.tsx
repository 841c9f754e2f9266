'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useLayoutEffect, useRef } from 'react'
import { SaveState } from '@/components/autosave/save-state'
import { VersionNotes } from '@/components/autosave/version-notes'
import { Keys } from '@/components/shortcuts/keys'
import { useShortcuts } from '@/components/shortcuts/shown-shortcuts'
import type { ActionState } from '@/components/ui/action-form'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { plainText } from '@/domain/items/rich-text'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { CriterionField } from './criterion-field'
import { DESK_GROUP, DESK_SHORTCUTS, findDeskShortcut } from './desk-shortcuts'
import { SnippetList } from './snippet-list'
import { type Criterion, type GradingDraft, type GradingTarget, useGrading } from './use-grading'

type Props = {
  target: GradingTarget
  criteria: readonly Criterion[]
  /** What the viewer saved. */
  first: GradingDraft
  savedAt: string | null
  /** Whether the student sees what the viewer saved. */
  isReleased: boolean
  snippets: readonly { id: string; text: string }[]
  paths: { previous: string | null; next: string | null; nextWaiting: string | null; overview: string }
  /** Saves the form without JavaScript. */
  action: (state: never, form: FormData) => Promise<NonNullable<ActionState>>
}

/** The form in which one answer is graded by keyboard. It saves while the grader types. */
export function GradingDesk({
  target,
  criteria,
  first,
  savedAt,
  isReleased,
  snippets,
  paths,
  action,
}: Props) {
  useShortcuts(DESK_GROUP)
  const router = useRouter()
  const comment = useRef<HTMLTextAreaElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const grading = useGrading(target, criteria, first, savedAt)
  const { draft, latest, saving, change, save } = grading
  const [state, run] = useActionState(
    action as (state: ActionState, form: FormData) => Promise<ActionState>,
    null,
  )

  const setPoints = (points: Record<string, string>) =>
    change({ ...latest.current, points: { ...latest.current.points, ...points } })
  const toggle = ({ id, points }: Criterion) =>
    setPoints({ [id]: latest.current.points[id] === String(points) ? '0' : String(points) })
  const giveAll = () => setPoints(Object.fromEntries(criteria.map(({ id, points }) => [id, String(points)])))
  const go = async (path: string | null) => {
    // Stays on an answer that can’t be saved, so that nothing is lost.
    if (path !== null && (await save())) router.push(path)
  }
  const finish = () => {
    const open = criteria.filter(({ id }) => (latest.current.points[id] ?? '') === '')
    if (open.length > 0) setPoints(Object.fromEntries(open.map(({ id }) => [id, '0'])))
    void go(paths.nextWaiting ?? paths.next ?? paths.overview)
  }
  function insert(text: string) {
    const { comment: typed } = latest.current
    change({ ...latest.current, comment: typed.trim() === '' ? text : `${typed.trimEnd()}\n${text}` })
    comment.current?.focus()
  }

  // Runs after each render, before the browser paints, so that a key acts on what is shown.
  useLayoutEffect(() => {
    function onKey(event: KeyboardEvent) {
      const shortcut = findDeskShortcut(event)
      if (!shortcut) return
      event.preventDefault()
      const criterion = criteria[Number(event.key) - 1]
      if (shortcut === 'criterion' && criterion) toggle(criterion)
      else if (shortcut === 'full') giveAll()
      else if (shortcut === 'done') finish()
      else if (shortcut === 'next') void go(paths.next)
      else if (shortcut === 'previous') void go(paths.previous)
      else if (shortcut === 'comment') comment.current?.focus()
      else if (shortcut === 'snippets') list.current?.querySelector('button')?.focus()
      else if (shortcut === 'leave' && document.activeElement instanceof HTMLElement)
        document.activeElement.blur()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
  return (
    <form
      action={run}
      onSubmit={(event) => {
        event.preventDefault()
        finish()
      }}
      className="card grid min-w-0 gap-5"
      aria-label="Your grading"
    >
      {Object.entries(target).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <VersionNotes
        what="Your grading"
        versions={grading}
        compare={(theirs) => compareGradings(criteria, theirs, draft)}
      />
      <fieldset className="grid gap-3">
        <legend className="mb-2 font-semibold">Rubric</legend>
        {criteria.map((criterion, index) => (
          <CriterionField
            key={criterion.id}
            number={index + 1}
            criterion={criterion}
            value={draft.points[criterion.id] ?? ''}
            onChange={(typed) => setPoints({ [criterion.id]: typed })}
            onToggle={() => toggle(criterion)}
          />
        ))}
      </fieldset>
      <div>
        <label htmlFor="grading-comment" className="mb-1 block font-medium">
          Comment to the student <span className="font-normal text-muted">(optional)</span>
        </label>
        <textarea
          ref={comment}
          id="grading-comment"
          name="comment"
          rows={3}
          maxLength={TEXT_LIMITS.message}
          value={draft.comment}
          onChange={({ currentTarget }) => change({ ...latest.current, comment: currentTarget.value })}
          className="input field-sizing-content min-h-20"
        />
      </div>
      <SnippetList
        ref={list}
        classId={target.class}
        snippets={snippets}
        comment={draft.comment}
        onInsert={insert}
      />
      <SaveState
        saving={saving}
        whenInvalid="Not saved. Check the points."
        whenSaved={(at) =>
          at ? (
            <>
              Saved at <LocalTime date={at} withSeconds />.{' '}
              {isReleased && at === savedAt
                ? 'The student sees it.'
                : 'Students see it after you release grades.'}
            </>
          ) : (
            'You haven’t graded this answer yet.'
          )
        }
      />
      {state && (
        <Notice role="status" tone={state.ok ? 'good' : 'wrong'}>
          {state.ok ? String(state.data) : state.message}
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <button type="submit" className="button">
          <span className="needs-script">Finish and go to next</span>
          <span className="only-without-script">Save grading</span>
        </button>
        <span className="needs-script text-muted text-sm">
          or press <Keys keys={DESK_SHORTCUTS.done.keys} />
        </span>
      </div>
    </form>
  )
}

/** How two gradings of the same answer differ: the points of each criterion, and the comment. */
function compareGradings(criteria: readonly Criterion[], saved: GradingDraft, mine: GradingDraft) {
  return [
    ...criteria.map(({ id, text }) => ({
      location: plainText(text),
      before: saved.points[id] ?? null,
      after: mine.points[id] ?? null,
    })),
    { location: 'Comment', before: saved.comment || null, after: mine.comment || null },
  ].filter(({ before, after }) => (before ?? '') !== (after ?? ''))
}
