import { RulesFields } from '@/components/admin/rules-fields'
import { AssignmentHead } from '@/components/teaching/assignment/assignment-head'
import { AssignmentOnlyNote } from '@/components/teaching/assignment/assignment-only-note'
import { ShortenTick } from '@/components/teaching/assignment/shorten-tick'
import { ActionForm } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { MomentField } from '@/components/ui/moment-field'
import { TextArea } from '@/components/ui/text-area'
import { countAssignmentOnlyIn } from '@/server/assignments/count-asked'
import { listOpenTimes } from '@/server/assignments/protected-time'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { findAssignmentOnlyOpening } from '@/server/results/assignment-only-keys'
import { saveSettingsAction } from '../actions'

type Props = { params: Promise<{ class: string; assignment: string }> }

export default async function RulesPage({ params }: Props) {
  const { class: classId, assignment: assignmentId } = await params
  const assignment = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return requireAssignmentPermission(viewer.id, { classId, assignmentId }, 'teach')
  })
  const { quiz, points, instructions, examAt } = assignment
  const { inProgress } = await listOpenTimes(assignment, new Date())
  const details = { title: quiz.title, points, instructions: instructions ?? '' }
  const hidden = { class: classId, assignment: assignmentId, 'details-was': JSON.stringify(details) }
  return (
    <div className="page-narrow max-w-3xl">
      <AssignmentHead
        home={`/classes/${classId}/assignments/${assignmentId}`}
        title={quiz.title}
        pageTitle="Settings"
      />
      <div className="mt-8">
        <ActionForm action={saveSettingsAction} submit="Save" fields={[]} hidden={hidden}>
          <h2>Details</h2>
          <Field field={{ name: 'title', label: 'Title', defaultValue: quiz.title, autoComplete: 'off' }} />
          <Field
            field={{
              ...{ name: 'points', label: 'Points in the gradebook', type: 'number' },
              ...{ min: 0.01, step: 'any', defaultValue: points },
            }}
          />
          <TextArea name="instructions" label="Instructions" note="optional" value={instructions ?? ''} />
          <MomentField name="examAt" label="Exam date" value={examAt?.toISOString() ?? null} />
          <h2 className="mt-6">Rules</h2>
          <p className="text-muted">
            Dates, times, and results visibility apply immediately, including to attempts in progress.
            Question behavior applies only to new attempts.
          </p>
          <RulesFields
            rules={quiz.rules}
            hasPassword={quiz.passwordHash !== null}
            isAssignment
            assignmentOnlyNote={
              <AssignmentOnlyNote
                assignmentOnly={await countAssignmentOnlyIn(assignment)}
                opening={await findAssignmentOnlyOpening(quiz.id, classId)}
                rules={quiz.rules}
              />
            }
          />
          <ShortenTick inProgress={inProgress} />
        </ActionForm>
      </div>
    </div>
  )
}
