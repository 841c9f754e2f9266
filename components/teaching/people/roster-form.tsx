'use client'

import { useActionState, useEffect, useRef } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { TextOrFileForm } from '@/components/ui/text-or-file-form'
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
      <TextOrFileForm
        run={run}
        isPending={isPending}
        problem={state && !state.ok ? (state.fieldErrors?.text ?? state.message) : ''}
        hidden={{ class: classId }}
        text={text}
        label="Roster"
        help="Example: ani@uni.example, Ani Petrosyan, Group A"
        isCode
        accept=".csv,.txt,text/csv,text/plain"
        limit={MAX_ROSTER_SIZE}
        tooLong={ROSTER_TOO_LONG}
      />
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
