import type { ReactNode } from 'react'
import { ActionForm } from './action-form'
import { Disclosure } from './disclosure'

type FormProps = React.ComponentProps<typeof ActionForm>

type PanelProps = Pick<FormProps, 'action' | 'submit'> &
  Partial<Pick<FormProps, 'fields' | 'hidden'>> & {
    /** What happens, and to how many people. */
    effect: ReactNode
    /** How it can be undone; null if it can’t be. */
    undo: string | null
    /** Other fields of the form. */
    choices?: ReactNode
  }

/**
 * Asks before an action: what happens, to how many people, and whether it can be undone. The button names the action. On a separate page, or inside
 * `Confirm`.
 */
export function ConfirmPanel(props: PanelProps) {
  const { effect, undo, action, submit, fields = [], hidden = {}, choices } = props
  return (
    <div className="grid max-w-2xl gap-4">
      <div className="grid gap-3">
        {effect}
        <p className="text-muted">{undo ?? 'You can’t undo this.'}</p>
      </div>
      <ActionForm {...{ action, submit, fields, hidden }} danger>
        {choices}
      </ActionForm>
    </div>
  )
}

type Props = PanelProps & {
  /** What is asked for: the action, followed by its object. */
  label: ReactNode
  look?: React.ComponentProps<typeof Disclosure>['look']
  className?: string
}

/** A `ConfirmPanel` that opens below its label, by keyboard and without JavaScript too. */
export function Confirm({ label, look = 'form', className, ...panel }: Props) {
  return (
    <Disclosure label={label} look={look} {...(className && { className })}>
      <div className="mt-2 mb-3">
        <ConfirmPanel {...panel} />
      </div>
    </Disclosure>
  )
}
