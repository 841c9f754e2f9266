import { AssignmentHead } from '@/components/teaching/assignment/assignment-head'
import { LimitsTable } from '@/components/teaching/assignment/limits-table'
import { ActionForm } from '@/components/ui/action-form'
import { Tick } from '@/components/ui/checkbox'
import { MomentField } from '@/components/ui/moment-field'
import { Select } from '@/components/ui/select'
import { getAssignmentFor } from '@/server/assignments/assignment-access'
import { listGroupLimits, listStudentLimits } from '@/server/assignments/limits'
import { requireViewer } from '@/server/auth/viewer'
import { isApprovedToTeach } from '@/server/classes/class-creation'
import { orNotFound } from '@/server/page-viewer'
import { setAccommodationAction, setLimitsAction } from '../actions'

type Props = { params: Promise<{ class: string; assignment: string }> }

export default async function LimitsPage({ params }: Props) {
  const { class: classId, assignment: assignmentId } = await params
  const { assignment, isApproved } = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return {
      assignment: await getAssignmentFor(viewer.id, { classId, assignmentId }, 'teach'),
      isApproved: await isApprovedToTeach(viewer.id),
    }
  })
  const reach = isApproved
    ? 'What a student is granted everywhere, in every class and quiz, without asking again.'
    : 'What a student is granted in every assignment of this class, without asking again. What holds everywhere is granted by administrators, and by people whom they approved to teach.'
  const [students, groups] = await Promise.all([listStudentLimits(assignment), listGroupLimits(assignment)])
  const hidden = { class: classId, assignment: assignmentId }
  return (
    <div className="page">
      <AssignmentHead
        home={`/classes/${classId}/assignments/${assignmentId}`}
        title={assignment.quiz.title}
        room="Limits and accommodations"
      />
      <section aria-labelledby="in-force" className="mt-8">
        <h2 id="in-force">In force for each student</h2>
        {students.length === 0 ? (
          <p className="mt-2 text-muted">Nobody studies in this class yet.</p>
        ) : (
          <LimitsTable students={students} />
        )}
      </section>
      {students.length > 0 && (
        <div className="mt-12 grid gap-12 lg:grid-cols-2">
          <section aria-labelledby="some" className="grid content-start gap-4">
            <h2 id="some">Other limits for some</h2>
            <p className="text-muted">
              What is filled in holds instead of the assignment’s own for everybody who is ticked; of a
              student’s several groups the more generous holds, and what is set for the student alone goes
              before. With everything left empty their limits are taken away.
            </p>
            <ActionForm
              action={setLimitsAction}
              submit="Save for those ticked"
              hidden={hidden}
              fields={[
                {
                  name: 'timeLimitMinutes',
                  label: 'Time limit in minutes',
                  type: 'number',
                  required: false,
                  min: 0.5,
                  step: 'any',
                },
                { name: 'attempts', label: 'Attempts', type: 'number', required: false, min: 1 },
              ]}
            >
              <div className="grid gap-5 sm:grid-cols-2">
                <MomentField name="opensAt" label="Opens" value={null} />
                <MomentField name="dueAt" label="Due" value={null} />
                <MomentField name="closesAt" label="Closes" value={null} />
              </div>
              {groups.length > 0 && (
                <fieldset>
                  <legend className="font-medium">Groups</legend>
                  {groups.map(({ id, name, members, limits }) => (
                    <Tick
                      key={id}
                      name={`group.${id}`}
                      label={`${name} (${members}${limits ? ', has limits of its own' : ''})`}
                      isTicked={false}
                    />
                  ))}
                </fieldset>
              )}
              <fieldset>
                <legend className="font-medium">Students</legend>
                <div className="max-h-80 overflow-y-auto">
                  {students.map(({ id, name }) => (
                    <Tick key={id} name={`student.${id}`} label={name} isTicked={false} />
                  ))}
                </div>
              </fieldset>
              <Tick name="isFinal" label="Final: no accommodation on top (students only)" isTicked={false} />
            </ActionForm>
          </section>
          <section aria-labelledby="standing" className="grid content-start gap-4">
            <h2 id="standing">Standing accommodation</h2>
            <p className="text-muted">{reach} A factor of 1 and no extra days is what everybody has.</p>
            <ActionForm
              action={setAccommodationAction}
              submit="Grant"
              hidden={hidden}
              fields={[
                {
                  name: 'timeFactor',
                  label: 'Time factor',
                  type: 'number',
                  defaultValue: 1,
                  min: 1,
                  max: 10,
                  step: 'any',
                  help: '1.5 is half as long again.',
                },
                { name: 'extraDays', label: 'Extra days', type: 'number', defaultValue: 0, min: 0, max: 365 },
              ]}
            >
              <Select
                name="student"
                label="Student"
                value=""
                options={students.map(({ id, name }) => [id, name])}
              />
              <Tick name="onePerPage" label="Each question on a page of its own" isTicked={false} />
            </ActionForm>
          </section>
        </div>
      )}
    </div>
  )
}
