import type { Metadata } from 'next'
import Link from 'next/link'
import { formatTotal, totalOf } from '@/components/grades/describe-total'
import { ArchivedNote } from '@/components/teaching/archived-note'
import { KeepsGradesNote } from '@/components/teaching/people/keeps-grades-note'
import { StaffAssignments } from '@/components/teaching/staff-assignments'
import { StaffLessons } from '@/components/teaching/staff-lessons'
import { StudentAssignments } from '@/components/teaching/student-assignments'
import { StudentLessons } from '@/components/teaching/student-lessons'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { UndoNote } from '@/components/ui/undo-note'
import { requireClassPermission } from '@/server/access/class-access'
import { listAssignmentsForStaff, listAssignmentsForStudent } from '@/server/assignments/assignment-queries'
import { countStudents } from '@/server/classes/count-students'
import { noteKeepsGradesSeen } from '@/server/classes/keep-grades'
import { getOwnTotal } from '@/server/grades/student-total'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { listLessonsForStaff, listLessonsForStudent } from '@/server/lessons/lesson-queries'
import { archiveClassAction } from './settings/actions'

export const metadata: Metadata = { title: 'Assignments' }

type Props = { params: Promise<{ class: string }>; searchParams: Promise<{ archived?: string }> }

export default async function ClassPage({ params, searchParams }: Props) {
  const { class: classId } = await params
  const { viewer, currentClass } = await orNotFound(async () => {
    const reader = await requireViewer('account')
    return { viewer: reader, currentClass: await requireClassPermission(reader.id, classId, 'view') }
  })
  const now = new Date()
  const home = `/classes/${currentClass.id}`
  if (currentClass.role === 'student') {
    const [assignments, lessons, keepsGrades] = await Promise.all([
      listAssignmentsForStudent(viewer.id, currentClass, now),
      listLessonsForStudent(viewer.id, currentClass),
      noteKeepsGradesSeen(currentClass.id, viewer.id, now),
    ])
    const { entries, scale } = await getOwnTotal(currentClass.id, viewer.id, assignments, now)
    return (
      <div className="page-narrow">
        {currentClass.archivedAt && <ArchivedNote />}
        <h1>Assignments</h1>
        {entries.length > 0 && (
          <p className="mt-3">
            Your total: <span className="font-medium">{formatTotal(totalOf(entries).ratio, scale)}</span>{' '}
            <Link href={`${home}/grades`} prefetch={false} className="inline-flex min-h-6 items-center">
              How it’s calculated
            </Link>
          </p>
        )}
        <StudentAssignments assignments={assignments} home={home} />
        <StudentLessons lessons={lessons} now={now} />
        {keepsGrades && (
          <div className="mt-10 text-sm">
            <KeepsGradesNote />
          </div>
        )}
      </div>
    )
  }
  const [assignments, lessons, students] = await Promise.all([
    listAssignmentsForStaff(currentClass, now),
    listLessonsForStaff(currentClass),
    countStudents(currentClass.id),
  ])
  const { archived } = await searchParams
  const canTeach = currentClass.role !== 'observer' && currentClass.archivedAt === null
  return (
    <div className="page">
      {currentClass.archivedAt && currentClass.role === 'instructor' && archived !== undefined && (
        <div className="mb-6">
          <UndoNote
            action={archiveClassAction}
            hidden={{ class: currentClass.id, to: 'restore' }}
            undoes="restore the class"
          >
            Class archived. Attempts that were submitted stay submitted if you undo this.
          </UndoNote>
        </div>
      )}
      {currentClass.archivedAt && (
        <Notice tone="warn" className="mb-6">
          This class was archived on <LocalTime date={currentClass.archivedAt.toISOString()} />. Everyone in
          it can still read it, but no one can answer, join, or change anything.
          {currentClass.role === 'instructor' && (
            <>
              {' '}
              You can restore it in <Link href={`${home}/settings#archiving`}>Settings</Link>.
            </>
          )}
          {currentClass.role !== 'observer' && (
            <>
              {' '}
              You can still{' '}
              <Link href={`${home}/items/export`} prefetch={false}>
                export its questions
              </Link>
              .
            </>
          )}
        </Notice>
      )}
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1>Assignments</h1>
        {canTeach && (
          <Link href={`${home}/assignments/new`} prefetch={false} className="button">
            New assignment
          </Link>
        )}
      </div>
      {students === 0 && (
        <Notice className="mt-4">
          No students yet. <Link href={`${home}/people`}>Add students</Link> with a link, a class code, or a
          roster.
        </Notice>
      )}
      <StaffAssignments assignments={assignments} home={home} canTeach={canTeach} />
      <StaffLessons lessons={lessons} home={home} canTeach={canTeach} />
    </div>
  )
}
