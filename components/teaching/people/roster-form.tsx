'use client'

import { type FormEvent, startTransition, useActionState, useEffect, useRef, useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import { TextArea } from '@/components/ui/text-area'
import type { RosterStep } from '@/domain/classes/plan-roster'
import { MAX_ROSTER_SIZE, type ReadRoster, ROSTER_TOO_LONG } from '@/domain/classes/read-roster'
import { type DecodedText, GUESSED_ENCODING } from '@/domain/csv/decode-text'
import { RosterPreview } from './roster-preview'

type Previewed = DecodedText & Omit<ReadRoster, 'rows'> & { steps: RosterStep[]; plan: string }
type State =
  | { ok: true; data: Previewed }
  | { ok: false; message: string; fieldErrors?: Record<string, string>; typed: Record<string, string> }
  | null

type Props = {
  classId: string
  preview: (state: never, form: FormData) => Promise<NonNullable<State>>
  apply: React.ComponentProps<typeof ActionForm>['action']
}

/** Previews and imports a pasted or uploaded roster. Works without JavaScript. */
export function RosterForm({ classId, preview, apply }: Props) {
  // The action gets its previous result as state. Other fields of it don’t matter here.
  const [state, run, isPending] = useActionState(
    preview as (state: State, form: FormData) => Promise<State>,
    null,
  )
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = state?.ok ? state.data : null
  useEffect(() => {
    if (shown) heading.current?.focus()
  }, [shown])
  const text = state?.ok ? state.data.text : (state?.typed.text ?? '')
  return (
    <>
      <PreviewForm classId={classId} text={text} state={state} run={run} isPending={isPending} />
      {shown && (
        <section aria-labelledby="preview" className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
          <h2 id="preview" ref={heading} tabIndex={-1}>
            Preview changes
          </h2>
          {shown.encoding === 'windows-1252' && <p className="text-warn">{GUESSED_ENCODING}</p>}
          <RosterPreview {...shown} />
          {shown.steps.some(({ action }) => action !== 'stays') && (
            <ActionForm
              // A new preview clears the messages of the previous one.
              key={shown.plan}
              action={apply}
              submit="Import"
              hidden={{ class: classId, text: shown.text, plan: shown.plan }}
              fields={[]}
            />
          )}
        </section>
      )}
    </>
  )
}

type FormProps = {
  classId: string
  text: string
  state: State
  run: (form: FormData) => void
  isPending: boolean
}

function PreviewForm({ classId, text, state, run, isPending }: FormProps) {
  const [isTooLong, setTooLong] = useState(false)
  const rejection = state && !state.ok ? (state.fieldErrors?.text ?? state.message) : ''
  const problem = isTooLong ? ROSTER_TOO_LONG : rejection
  // Submit from JavaScript if possible: React empties the fields after a form action.
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [file, pasted] = [form.get('file'), String(form.get('text'))]
    // Don’t send rosters that are far too large.
    const isMore =
      (file instanceof File && file.size > MAX_ROSTER_SIZE.bytes) ||
      pasted.length > MAX_ROSTER_SIZE.characters
    setTooLong(isMore)
    if (!isMore) startTransition(() => run(form))
  }
  return (
    <form action={run} onSubmit={onSubmit} className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-5">
      <input type="hidden" name="class" value={classId} />
      <Notice role="alert" tone="wrong" isShown={Boolean(problem)} as="div">
        {problem}
      </Notice>
      <TextArea
        name="text"
        label="Roster"
        value={text}
        rows={8}
        isCode
        help="Example: ani@uni.example, Ani Petrosyan, Group A"
      />
      <label className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-1 font-medium">
        <span>
          Or choose a file <span className="font-normal text-muted">(used instead of pasted text)</span>
        </span>
        <input type="file" name="file" accept=".csv,.txt,text/csv,text/plain" />
      </label>
      <div>
        <button type="submit" disabled={isPending} className="button">
          {isPending ? 'Loading…' : 'Preview'}
        </button>
      </div>
    </form>
  )
}
