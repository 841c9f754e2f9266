import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { AccommodationForm } from '@/components/teaching/assignment/accommodation-form'
import { AssignmentHead } from '@/components/teaching/assignment/assignment-head'
import { LimitsTable } from '@/components/teaching/assignment/limits-table'
import { OverrideFields } from '@/components/teaching/assignment/override-fields'
import { OverrideForm } from '@/components/teaching/assignment/override-form'
import { ProtectedTime } from '@/components/teaching/assignment/protected-time'
import { ShortenTick } from '@/components/teaching/assignment/shorten-tick'
import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/checkbox'
import { plural } from '@/domain/text/format'
import { getEditableGrant } from '@/server/assignments/accommodate'
import {
  type GroupLimits,
  listGroupLimits,
  listStudentLimits,
  type StudentLimits,
} from '@/server/assignments/limits'
import { listOpenTimes } from '@/server/assignments/protected-time'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { setAccommodationAction, setLimitsAction, shortenAttemptsAction } from '../actions'

export const metadata: Metadata = { title: 'Overrides' }

type Props = {
  params: Promise<{ class: string; assignment: string }>
  searchParams: Promise<{ student?: string | string[]; group?: string | string[] }>
}

/** What all forms of the page share. */
type Target = {
  viewerId: string
  classId: string
  hidden: Record<string, string>
  home: string
  inProgress: number
}

export default async function OverridesPage({ params, searchParams }: Props) {
  const { class: classId, assignment: assignmentId } = await params
  const { student: studentId, group: groupId } = await searchParams
  const { viewer, assignment } = await orNotFound(async () => {
    const reader = await requireViewer('account')
    return {
      viewer: reader,
      assignment: await requireAssignmentPermission(reader.id, { classId, assignmentId }, 'teach'),
    }
  })
  const now = new Date()
  const [students, groups, { inProgress, kept }] = await Promise.all([
    listStudentLimits(assignment),
    listGroupLimits(assignment),
    listOpenTimes(assignment, now),
  ])
  const hidden = { class: classId, assignment: assignmentId }
  const home = `/classes/${classId}/assignments/${assignmentId}/overrides`
  const target = { viewerId: viewer.id, classId, hidden, home, inProgress }
  const student = studentId === undefined ? null : (students.find(({ id }) => id === studentId) ?? notFound())
  const group = groupId === undefined ? null : (groups.find(({ id }) => id === groupId) ?? notFound())
  return (
    <div className="page">
      <AssignmentHead
        home={`/classes/${classId}/assignments/${assignmentId}`}
        title={assignment.quiz.title}
        pageTitle={
          student ? `Overrides for ${student.name}` : group ? `Overrides for ${group.name}` : 'Overrides'
        }
      />
      {student && <ForStudent student={student} target={target} />}
      {group && <ForGroup group={group} target={target} />}
      {!student && !group && (
        <>
          <ProtectedTime classId={classId} kept={kept} action={shortenAttemptsAction} hidden={hidden} />
          <section aria-labelledby="in-force" className="mt-8">
            <h2 id="in-force">Settings by student</h2>
            {students.length === 0 ? (
              <p className="mt-2 text-muted">No students yet.</p>
            ) : (
              <LimitsTable students={students} home={home} now={now} />
            )}
          </section>
          {groups.length > 0 && <Groups groups={groups} home={home} />}
          {students.length > 0 && <ForSeveral students={students} groups={groups} target={target} />}
        </>
      )}
    </div>
  )
}

async function ForStudent({ student, target }: { student: StudentLimits; target: Target }) {
  const { granted, reach } = await getEditableGrant(target.viewerId, target.classId, student.id)
  const hidden = { ...target.hidden, [`student.${student.id}`]: 'on' }
  return (
    <>
      <Back home={target.home} />
      <div className="mt-8 grid gap-12 lg:grid-cols-2">
        <OverrideForm
          own={student.own}
          name={student.name}
          isOfLearners
          action={setLimitsAction}
          hidden={hidden}
          inProgress={target.inProgress}
        />
        <section aria-labelledby="standing" className="grid content-start gap-4">
          <h2 id="standing">Accommodation</h2>
          <p className="text-muted">
            {reach === 'everywhere'
              ? 'Applies in every class and quiz.'
              : 'Applies to every assignment of this class. Administrators and approved instructors can grant accommodations that apply everywhere.'}
          </p>
          <AccommodationForm
            action={setAccommodationAction}
            hidden={{ ...target.hidden, student: student.id }}
            granted={granted}
          >
            <ShortenTick inProgress={target.inProgress} />
          </AccommodationForm>
        </section>
      </div>
    </>
  )
}

function ForGroup({ group, target }: { group: GroupLimits; target: Target }) {
  const own = group.limits && { limits: group.limits, isFinal: false }
  return (
    <>
      <Back home={target.home} />
      <div className="mt-8 max-w-2xl">
        <OverrideForm
          action={setLimitsAction}
          own={own}
          name={group.name}
          isOfLearners={false}
          hidden={{ ...target.hidden, [`group.${group.id}`]: 'on' }}
          inProgress={target.inProgress}
        />
      </div>
    </>
  )
}

function Groups({ groups, home }: { groups: GroupLimits[]; home: string }) {
  return (
    <section aria-labelledby="groups" className="mt-12">
      <h2 id="groups">Groups</h2>
      <ul className="mt-3 divide-y divide-line border-line border-y">
        {groups.map(({ id, name, members, limits }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-6 py-2.5">
            <span>
              <span className="font-medium">{name}</span>
              <span className="text-muted">
                {' '}
                · {plural(members, 'student')}
                {limits && ' · has an override'}
              </span>
            </span>
            <Link href={`${home}?group=${id}`} prefetch={false}>
              {limits ? 'Edit' : 'Add'} override<span className="sr-only"> for {name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ForSeveral(props: { students: StudentLimits[]; groups: GroupLimits[]; target: Target }) {
  const { students, groups, target } = props
  return (
    <section aria-labelledby="some" className="mt-12 grid max-w-2xl gap-4">
      <h2 id="some">Add overrides</h2>
      <p className="text-muted">
        Changes only the fields that you fill in, for everyone you select. If a student is in several groups,
        the most generous setting applies. A student’s own override comes first.
      </p>
      <ActionForm action={setLimitsAction} submit="Apply to selected" hidden={target.hidden} fields={[]}>
        <OverrideFields own={null} isOfLearners />
        <Checkbox name="remove" label="Remove their overrides instead" isTicked={false} />
        {groups.length > 0 && (
          <fieldset>
            <legend className="font-medium">Groups</legend>
            {groups.map(({ id, name }) => (
              <Checkbox key={id} name={`group.${id}`} label={name} isTicked={false} />
            ))}
          </fieldset>
        )}
        <fieldset>
          <legend className="font-medium">Students</legend>
          <div className="max-h-80 overflow-y-auto">
            {students.map(({ id, name }) => (
              <Checkbox key={id} name={`student.${id}`} label={name} isTicked={false} />
            ))}
          </div>
        </fieldset>
        <ShortenTick inProgress={target.inProgress} />
      </ActionForm>
    </section>
  )
}

function Back({ home }: { home: string }) {
  return (
    <p className="mt-3">
      <Link href={home} prefetch={false}>
        All overrides
      </Link>
    </p>
  )
}
