import { ActionForm } from '@/components/ui/action-form'
import { Disclosure } from '@/components/ui/disclosure'
import { TextArea } from '@/components/ui/text-area'
import { formatNumber } from '@/domain/text/format'
import { changePointsAction, commentAction } from './actions'

type Props = {
  question: {
    slot: number
    earned: number | null
    feedback: { earned: number | null; reason: string | null; comment: string | null } | null
  }
  canTeach: boolean
  isGraded: boolean
  hidden: { class: string; attempt: string }
}

/** What staff gave to one answer, and the forms that change it. */
export function StaffFeedback({ question: { slot, earned, feedback }, canTeach, isGraded, hidden }: Props) {
  const { earned: changed = null, reason = null, comment = null } = feedback ?? {}
  const ofSlot = { ...hidden, slot: String(slot) }
  return (
    <div className="mt-3 grid gap-2">
      {changed !== null && (
        <p>
          Points set by staff to {formatNumber(changed)}: {reason}
        </p>
      )}
      {comment && <p className="wrap-anywhere whitespace-pre-line">Comment to the student: {comment}</p>}
      {canTeach && (
        <div className="flex flex-wrap items-start gap-x-6">
          <Disclosure label={comment ? 'Edit comment' : 'Comment to the student'} look="form">
            <ActionForm action={commentAction} submit="Save comment" fields={[]} hidden={ofSlot}>
              <TextArea
                name="comment"
                label={`Comment on question ${slot}`}
                value={comment ?? ''}
                rows={3}
                help="The student sees it when results show feedback. Leave it empty to remove the comment."
              />
            </ActionForm>
          </Disclosure>
          {isGraded && (
            <Disclosure label="Change points" look="form">
              <ActionForm
                action={changePointsAction}
                submit="Save points"
                hidden={ofSlot}
                fields={[
                  {
                    name: 'earned',
                    label: `Points for question ${slot}`,
                    type: 'number',
                    min: 0,
                    step: 'any',
                    defaultValue: earned ?? '',
                    help: 'They stay, whatever regrades change, until you remove them.',
                  },
                  { name: 'reason', label: 'Reason (the student sees it)', defaultValue: reason ?? '' },
                ]}
              />
            </Disclosure>
          )}
          {isGraded && changed !== null && (
            <Disclosure label="Remove the change" look="form">
              <p className="mt-2 mb-3">
                The question is worth again what its key, its regrades, or its released grading give.
              </p>
              <ActionForm
                action={changePointsAction}
                submit="Remove the change"
                fields={[]}
                hidden={{ ...ofSlot, remove: 'yes' }}
              />
            </Disclosure>
          )}
        </div>
      )}
    </div>
  )
}
