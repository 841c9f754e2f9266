import type { Metadata } from 'next'
import Link from 'next/link'
import { QuizRules } from '@/components/attempts/quiz-rules'
import { QuizStart } from '@/components/attempts/quiz-start'
import { ArchivedNote } from '@/components/teaching/archived-note'
import { AssignmentOnlyNote } from '@/components/teaching/assignment/assignment-only-note'
import { AssignmentOverview } from '@/components/teaching/assignment/assignment-overview'
import { QuestionCountNote } from '@/components/teaching/assignment/question-count-note'
import { RemoveAssignment } from '@/components/teaching/assignment/remove-assignment'
import { ActionButton } from '@/components/ui/action-button'
import { BackLink } from '@/components/ui/back-link'
import { Confirm } from '@/components/ui/confirm'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { plural } from '@/domain/text/format'
import { getAssignmentForStudent } from '@/server/assignments/assignment-for-student'
import { phaseOf } from '@/server/assignments/assignment-queries'
import { countAssignmentOnlyIn, countForStaff } from '@/server/assignments/count-asked'
import { describeQuestions } from '@/server/assignments/describe-questions'
import { countStarted } from '@/server/assignments/summarize-assignment'
import { listWorkCounts } from '@/server/assignments/work-queries'
import { countStudents } from '@/server/classes/count-students'
import { countWaiting } from '@/server/grades/waiting-statements'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { type AssignmentRow, requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { findAssignmentOnlyOpening } from '@/server/results/assignment-only-keys'
import { removeAction, unpublishAction } from './actions'

export const metadata: Metadata = { title: 'Assignment' }

type Props = {
  params: Promise<{ class: string; assignment: string }>
  searchParams: Promise<{ refused?: string; published?: string }>
}

export default async function AssignmentPage({ params, searchParams }: Props) {
  const { class: classId, assignment: assignmentId } = await params
  const target = { classId, assignmentId }
  const { viewer, assignment } = await orNotFound(async () => {
    const reader = await requireViewer('account')
    return { viewer: reader, assignment: await requireAssignmentPermission(reader.id, target, 'view') }
  })
  const { refused, published } = await searchParams
  if (assignment.class.role === 'student')
    return <ForStudent viewerId={viewer.id} target={target} refused={refused} />
  return <ForStaff assignment={assignment} isJustPublished={published !== undefined} />
}

type StudentProps = {
  viewerId: string
  target: { classId: string; assignmentId: string }
  refused: string | undefined
}

async function ForStudent({ viewerId, target, refused }: StudentProps) {
  const { assignment, questions, assignmentOnly, state } = await orNotFound(() =>
    getAssignmentForStudent(viewerId, target, new Date()),
  )
  const { quiz, instructions, points, examAt } = assignment
  return (
    <div className="page-narrow">
      <Back classId={target.classId} />
      <h1 className="mt-2 mb-4">{quiz.title}</h1>
      {assignment.class.archivedAt && <ArchivedNote />}
      {instructions && <p className="prose mt-4 whitespace-pre-line">{instructions}</p>}
      <QuizRules
        questions={questions}
        definition={quiz.definition}
        rules={state.rules}
        composed={state.composed}
        noun="assignment"
        assignmentOnly={assignmentOnly}
        now={new Date()}
      />
      <p className="mt-3 text-muted">
        Worth {plural(points, 'point')}.
        {examAt && (
          <>
            {' '}
            The exam is on <LocalTime date={examAt.toISOString()} withTime={false} />.
          </>
        )}
      </p>
      {refused === 'closed' && !state.refusal && (
        <Notice role="alert" className="mt-6">
          You’ve seen all these questions recently. You can start this assignment in a few days.
        </Notice>
      )}
      <QuizStart
        action={`/classes/${target.classId}/assignments/${target.assignmentId}/start`}
        noun="assignment"
        state={state}
        isPasswordWrong={refused === 'password'}
      />
    </div>
  )
}

type StaffProps = { assignment: AssignmentRow; isJustPublished: boolean }

async function ForStaff({ assignment, isJustPublished }: StaffProps) {
  const { id, quiz, points, publishedAt, removedAt, class: currentClass } = assignment
  const home = `/classes/${currentClass.id}/assignments/${id}`
  const canTeach = currentClass.role !== 'observer' && currentClass.archivedAt === null
  const hidden = { class: currentClass.id, assignment: id }
  const [count, students, started, waiting, workOf] = await Promise.all([
    countForStaff(assignment, new Date()),
    countStudents(currentClass.id),
    countStarted(quiz.id),
    countWaiting([quiz.id]),
    listWorkCounts(currentClass.id),
  ])
  return (
    <div className="page-narrow">
      <Back classId={currentClass.id} />
      <h1 className="mt-2">{quiz.title}</h1>
      {isJustPublished && publishedAt !== null && removedAt === null && (
        <Notice role="status" tone="good" as="div" className="mt-4 flex flex-wrap items-center gap-3">
          <span>
            Published.{' '}
            {students === 0 ? 'No students can see it yet.' : `${plural(students, 'student')} can see it.`}
          </span>
          {canTeach && started === 0 && (
            <ActionButton action={unpublishAction} label="Undo" hidden={hidden} />
          )}
        </Notice>
      )}
      <AssignmentOverview
        home={home}
        phase={phaseOf(quiz.rules, publishedAt, new Date())}
        isRemoved={removedAt !== null}
        canTeach={canTeach}
        points={points}
        questions={count}
        rules={quiz.rules}
        work={publishedAt === null || removedAt !== null ? null : workOf(quiz.id)}
        waiting={waiting.get(quiz.id) ?? null}
        composition={await describeQuestions(quiz.definition, currentClass.id, count)}
      >
        <AssignmentOnlyNote
          assignmentOnly={await countAssignmentOnlyIn(assignment)}
          opening={await findAssignmentOnlyOpening(quiz.id, currentClass.id)}
          rules={quiz.rules}
        />
      </AssignmentOverview>
      {canTeach && publishedAt === null && removedAt === null && (
        <section className="card mt-8" aria-labelledby="publish">
          <h2 id="publish" className="mb-2">
            Draft
          </h2>
          <QuestionCountNote count={count} />
          <p className="mt-3 mb-4 text-muted">Students don’t see it until you publish it.</p>
          <Link href={`${home}/edit`} prefetch={false} className="button">
            Edit and publish
          </Link>
        </section>
      )}
      {canTeach && publishedAt !== null && removedAt === null && started === 0 && (
        <Confirm
          label="Unpublish"
          className="mt-10"
          effect={
            <p>
              {students > 0 && `${plural(students, 'student')} will no longer see it. `}No one has started it.
              Unread notifications about it are removed.
            </p>
          }
          undo="You can publish it again. Students are then notified again."
          action={unpublishAction}
          submit="Unpublish"
          hidden={hidden}
        />
      )}
      {canTeach && (
        <RemoveAssignment
          {...{ students, started, isDraft: publishedAt === null, isRemoved: removedAt !== null }}
          action={removeAction}
          hidden={hidden}
        />
      )}
    </div>
  )
}

function Back({ classId }: { classId: string }) {
  return <BackLink href={`/classes/${classId}`} label="Assignments" />
}
