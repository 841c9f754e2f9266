import { LocalTime } from '@/components/ui/local-time'
import type { GradingSaving } from './use-grading'

/** Whether the grading is saved. */
export function GradingSaveState({ saving }: { saving: GradingSaving }) {
  return (
    <p role="status" className="needs-script text-sm">
      <SavingText saving={saving} />
    </p>
  )
}

function SavingText({ saving }: { saving: GradingSaving }) {
  switch (saving.kind) {
    case 'typing':
      return 'Not saved yet…'
    case 'saving':
      return 'Saving…'
    case 'invalid':
      return <span className="text-wrong">Not saved. Check the points.</span>
    case 'saved':
      return saving.at ? (
        <>
          Saved at <LocalTime date={saving.at} withSeconds />. Students see it after you release grades.
        </>
      ) : (
        'You haven’t graded this answer yet.'
      )
    case 'failed':
      return (
        <span className="text-wrong">
          Not saved: {saving.why || 'connection lost'}.{' '}
          {saving.isFinal ? 'Your text is still here.' : 'Retrying automatically.'}
        </span>
      )
  }
}
