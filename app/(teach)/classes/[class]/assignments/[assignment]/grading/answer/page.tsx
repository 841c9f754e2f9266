import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { WrittenText } from '@/components/items/open-response/written-text'
import { RichLine } from '@/components/items/rich-text'
import { AssignmentHead } from '@/components/teaching/assignment/assignment-head'
import { STATUS_LABELS } from '@/components/teaching/grading/format-grading'
import { GradingDesk } from '@/components/teaching/grading/grading-desk'
import { ChoiceLinks } from '@/components/ui/choice-links'
import { Disclosure } from '@/components/ui/disclosure'
import { rubricPossible } from '@/domain/grading/rubric-grading'
import { countWords } from '@/domain/items/types/open-response/count-words'
import { formatNumber, plural } from '@/domain/text/format'
import {
  type DeskAnswer,
  type DeskSearch,
  DeskSearchSchema,
  findDeskAnswer,
} from '@/server/grading/grading-queries'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { saveGradingAction } from '../actions'

type Props = {
  params: Promise<{ class: string; assignment: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Tells answers apart, also for screen readers, without a name. */
export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { answer } = DeskSearchSchema.parse(await searchParams)
  return { title: answer === null ? 'Grading' : `Grading · answer ${answer}`, robots: { index: false } }
}

export default async function GradingDeskPage({ params, searchParams }: Props) {
  const { class: classId, assignment: assignmentId } = await params
  const search = DeskSearchSchema.parse(await searchParams)
  const desk = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return findDeskAnswer(viewer.id, { classId, assignmentId }, search)
  })
  const home = `/classes/${classId}/assignments/${assignmentId}`
  if (!desk) redirect(`${home}/grading`)
  const pathOf = (change: Partial<DeskSearch>) =>
    `${home}/grading/answer?${new URLSearchParams({
      ...{ order: search.order, names: search.names, answer: String(desk.position) },
      ...Object.fromEntries(Object.entries(change).map(([name, value]) => [name, String(value)])),
    })}`
  const at = (position: number | null) => (position === null ? null : pathOf({ answer: position }))
  const paths = {
    previous: at(desk.position > 1 ? desk.position - 1 : null),
    next: at(desk.position < desk.total ? desk.position + 1 : null),
    nextWaiting: at(desk.nextWaiting),
    overview: `${home}/grading`,
  }
  const { criteria, own, revision, attemptId, slot } = desk
  return (
    <div className="page max-w-6xl">
      <AssignmentHead home={`${home}/grading`} title="Grading" pageTitle={desk.assignment.quiz.title} />
      <div className="flex flex-wrap items-center gap-x-6">
        <ChoiceLinks
          label="Order"
          choices={{ question: 'By question', student: 'By student' }}
          current={search.order}
          hrefOf={(order) => pathOf({ order: order === 'student' ? 'student' : 'question', answer: 1 })}
        />
        <ChoiceLinks
          label="Names"
          choices={{ shown: 'Show names', hidden: 'Hide names' }}
          current={search.names}
          hrefOf={(names) => pathOf({ names: names === 'hidden' ? 'hidden' : 'shown' })}
        />
      </div>
      <Position desk={desk} paths={paths} />
      <div className="mt-4 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_26rem]">
        <Answer desk={desk} />
        <GradingDesk
          key={`${attemptId} ${slot} ${revision}`}
          target={{ class: classId, assignment: assignmentId, attempt: attemptId, slot, revision }}
          criteria={criteria}
          first={{
            points: Object.fromEntries(
              Object.entries(own?.points ?? {}).map(([id, points]) => [id, String(points)]),
            ),
            comment: own?.comment ?? '',
          }}
          savedAt={own?.savedAt.toISOString() ?? null}
          isReleased={desk.status === 'released'}
          snippets={desk.snippets}
          paths={paths}
          action={saveGradingAction}
        />
      </div>
    </div>
  )
}

type PositionProps = { desk: DeskAnswer; paths: { previous: string | null; next: string | null } }

function Position({ desk, paths }: PositionProps) {
  const { position, total, waiting, question, student, status } = desk
  return (
    <div className="mt-6 flex flex-wrap items-center justify-between gap-3">
      <h2 className="text-lg">
        Answer {position} of {total}
        <span className="block font-normal text-base text-muted">
          {student.name ?? `Student ${student.number}`}
          {question.count > 1 && ` · question ${question.number} of ${question.count}`} ·{' '}
          {STATUS_LABELS[status]} · {waiting} to grade
        </span>
      </h2>
      <nav aria-label="Answers" className="flex gap-3">
        {paths.previous && (
          <Link href={paths.previous} prefetch={false} className="button-small">
            Previous
          </Link>
        )}
        {paths.next && (
          <Link href={paths.next} prefetch={false} className="button-small">
            Next
          </Link>
        )}
      </nav>
    </div>
  )
}

function Answer({ desk: { question, text, modelAnswer, others, criteria } }: { desk: DeskAnswer }) {
  return (
    <article aria-label="Answer" className="grid min-w-0 gap-4">
      <p className="font-semibold">
        <RichLine text={question.stem} />
      </p>
      <div className="card">
        <WrittenText text={text} className="max-w-[68ch] text-lg leading-relaxed" />
        <p className="mt-3 text-muted text-sm">{plural(countWords(text), 'word')}</p>
      </div>
      <Disclosure label="Model answer">
        <WrittenText text={modelAnswer} className="mt-2 font-serif" />
      </Disclosure>
      {others.length > 0 && (
        <section aria-labelledby="others">
          <h3 id="others" className="font-semibold text-base">
            Also graded
          </h3>
          <ul className="mt-2 grid gap-2">
            {others.map(({ id, grader, earned, counts, comment }) => (
              <li key={id}>
                {grader}: {formatNumber(earned)} of {plural(rubricPossible(criteria), 'point')}
                {counts && ' (counts, because it was saved last)'}
                {comment && <span className="block text-muted">{comment}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  )
}
