import Link from 'next/link'
import type { ReactNode } from 'react'
import { formatQuestionCount } from '@/components/attempts/format-question-count'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import type { Range } from '@/domain/attempts/count-questions'
import type { Rules } from '@/domain/attempts/rules'
import { plural, pluralForm } from '@/domain/text/format'
import { PHASE_LABELS } from '../phase-labels'

type Props = {
  /** The path of the assignment’s page. */
  home: string
  phase: keyof typeof PHASE_LABELS
  isRemoved: boolean
  canTeach: boolean
  points: number
  questions: Range
  rules: Pick<Rules, 'dueAt' | 'closesAt' | 'attempts'>
  /** Null before students see it. */
  work: { students: number; submitted: number } | null
  composition: { lines: string[]; publicItems: number; isPublicExact: boolean }
  /** How many answers people must grade or release; null if it has no such answers. */
  waiting: number | null
  /** Notes about the questions. */
  children?: ReactNode
}

/** An overview of an assignment, with links to its pages. */
export function AssignmentOverview(props: Props) {
  const { home, phase, isRemoved, canTeach, points, questions, work, composition, waiting, children } = props
  const { dueAt, closesAt, attempts } = props.rules
  const exportPath = home.replace(/\/assignments\/(.+)$/, '/items/export?from=$1')
  const importPath = `${home.replace('/assignments/', '/gradebook/')}/import`
  const rooms = [
    { path: 'edit', label: 'Edit', description: 'questions, rules, who and when', for: canTeach },
    { path: 'live', label: 'Live view', description: 'each student’s progress', for: phase !== 'draft' },
    {
      path: 'analysis',
      label: 'Item analysis',
      description: 'find questions that need work',
      for: phase !== 'draft',
    },
    {
      path: 'grading',
      label: 'Grading',
      description: waiting
        ? `${plural(waiting, 'written answer')} not released`
        : 'written answers, by rubric',
      for: canTeach && waiting !== null,
    },
    {
      path: 'overrides',
      label: 'Overrides and accommodations',
      description: 'extra time or other dates',
      for: canTeach,
    },
    {
      path: 'regrade',
      label: 'Regrade',
      description: 'correct scores after a key was wrong',
      for: canTeach && phase !== 'draft',
    },
    {
      path: importPath,
      label: 'Import grades',
      description: 'from a CSV file',
      for: canTeach && phase !== 'draft',
    },
    { path: 'preview', label: 'Preview', description: 'what a student sees', for: canTeach },
    {
      path: exportPath,
      label: 'Export questions',
      description: 'to another system, or to paper',
      for: canTeach,
    },
  ]
  return (
    <>
      <p className="mt-3 text-muted">
        {isRemoved ? 'Removed from class' : PHASE_LABELS[phase]} · {formatQuestionCount(questions)} ·{' '}
        {plural(points, 'point')}
      </p>
      <p className="mt-1 text-muted">
        <Facts {...{ dueAt, closesAt, attempts }} />
        {work && work.students > 0 && ` · ${work.submitted} of ${plural(work.students, 'student')} submitted`}
      </p>
      <ul className="mt-6 grid gap-3 sm:grid-cols-2">
        {rooms
          .filter((link) => link.for)
          .map(({ path, label, description }) => (
            <li key={path}>
              <Link
                href={path.startsWith('/') ? path : `${home}/${path}`}
                prefetch={false}
                className="card block text-ink no-underline hover:border-accent"
              >
                <span className="font-semibold">{label}</span>
                <span className="block text-muted text-sm">{description}</span>
              </Link>
            </li>
          ))}
      </ul>
      <section aria-labelledby="asked" className="mt-8">
        <h2 id="asked">Questions</h2>
        <ul className="mt-3 list-disc pl-5">
          {composition.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {composition.publicItems > 0 && (
          <Notice tone="warn" className="mt-3">
            {publicNote(composition)} For an exam, write your own questions and mark them as assignments only.
          </Notice>
        )}
        {children}
      </section>
    </>
  )
}

function Facts({ dueAt, closesAt, attempts }: Props['rules']) {
  return (
    <>
      {dueAt ? (
        <>
          Due <LocalTime date={dueAt.toISOString()} />
        </>
      ) : (
        'No due date'
      )}
      {closesAt && (
        <>
          {' '}
          · closes{' '}
          {closesAt.getTime() === dueAt?.getTime() ? 'then' : <LocalTime date={closesAt.toISOString()} />}
        </>
      )}{' '}
      · {attempts === null ? 'unlimited attempts' : `${plural(attempts, 'attempt')} per student`}
    </>
  )
}

/** Warns of questions whose keys everyone can read. */
function publicNote({ publicItems: count, isPublicExact }: Props['composition']): string {
  const subject = `${isPublicExact ? '' : 'Up to '}${plural(count, 'question')}`
  return pluralForm(
    count,
    `${subject} comes from the course, so it is public, including its key.`,
    `${subject} come from the course, so they are public, including their keys.`,
  )
}
