import type { Metadata } from 'next'
import Link from 'next/link'
import { LessonStatus } from '@/components/teaching/lesson-status'
import { ActionButton } from '@/components/ui/action-button'
import { ActionForm } from '@/components/ui/action-form'
import { BackLink } from '@/components/ui/back-link'
import { type Column, DataTable } from '@/components/ui/data-table'
import { LocalTime } from '@/components/ui/local-time'
import { MomentField } from '@/components/ui/moment-field'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { getLessonPage, type LessonPage } from '@/server/lessons/lesson-queries'
import { changeLessonDateAction, removeLessonAction } from '../actions'

export const metadata: Metadata = { title: 'Lesson' }

type Props = { params: Promise<{ class: string; lesson: string }> }

/** An assigned lesson: who is done, and when. */
export default async function AssignedLessonPage({ params }: Props) {
  const { class: classId, lesson: slug } = await params
  const {
    class: ofClass,
    lesson,
    students,
  } = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return getLessonPage(viewer.id, { classId, lesson: slug })
  })
  const home = `/classes/${ofClass.id}`
  const done = students.filter(({ work }) => work.doneAt !== null).length
  const canTeach = ofClass.role !== 'observer' && ofClass.archivedAt === null
  return (
    <div className="page-narrow">
      <BackLink href={`${home}#lessons`} label="Assignments" />
      <h1 className="mt-2">Lesson: {lesson.title}</h1>
      {ofClass.archivedAt && (
        <p className="mt-4">This class is archived. What students did later doesn’t count here.</p>
      )}
      <p className="mt-2 text-muted">
        {lesson.dueAt ? (
          <>
            Due <LocalTime date={lesson.dueAt.toISOString()} />.
          </>
        ) : (
          'No due date.'
        )}{' '}
        {done} of {students.length} done. <Link href={lesson.path}>Read the lesson</Link>
      </p>
      {students.length === 0 ? (
        <p className="mt-6">No students yet.</p>
      ) : (
        <DataTable
          caption="Students"
          columns={columnsOf(home, lesson)}
          rows={students}
          keyOf={({ id }) => id}
          className="mt-6"
        />
      )}
      {canTeach && (
        <section aria-labelledby="change" className="mt-12 grid gap-6">
          <h2 id="change">Change</h2>
          <ActionForm
            action={changeLessonDateAction}
            submit="Save due date"
            hidden={{ class: ofClass.id, lesson: lesson.slug }}
            fields={[]}
          >
            <MomentField
              name="dueAt"
              label="Due"
              value={lesson.dueAt?.toISOString() ?? null}
              help="Leave it empty for no due date."
            />
          </ActionForm>
          <div>
            <ActionButton
              action={removeLessonAction}
              label="Remove from class"
              hidden={{ class: ofClass.id, lesson: lesson.slug }}
            />
            <p className="mt-2 text-muted text-sm">
              What students did in the lesson stays. You can assign it again.
            </p>
          </div>
        </section>
      )}
    </div>
  )
}

type Row = LessonPage['students'][number]

function columnsOf(home: string, { dueAt: usual }: LessonPage['lesson']): Column<Row>[] {
  return [
    {
      title: 'Student',
      isRowHeader: true,
      cell: ({ id, name }) => (
        <Link href={`${home}/people/${id}`} prefetch={false} className="wrap-anywhere">
          {name}
        </Link>
      ),
    },
    {
      title: 'Status',
      cell: ({ work, dueAt }) => (
        <>
          <LessonStatus work={work} />
          {dueAt && usual && dueAt.getTime() !== usual.getTime() && (
            <span className="block text-muted text-sm">
              due <LocalTime date={dueAt.toISOString()} />
            </span>
          )}
        </>
      ),
    },
  ]
}
