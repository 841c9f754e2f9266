import type { ActionForm } from '@/components/ui/action-form'
import { Confirm } from '@/components/ui/confirm'
import { plural } from '@/domain/text/format'

type Props = Pick<React.ComponentProps<typeof ActionForm>, 'action' | 'submit'> & {
  /** The question or random rule. */
  what: string
  /** How many students have started. */
  started: number
  hidden: Record<string, string>
}

/** Asks before questions are removed from a published assignment: what happens, and to how many students. */
export function ConfirmRemoval({ what, submit, started, action, hidden }: Props) {
  return (
    <Confirm
      label={
        <>
          Remove…<span className="sr-only"> {what}</span>
        </>
      }
      look="danger"
      className="basis-full"
      effect={
        <p>
          {started === 0
            ? 'The assignment is published. No student has started it.'
            : `${plural(started, 'student has', 'students have')} started and won’t lose anything: their attempts keep what they were asked.`}{' '}
          New attempts won’t have it.
        </p>
      }
      undo="You can undo this right after."
      {...{ action, submit, hidden }}
    />
  )
}
