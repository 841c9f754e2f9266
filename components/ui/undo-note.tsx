import type { ReactNode } from 'react'
import { ActionButton } from './action-button'
import { Notice } from './notice'

type Props = {
  action: React.ComponentProps<typeof ActionButton>['action']
  hidden: Record<string, string>
  /** What “Undo” does, for screen readers: it follows that word. */
  undoes: string
  children: ReactNode
}

/** Says what an action did, with a button to undo it. Works without JavaScript. */
export function UndoNote({ action, hidden, undoes, children }: Props) {
  return (
    <Notice role="status" tone="good" as="div" className="flex flex-wrap items-center gap-3">
      <span className="min-w-0 flex-1 basis-60">{children}</span>
      <ActionButton action={action} label={`Undo: ${undoes}`} sign="Undo" hidden={hidden} />
    </Notice>
  )
}
