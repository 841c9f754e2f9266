import type { Metadata } from 'next'
import { AssignmentHead } from '@/components/teaching/assignment/assignment-head'
import { LiveView } from '@/components/teaching/assignment/live-view'
import { ActionForm } from '@/components/ui/action-form'
import { Select } from '@/components/ui/select'
import { presentLive } from '@/server/api/present-class'
import { listLive } from '@/server/assignments/live-queries'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { addMinutesAction } from '../actions'

export const metadata: Metadata = { title: 'Live view' }

type Props = { params: Promise<{ class: string; assignment: string }> }

export default async function LivePage({ params }: Props) {
  const { class: classId, assignment: assignmentId } = await params
  const target = { classId, assignmentId }
  const now = new Date()
  const { assignment, students } = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return {
      assignment: await requireAssignmentPermission(viewer.id, target, 'viewGrades'),
      students: await listLive(viewer.id, target, now),
    }
  })
  const canTeach = assignment.class.role !== 'observer' && assignment.class.archivedAt === null
  return (
    <div className="page">
      <AssignmentHead
        home={`/classes/${classId}/assignments/${assignmentId}`}
        title={assignment.quiz.title}
        pageTitle="Live view"
      />
      <LiveView classId={classId} assignmentId={assignmentId} first={presentLive(students, now)} />
      {canTeach && students.length > 0 && (
        <section aria-labelledby="minutes" className="mt-12 grid max-w-md gap-4">
          <h2 id="minutes">Add minutes</h2>
          <p className="text-muted">Adds time to attempts in progress. Their timers update within seconds.</p>
          <ActionForm
            action={addMinutesAction}
            submit="Add"
            hidden={{ class: classId, assignment: assignmentId }}
            fields={[
              { name: 'minutes', label: 'Minutes', type: 'number', min: 1, max: 1440, defaultValue: 10 },
            ]}
          >
            <Select
              name="student"
              label="Student"
              value=""
              options={[
                ['', 'Everyone with an attempt in progress'],
                ...students.filter(({ isFormer }) => !isFormer).map(({ id, name }) => [id, name] as const),
              ]}
            />
          </ActionForm>
        </section>
      )}
    </div>
  )
}
