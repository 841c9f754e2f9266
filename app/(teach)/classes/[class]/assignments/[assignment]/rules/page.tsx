import { RulesFields } from '@/components/admin/rules-fields'
import { AssignmentHead } from '@/components/teaching/assignment/assignment-head'
import { ShortenTick } from '@/components/teaching/assignment/shorten-tick'
import { ActionForm } from '@/components/ui/action-form'
import { MomentField } from '@/components/ui/moment-field'
import { TextArea } from '@/components/ui/text-area'
import { getAssignmentFor } from '@/server/assignments/assignment-access'
import { listOpenTimes } from '@/server/assignments/kept-time'
import { requireViewer } from '@/server/auth/viewer'
import { orNotFound } from '@/server/page-viewer'
import { setDetailsAction, setRulesAction } from '../actions'

type Props = { params: Promise<{ class: string; assignment: string }> }

export default async function RulesPage({ params }: Props) {
  const { class: classId, assignment: assignmentId } = await params
  const assignment = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return getAssignmentFor(viewer.id, { classId, assignmentId }, 'teach')
  })
  const { quiz, points, instructions, examAt } = assignment
  const { inProgress } = await listOpenTimes(assignment, new Date())
  const hidden = { class: classId, assignment: assignmentId }
  return (
    <div className="page-narrow max-w-3xl">
      <AssignmentHead
        home={`/classes/${classId}/assignments/${assignmentId}`}
        title={quiz.title}
        room="Title, points and rules"
      />
      <section aria-labelledby="details" className="mt-8 grid gap-4">
        <h2 id="details">What it is</h2>
        <ActionForm
          action={setDetailsAction}
          submit="Save"
          hidden={hidden}
          fields={[
            { name: 'title', label: 'Title', defaultValue: quiz.title, autoComplete: 'off' },
            {
              name: 'points',
              label: 'Points that it counts for in the gradebook',
              type: 'number',
              min: 0.01,
              step: 'any',
              defaultValue: points,
            },
          ]}
        >
          <TextArea name="instructions" label="Instructions (optional)" value={instructions ?? ''} />
          <MomentField
            name="examAt"
            label="Date of the exam that it prepares for"
            value={examAt?.toISOString() ?? null}
          />
        </ActionForm>
      </section>
      <section aria-labelledby="rules" className="mt-12 grid gap-4">
        <h2 id="rules">Rules</h2>
        <p className="text-muted">
          Dates, times, and results visibility apply at once, to open attempts as well. Question behavior
          applies to attempts that start from now on.
        </p>
        <ActionForm action={setRulesAction} submit="Save the rules" fields={[]} hidden={hidden}>
          <RulesFields rules={quiz.rules} hasPassword={quiz.passwordHash !== null} isAssignment />
          <ShortenTick inProgress={inProgress} />
        </ActionForm>
      </section>
    </div>
  )
}
