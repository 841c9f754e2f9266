import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AssignmentHead } from '@/components/teaching/assignment/assignment-head'
import { AssignmentOnlyNote } from '@/components/teaching/assignment/assignment-only-note'
import { EditSummary, SummaryBar } from '@/components/teaching/assignment/edit-summary'
import { PublishPanel } from '@/components/teaching/assignment/publish-panel'
import { SettingsFields } from '@/components/teaching/assignment/settings-fields'
import { ShortenTick } from '@/components/teaching/assignment/shorten-tick'
import { PHASE_LABELS } from '@/components/teaching/phase-labels'
import { ActionForm } from '@/components/ui/action-form'
import { phaseOf } from '@/server/assignments/assignment-queries'
import { askedBy } from '@/server/assignments/change-assignment'
import { countAssignmentOnlyIn } from '@/server/assignments/count-asked'
import { describeProblem } from '@/server/assignments/describe-problems'
import { listOpenTimes } from '@/server/assignments/protected-time'
import { summarizeAssignment } from '@/server/assignments/summarize-assignment'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { type AssignmentRow, requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { findAssignmentOnlyOpening } from '@/server/results/assignment-only-keys'
import { publishAction, saveSettingsAction } from '../actions'
import { QuestionsSection } from './questions-section'

export const metadata: Metadata = { title: 'Edit assignment' }

type Query = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ class: string; assignment: string }>; searchParams: Promise<Query> }

/** The ID of the form with the settings. It saves the points of the questions too. */
const FORM = 'settings'

/** Edits an assignment in three steps: questions, rules, and who and when, with a summary. */
export default async function EditPage({ params, searchParams }: Props) {
  const { class: classId, assignment: assignmentId } = await params
  const { viewer, assignment } = await orNotFound(async () => {
    const reader = await requireViewer('account')
    return {
      viewer: reader,
      assignment: await requireAssignmentPermission(reader.id, { classId, assignmentId }, 'teach'),
    }
  })
  const query = await searchParams
  const now = new Date()
  const home = `/classes/${classId}/assignments/${assignmentId}`
  const isAsking = query.publish !== undefined
  if (isAsking && assignment.publishedAt !== null) redirect(home)
  const { count, students, started, exceptions, problems } = await summarizeAssignment(assignment, now)
  const people = `/classes/${classId}/people`
  const shownProblems = problems.map((problem) => describeProblem(problem, { form: FORM, people }))
  const { quiz, publishedAt, removedAt, points, instructions, examAt } = assignment
  const details = { points, instructions, examAt }
  const hidden = { class: classId, assignment: assignmentId }
  const phase = PHASE_LABELS[phaseOf(quiz.rules, publishedAt, now)]
  return (
    <div className="page">
      <AssignmentHead home={home} title={quiz.title} pageTitle="Edit assignment" />
      <nav aria-label="Steps" className="mt-4 flex flex-wrap gap-x-6 gap-y-1">
        <a href="#questions">1. Questions</a>
        <a href="#rules">2. Rules</a>
        <a href="#when">3. Who and when</a>
      </nav>
      {isAsking && (
        <PublishPanel
          title={quiz.title}
          questions={count}
          points={points}
          students={students}
          opensAt={quiz.rules.opensAt}
          dueAt={quiz.rules.dueAt}
          isBlocked={problems.some(({ isBlocking }) => isBlocking)}
          action={publishAction}
          hidden={hidden}
          home={`${home}/edit`}
        />
      )}
      <div className="mt-6 grid gap-10 lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start">
        <div className="grid min-w-0 gap-10">
          <QuestionsSection
            {...{ viewerId: viewer.id, assignment, query, count, started }}
            pointsForm={FORM}
            path={`${home}/edit`}
          />
          <Settings {...{ assignment, students, now }} exceptions={Math.max(...Object.values(exceptions))} />
        </div>
        <EditSummary
          form={FORM}
          status={removedAt ? 'Removed from class' : phase}
          isPublished={publishedAt !== null}
          isAsking={isAsking}
          {...{ count, students, started, exceptions }}
          saved={savedSettings(assignment)}
          version={JSON.stringify([
            quiz.rules,
            quiz.title,
            quiz.definition,
            quiz.passwordHash !== null,
            details,
            count.points,
          ])}
          problems={shownProblems}
          preview={`${home}/preview`}
        />
      </div>
      <SummaryBar count={count} problems={shownProblems} />
    </div>
  )
}

type SettingsProps = { assignment: AssignmentRow; students: number; exceptions: number; now: Date }

async function Settings({ assignment, students, exceptions, now }: SettingsProps) {
  const { id, class: ofClass, quiz, points, instructions, examAt } = assignment
  const { inProgress } = await listOpenTimes(assignment, now)
  return (
    <ActionForm
      id={FORM}
      action={saveSettingsAction}
      submit="Save"
      fields={[]}
      hidden={{ class: ofClass.id, assignment: id }}
    >
      <SettingsFields
        details={{ title: quiz.title, points, instructions: instructions ?? '', examAt }}
        rules={quiz.rules}
        selection={askedBy(assignment)}
        hasPassword={quiz.passwordHash !== null}
        assignmentOnlyNote={
          <AssignmentOnlyNote
            assignmentOnly={await countAssignmentOnlyIn(assignment)}
            opening={await findAssignmentOnlyOpening(quiz.id, ofClass.id)}
            rules={quiz.rules}
          />
        }
        isDraft={assignment.publishedAt === null}
        students={students}
        exceptions={exceptions}
        paths={{
          people: `/classes/${ofClass.id}/people`,
          overrides: `/classes/${ofClass.id}/assignments/${id}/overrides`,
          gradebook: `/classes/${ofClass.id}/gradebook/settings#assignments`,
        }}
      />
      <p className="text-muted text-sm">
        Dates, times, and results visibility apply immediately, including to attempts in progress. Question
        behavior applies only to new attempts.
      </p>
      <ShortenTick inProgress={inProgress} />
    </ActionForm>
  )
}

function savedSettings({ quiz: { rules }, points }: AssignmentRow) {
  const { attempts, timeLimitMinutes, opensAt, dueAt, closesAt } = rules
  return {
    ...{ attempts, timeLimitMinutes, points },
    opensAt: opensAt?.toISOString() ?? null,
    dueAt: dueAt?.toISOString() ?? null,
    closesAt: closesAt?.toISOString() ?? null,
  }
}
