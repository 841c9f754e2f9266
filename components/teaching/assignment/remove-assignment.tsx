import { ActionForm } from '@/components/ui/action-form'
import { Confirm } from '@/components/ui/confirm'
import { Notice } from '@/components/ui/notice'
import { plural } from '@/domain/text/format'

type Props = {
  students: number
  /** Students who have started. */
  started: number
  isDraft: boolean
  isRemoved: boolean
  action: React.ComponentProps<typeof ActionForm>['action']
  hidden: Record<string, string>
}

/** Asks before an assignment is removed from its class, and restores a removed one. */
export function RemoveAssignment({ students, started, isDraft, isRemoved, action, hidden }: Props) {
  if (isRemoved)
    return (
      <Notice as="div" className="mt-10">
        <p className="mb-4">
          This assignment is removed from the class.{' '}
          {isDraft
            ? 'You can restore the draft.'
            : `If you restore it, ${students === 0 ? 'students' : plural(students, 'student')} will see it again, with ${attemptsOf(started)}.`}
        </p>
        <ActionForm
          action={action}
          submit="Restore assignment"
          fields={[]}
          hidden={{ ...hidden, removed: 'no' }}
        />
      </Notice>
    )
  return (
    <Confirm
      label="Remove from class"
      className="mt-10"
      effect={
        <p>
          {isDraft
            ? 'No student sees this draft.'
            : `${students === 0 ? 'It' : `${plural(students, 'student')} will no longer see it, and it`} won’t count. ${kept(started)}`}
        </p>
      }
      undo="You can restore it."
      action={action}
      submit="Remove from class"
      hidden={{ ...hidden, removed: 'yes' }}
    />
  )
}

function attemptsOf(started: number): string {
  return started === 0 ? 'no attempts so far' : `the attempts and grades of ${plural(started, 'student')}`
}

function kept(started: number): string {
  if (started === 0) return 'No one has started it.'
  return `The attempts and grades of ${plural(started, 'student')} stay saved.`
}
