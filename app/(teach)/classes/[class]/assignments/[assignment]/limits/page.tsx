import Link from 'next/link'
import { notFound } from 'next/navigation'
import { AccommodationForm } from '@/components/teaching/assignment/accommodation-form'
import { AssignmentHead } from '@/components/teaching/assignment/assignment-head'
import { KeptTime } from '@/components/teaching/assignment/kept-time'
import { LimitsTable } from '@/components/teaching/assignment/limits-table'
import { OverrideFields } from '@/components/teaching/assignment/override-fields'
import { OverrideForm } from '@/components/teaching/assignment/override-form'
import { ShortenTick } from '@/components/teaching/assignment/shorten-tick'
import { ActionForm } from '@/components/ui/action-form'
import { Tick } from '@/components/ui/checkbox'
import { plural } from '@/domain/text/format'
import { getEditableGrant } from '@/server/assignments/accommodate'
import { listOpenTimes } from '@/server/assignments/kept-time'
import {
  type GroupLimits,
  listGroupLimits,
  listStudentLimits,
  type StudentLimits,
} from '@/server/assignments/limits'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { getAssignmentFor } from '@/server/quizzes/assignment-access'
import { setAccommodationAction, setLimitsAction, shortenAttemptsAction } from '../actions'

type Props = {
  params: Promise<{ class: string; assignment: string }>
  searchParams: Promise<{ student?: string | string[]; group?: string | string[] }>
}

/** What all forms of the page share. */
type Place = {
  viewerId: string
  classId: string
  hidden: Record<string, string>
  home: string
  inProgress: number
}

export default async function LimitsPage({ params, searchParams }: Props) {
  const { class: classId, assignment: assignmentId } = await params
  const { student: studentId, group: groupId } = await searchParams
  const { viewer, assignment } = await orNotFound(async () => {
    const reader = await requireViewer('account')
    return {
      viewer: reader,
      assignment: await getAssignmentFor(reader.id, { classId, assignmentId }, 'teach'),
    }
  })
  const now = new Date()
  const [students, groups, { inProgress, kept }] = await Promise.all([
    listStudentLimits(assignment),
    listGroupLimits(assignment),
    listOpenTimes(assignment, now),
  ])
  const hidden = { class: classId, assignment: assignmentId }
  const home = `/classes/${classId}/assignments/${assignmentId}/limits`
  const place = { viewerId: viewer.id, classId, hidden, home, inProgress }
  const student = studentId === undefined ? null : (students.find(({ id }) => id === studentId) ?? notFound())
  const group = groupId === undefined ? null : (groups.find(({ id }) => id === groupId) ?? notFound())
  return (
    <div className="page">
      <AssignmentHead
        home={`/classes/${classId}/assignments/${assignmentId}`}
        title={assignment.quiz.title}
        room={student ? `Overrides for ${student.name}` : group ? `Overrides for ${group.name}` : 'Overrides'}
      />
      {student && <ForStudent student={student} place={place} />}
      {group && <ForGroup group={group} place={place} />}
      {!student && !group && (
        <>
          <KeptTime classId={classId} kept={kept} action={shortenAttemptsAction} hidden={hidden} />
          <section aria-labelledby="in-force" className="mt-8">
            <h2 id="in-force">Settings by student</h2>
            {students.length === 0 ? (
              <p className="mt-2 text-muted">No students yet.</p>
            ) : (
              <LimitsTable students={students} home={home} now={now} />
            )}
          </section>
          {groups.length > 0 && <Groups groups={groups} home={home} />}
          {students.length > 0 && <ForSeveral students={students} groups={groups} place={place} />}
        </>
      )}
    </div>
  )
}

async function ForStudent({ student, place }: { student: StudentLimits; place: Place }) {
  const { granted, reach } = await getEditableGrant(place.viewerId, place.classId, student.id)
  const hidden = { ...place.hidden, [`student.${student.id}`]: 'on' }
  return (
    <>
      <Back home={place.home} />
      <div className="mt-8 grid gap-12 lg:grid-cols-2">
        <OverrideForm
          own={student.own}
          name={student.name}
          isOfLearners
          action={setLimitsAction}
          hidden={hidden}
          inProgress={place.inProgress}
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
            hidden={{ ...place.hidden, student: student.id }}
            granted={granted}
          >
            <ShortenTick inProgress={place.inProgress} />
          </AccommodationForm>
        </section>
      </div>
    </>
  )
}

function ForGroup({ group, place }: { group: GroupLimits; place: Place }) {
  const own = group.limits && { limits: group.limits, isFinal: false }
  return (
    <>
      <Back home={place.home} />
      <div className="mt-8 max-w-2xl">
        <OverrideForm
          action={setLimitsAction}
          own={own}
          name={group.name}
          isOfLearners={false}
          hidden={{ ...place.hidden, [`group.${group.id}`]: 'on' }}
          inProgress={place.inProgress}
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

function ForSeveral(props: { students: StudentLimits[]; groups: GroupLimits[]; place: Place }) {
  const { students, groups, place } = props
  return (
    <section aria-labelledby="some" className="mt-12 grid max-w-2xl gap-4">
      <h2 id="some">Add overrides</h2>
      <p className="text-muted">
        Changes only the fields that you fill in, for everyone you select. If a student is in several groups,
        the most generous setting applies. A student’s own override comes first.
      </p>
      <ActionForm action={setLimitsAction} submit="Apply to selected" hidden={place.hidden} fields={[]}>
        <OverrideFields own={null} isOfLearners />
        <Tick name="remove" label="Remove their overrides instead" isTicked={false} />
        {groups.length > 0 && (
          <fieldset>
            <legend className="font-medium">Groups</legend>
            {groups.map(({ id, name }) => (
              <Tick key={id} name={`group.${id}`} label={name} isTicked={false} />
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
        <ShortenTick inProgress={place.inProgress} />
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
