'use client'

import { ActionForm } from '@/components/ui/action-form'
import { TextOrFileForm } from '@/components/ui/text-or-file-form'
import { type PreviewAction, usePreview } from '@/components/ui/use-preview'
import type { RosterStep } from '@/domain/classes/plan-roster'
import { MAX_ROSTER_SIZE, type ReadRoster, ROSTER_TOO_LONG } from '@/domain/classes/read-roster'
import { type DecodedText, GUESSED_ENCODING } from '@/domain/csv/decode-text'
import { RosterPreview } from './roster-preview'

type Previewed = DecodedText & Omit<ReadRoster, 'rows'> & { steps: RosterStep[]; plan: string }
type Props = {
  classId: string
  preview: PreviewAction<Previewed>
  apply: React.ComponentProps<typeof ActionForm>['action']
}

/** Previews and imports a pasted or uploaded roster. Works without JavaScript. */
export function RosterForm({ classId, preview, apply }: Props) {
  const { run, isPending, shown, heading, problem, text } = usePreview(preview)
  return (
    <>
      <TextOrFileForm
        run={run}
        isPending={isPending}
        problem={problem}
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
