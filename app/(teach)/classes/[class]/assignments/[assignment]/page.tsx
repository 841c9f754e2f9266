import Link from 'next/link'
import { QuizRules } from '@/components/attempts/quiz-rules'
import { QuizStart } from '@/components/attempts/quiz-start'
import { ArchivedNote } from '@/components/teaching/archived-note'
import { AssignmentOnlyNote } from '@/components/teaching/assignment/assignment-only-note'
import { AssignmentOverview } from '@/components/teaching/assignment/assignment-overview'
import { QuestionCountNote } from '@/components/teaching/assignment/question-count-note'
import { ActionForm } from '@/components/ui/action-form'
import { BackLink } from '@/components/ui/back-link'
import { Disclosure } from '@/components/ui/disclosure'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { plural } from '@/domain/text/format'
import { getAssignmentForStudent } from '@/server/assignments/assignment-for-student'
import { phaseOf } from '@/server/assignments/assignment-queries'
import { countAssignmentOnlyIn, countForStaff } from '@/server/assignments/count-asked'
import { describeQuestions } from '@/server/assignments/describe-questions'
import { countWaiting } from '@/server/grades/waiting-statements'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { type AssignmentRow, requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { findAssignmentOnlyOpening } from '@/server/results/assignment-only-keys'
import { publishAction, removeAction } from './actions'

type Props = {
  params: Promise<{ class: string; assignment: string }>
  searchParams: Promise<{ refused?: string }>
}

export default async function AssignmentPage({ params, searchParams }: Props) {
  const { class: classId, assignment: assignmentId } = await params
  const target = { classId, assignmentId }
  const { viewer, assignment } = await orNotFound(async () => {
    const reader = await requireViewer('account')
    return { viewer: reader, assignment: await requireAssignmentPermission(reader.id, target, 'view') }
  })
  if (assignment.class.role === 'student')
    return <ForStudent viewerId={viewer.id} target={target} refused={(await searchParams).refused} />
  return <ForStaff assignment={assignment} />
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
          You’ve seen all these questions recently. You can start this quiz in a few days.
        </Notice>
      )}
      <QuizStart
        action={`/classes/${target.classId}/assignments/${target.assignmentId}/start`}
        state={state}
        isPasswordWrong={refused === 'password'}
      />
    </div>
  )
}

async function ForStaff({ assignment }: { assignment: AssignmentRow }) {
  const { id, quiz, points, publishedAt, removedAt, class: currentClass } = assignment
  const home = `/classes/${currentClass.id}/assignments/${id}`
  const canTeach = currentClass.role !== 'observer' && currentClass.archivedAt === null
  const hidden = { class: currentClass.id, assignment: id }
  const count = await countForStaff(assignment, new Date())
  const waiting = await countWaiting([quiz.id])
  return (
    <div className="page-narrow">
      <Back classId={currentClass.id} />
      <h1 className="mt-2">{quiz.title}</h1>
      <AssignmentOverview
        home={home}
        phase={phaseOf(quiz.rules, publishedAt, new Date())}
        isRemoved={removedAt !== null}
        canTeach={canTeach}
        points={points}
        questions={count}
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
            Publish
          </h2>
          {count.max === 0 ? (
            <p>
              This assignment has no questions yet. <Link href={`${home}/questions`}>Add questions</Link>{' '}
              before you publish it.
            </p>
          ) : (
            <>
              <QuestionCountNote count={count} />
              <p className="mt-3 mb-4 text-muted">
                Students will see it and be notified. <Link href={`${home}/preview`}>Preview it</Link> first.
              </p>
              <ActionForm action={publishAction} submit="Publish" fields={[]} hidden={hidden} />
            </>
          )}
        </section>
      )}
      {canTeach && (
        <Disclosure
          label={removedAt ? 'Restore assignment' : 'Remove from class'}
          look="form"
          className="mt-10"
        >
          <p className="mt-2 mb-4 text-muted">
            {removedAt
              ? 'Students will see it again, with their attempts and grades.'
              : 'Students will no longer see it, and it won’t count. Its attempts and grades stay saved, and you can restore it.'}
          </p>
          <ActionForm
            action={removeAction}
            submit={removedAt ? 'Restore assignment' : 'Remove from class'}
            danger={!removedAt}
            fields={[]}
            hidden={{ ...hidden, removed: removedAt ? 'no' : 'yes' }}
          />
        </Disclosure>
      )}
    </div>
  )
}

function Back({ classId }: { classId: string }) {
  return <BackLink href={`/classes/${classId}`} label="Assignments" />
}
