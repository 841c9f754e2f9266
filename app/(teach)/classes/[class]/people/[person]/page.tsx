import type { Metadata } from 'next'
import { BackLink } from '@/components/ui/back-link'
import { LocalTime } from '@/components/ui/local-time'
import { PrintButton } from '@/components/ui/print-button'
import { canInClass } from '@/domain/access/class-permissions'
import { ROLE_LABELS } from '@/domain/classes/role-labels'
import { plural } from '@/domain/text/format'
import { requireClassPermission } from '@/server/access/class-access'
import { findStudentAssessment } from '@/server/analysis/assess-class'
import { getPerson, listOtherClasses } from '@/server/classes/people-queries'
import { getStudentPage, type StudentPage } from '@/server/classes/student-queries'
import { getCourse } from '@/server/content/read-course'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { listLessonsForStudent } from '@/server/lessons/lesson-queries'
import { MemberChanges } from './member-changes'
import { StudentRecord } from './student-record'

export const metadata: Metadata = { title: 'Student' }

type Props = { params: Promise<{ class: string; person: string }> }

/** One person of a class: for a student, everything; for staff, their role, which only instructors see here. */
export default async function PersonPage({ params }: Props) {
  const { class: classId, person: personId } = await params
  const now = new Date()
  const { ofClass, person, student, lessons, others } = await orNotFound(() =>
    readPerson(classId, personId, now),
  )
  const isHere = person.leftAt === null
  const canManage = canInClass(
    { role: ofClass.role, isArchived: ofClass.archivedAt !== null },
    'manage',
  ).allowed
  const assessed = student && (await findStudentAssessment(ofClass, personId, now))
  return (
    <div className="page-narrow two-page-report max-w-3xl">
      <header>
        <div className="no-print flex flex-wrap items-center justify-between gap-4">
          <BackLink href={`/classes/${classId}/people`} label="People" />
          {student && <PrintButton />}
        </div>
        <h1 className="wrap-anywhere mt-2">{person.name}</h1>
        <p className="wrap-anywhere mt-2 text-muted">
          {person.email !== person.name && `${person.email} · `}
          {ROLE_LABELS[person.role]}
          {!isHere && ', former member'} · joined{' '}
          <LocalTime date={person.joinedAt.toISOString()} withTime={false} />
          {person.leftAt && (
            <>
              {' '}
              · left <LocalTime date={person.leftAt.toISOString()} withTime={false} />
            </>
          )}
          {person.groups.length > 0 && ` · ${person.groups.map(({ name }) => name).join(', ')}`}
        </p>
        {student && (
          <p className="mt-1 text-muted">Accommodation: {formatAccommodation(student.accommodation)}.</p>
        )}
      </header>
      {ofClass.archivedAt && <p className="mt-4">This class is archived, so you can’t change it.</p>}
      {student && (
        <StudentRecord
          student={student}
          assessed={assessed}
          classId={classId}
          studentId={personId}
          lessons={lessons}
          concepts={getCourse(ofClass.courseSlug).concepts}
        />
      )}
      {isHere && canManage && (
        <div className="no-print mt-12 grid gap-10">
          <MemberChanges person={person} classId={classId} others={others} />
        </div>
      )}
    </div>
  )
}

async function readPerson(classId: string, personId: string, now: Date) {
  const viewer = await requireViewer('account')
  const ofClass = await requireClassPermission(viewer.id, classId, 'viewGrades')
  const person = await getPerson(classId, personId)
  if (person.role !== 'student')
    await requireClassPermission(viewer.id, classId, 'manage', { evenArchived: true })
  return {
    ofClass,
    person,
    student:
      person.role === 'student'
        ? await getStudentPage(viewer.id, { classId, studentId: personId }, now)
        : null,
    lessons: person.role === 'student' ? await listLessonsForStudent(personId, ofClass) : [],
    others: ofClass.role === 'instructor' ? await listOtherClasses(viewer.id, classId) : [],
  }
}

function formatAccommodation(accommodation: StudentPage['accommodation']): string {
  if (!accommodation) return 'none'
  const { timeMultiplier, extraDays, onePerPage } = accommodation
  const parts = [
    ...(timeMultiplier === 1 ? [] : [`time × ${timeMultiplier}`]),
    ...(extraDays === 0 ? [] : [plural(extraDays, 'extra day')]),
    ...(onePerPage ? ['1 question per page'] : []),
  ]
  return parts.join(', ') || 'none'
}
