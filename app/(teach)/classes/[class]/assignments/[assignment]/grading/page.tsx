import type { Metadata } from 'next'
import Link from 'next/link'
import { RichLine } from '@/components/items/rich-text'
import { AssignmentHead } from '@/components/teaching/assignment/assignment-head'
import { AgreementTable } from '@/components/teaching/grading/agreement-table'
import { formatGradingState } from '@/components/teaching/grading/format-grading'
import { ActionForm } from '@/components/ui/action-form'
import { Disclosure } from '@/components/ui/disclosure'
import { TextArea } from '@/components/ui/text-area'
import { plural } from '@/domain/text/format'
import { type GradedQuestion, getGradingOverview } from '@/server/grading/grading-overview'
import { listSnippets, type Snippet } from '@/server/grading/snippets'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { addSnippetAction, releaseGradesAction, removeSnippetAction, withdrawGradesAction } from './actions'

export const metadata: Metadata = { title: 'Grading' }

type Props = { params: Promise<{ class: string; assignment: string }> }

export default async function GradingPage({ params }: Props) {
  const { class: classId, assignment: assignmentId } = await params
  const { assignment, questions } = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return getGradingOverview(viewer.id, { classId, assignmentId })
  })
  const home = `/classes/${classId}/assignments/${assignmentId}`
  const hidden = { class: classId, assignment: assignmentId }
  const answers = questions.reduce((sum, question) => sum + question.answers, 0)
  return (
    <div className="page-narrow max-w-3xl">
      <AssignmentHead home={home} title={assignment.quiz.title} pageTitle="Grading" />
      {answers === 0 ? (
        <p className="mt-6 text-muted">
          No answers to grade yet. Written answers appear here after students submit them.
        </p>
      ) : (
        <>
          <p className="mt-4 flex flex-wrap gap-3">
            <Link href={`${home}/grading/answer?order=question`} prefetch={false} className="button">
              Grade by question
            </Link>
            <Link href={`${home}/grading/answer?order=student`} prefetch={false} className="button-quiet">
              Grade by student
            </Link>
            <Link
              href={`${home}/grading/answer?order=question&names=hidden`}
              prefetch={false}
              className="button-quiet"
            >
              Grade without names
            </Link>
          </p>
          <ul className="mt-8 grid gap-6">
            {questions.map((question) => (
              <li key={question.id}>
                <QuestionCard question={question} hidden={hidden} />
              </li>
            ))}
          </ul>
          {questions.length > 1 && <ReleaseAll questions={questions} hidden={hidden} />}
        </>
      )}
      <Snippets classId={classId} snippets={await listSnippets(assignment.class.id)} />
    </div>
  )
}

type Hidden = { class: string; assignment: string }

function QuestionCard({ question, hidden }: { question: GradedQuestion; hidden: Hidden }) {
  const { id, stem, possible, released, agreements } = question
  return (
    <section aria-labelledby={`question-${id}`} className="card grid gap-4">
      <div>
        <h2 id={`question-${id}`} className="text-lg">
          <RichLine text={stem} />
        </h2>
        {/* Announces a release, whose form is gone by then. */}
        <p role="status" className="mt-1 text-muted">
          {plural(possible, 'rubric point')} · {formatGradingState(question)}
        </p>
      </div>
      {toRelease(question) > 0 && (
        <div>
          <p className="mb-3">{formatRelease([question])}</p>
          <ActionForm
            action={releaseGradesAction}
            submit="Release grades"
            fields={[]}
            hidden={{ ...hidden, item: id }}
          />
        </div>
      )}
      {released > 0 && (
        <Disclosure label="Undo the release" look="form">
          <p className="mt-2 mb-3">
            Students see “Waiting to be graded” again, and the answers don’t count. Your gradings stay, so
            that you can release them again.
          </p>
          <ActionForm
            action={withdrawGradesAction}
            submit="Undo the release"
            danger
            fields={[]}
            hidden={{ ...hidden, item: id }}
          />
        </Disclosure>
      )}
      {agreements.map((pair) => (
        <AgreementTable key={pair.key} pair={pair} />
      ))}
    </section>
  )
}

function ReleaseAll({ questions, hidden }: { questions: readonly GradedQuestion[]; hidden: Hidden }) {
  if (questions.every((question) => toRelease(question) === 0)) return null
  return (
    <section aria-labelledby="release" className="card mt-6">
      <h2 id="release" className="mb-2 text-lg">
        All questions
      </h2>
      <p className="mb-3">{formatRelease(questions)}</p>
      <ActionForm action={releaseGradesAction} submit="Release all grades" fields={[]} hidden={hidden} />
    </section>
  )
}

function toRelease({ byStatus, unanswered }: GradedQuestion): number {
  return byStatus.graded + byStatus.changed + unanswered
}

/** What a release does, and what it leaves. */
function formatRelease(questions: readonly GradedQuestion[]): string {
  const sum = (count: (question: GradedQuestion) => number) =>
    questions.reduce((total, question) => total + count(question), 0)
  const graded = sum(({ byStatus }) => byStatus.graded + byStatus.changed)
  const unanswered = sum((question) => question.unanswered)
  const waiting = sum(({ byStatus }) => byStatus.waiting)
  return [
    `Students see the grading of ${plural(graded, 'answer')}, and it counts.`,
    unanswered > 0 ? `${plural(unanswered, 'unanswered question')} will earn 0 points.` : '',
    waiting > 0 ? `${plural(waiting, 'answer')} will still wait to be graded.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

function Snippets({ classId, snippets }: { classId: string; snippets: readonly Snippet[] }) {
  return (
    <section aria-labelledby="snippets" className="mt-10">
      <h2 id="snippets">Comment snippets</h2>
      <p className="mt-1 text-muted">Comments that the staff of this class reuse while grading.</p>
      {snippets.length === 0 ? (
        <p className="mt-3 text-muted">No snippets yet.</p>
      ) : (
        <ul className="mt-3 grid gap-3">
          {snippets.map(({ id, text }) => (
            <li key={id} className="card grid gap-3 sm:grid-cols-[minmax(0,1fr)_auto]">
              <p className="wrap-anywhere whitespace-pre-line">{text}</p>
              <ActionForm
                action={removeSnippetAction}
                submit="Remove"
                fields={[]}
                hidden={{ class: classId, snippet: id }}
              />
            </li>
          ))}
        </ul>
      )}
      <Disclosure label="Add a snippet" look="form" className="mt-4">
        <ActionForm action={addSnippetAction} submit="Add snippet" fields={[]} hidden={{ class: classId }}>
          <TextArea name="text" label="Comment" value="" rows={3} required />
        </ActionForm>
      </Disclosure>
    </section>
  )
}
