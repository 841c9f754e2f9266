import type { Metadata } from 'next'
import Link from 'next/link'
import { sectionTitles } from '@/app/(learn)/attempts/[attempt]/results/course-titles'
import { ItemMap } from '@/app/(learn)/attempts/item-map'
import { asksOf } from '@/components/attempts/confidence-fields'
import { QuizRules } from '@/components/attempts/quiz-rules'
import { AssignmentHead } from '@/components/teaching/assignment/assignment-head'
import { PreviewForm } from '@/components/teaching/assignment/preview-form'
import { QuestionCountNote } from '@/components/teaching/assignment/question-count-note'
import { Notice } from '@/components/ui/notice'
import { fieldPrefix } from '@/domain/attempts/field-prefix'
import { formatItemKey } from '@/domain/grading/format-item-key'
import { listBankItems } from '@/server/assignments/bank-queries'
import { countAssignmentOnlyIn, countForStaff } from '@/server/assignments/count-asked'
import { previewAssignment } from '@/server/assignments/preview-assignment'
import { findCourse } from '@/server/content/read-course'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { type AssignmentRow, requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { submitPreviewAction } from './actions'
import { previewSeed, readDraw } from './preview-seed'

export const metadata: Metadata = { title: 'Student preview' }

type Props = {
  params: Promise<{ class: string; assignment: string }>
  searchParams: Promise<{ draw?: string; keys?: string }>
}

export default async function PreviewPage({ params, searchParams }: Props) {
  const { class: classId, assignment: assignmentId } = await params
  const { viewer, assignment } = await orNotFound(async () => {
    const reader = await requireViewer('account')
    return {
      viewer: reader,
      assignment: await requireAssignmentPermission(reader.id, { classId, assignmentId }, 'teach'),
    }
  })
  const { draw: drawn, keys } = await searchParams
  const draw = readDraw(drawn)
  const hasKeys = keys === 'yes'
  const count = await countForStaff(assignment, new Date())
  const { quiz, instructions } = assignment
  const home = `/classes/${classId}/assignments/${assignmentId}`
  const to = (next: number, showsKeys: boolean) =>
    `${home}/preview?draw=${next}${showsKeys ? '&keys=yes' : ''}`
  return (
    <div className="page-narrow max-w-3xl">
      <AssignmentHead home={home} title={quiz.title} pageTitle="Preview" />
      <Notice as="div" className="mt-3">
        <p>
          This is what a student sees. You can answer and submit it. Nothing you do here is saved. Checks and
          hints during an attempt aren’t part of the preview.
        </p>
        <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1">
          <Link href={to(draw, !hasKeys)} prefetch={false}>
            {hasKeys ? 'Hide keys' : 'Show keys'}
          </Link>
          <Link href={to(draw + 1, hasKeys)} prefetch={false}>
            Show another selection
          </Link>
          <Link href={`${home}/edit`} prefetch={false}>
            Edit assignment
          </Link>
        </p>
      </Notice>
      <QuestionCountNote count={count} />
      {instructions && <p className="prose mt-6 whitespace-pre-line">{instructions}</p>}
      {count.max > 0 && (
        <Questions {...{ viewerId: viewer.id, assignment, draw, hasKeys, count, now: new Date() }} />
      )}
    </div>
  )
}

type QuestionsProps = {
  viewerId: string
  assignment: AssignmentRow
  draw: number
  hasKeys: boolean
  count: { min: number; max: number }
  now: Date
}

async function Questions({ viewerId, assignment, draw, hasKeys, count, now }: QuestionsProps) {
  const { id, class: ofClass, quiz } = assignment
  const [{ rules, composed, asked }, assignmentOnly] = await Promise.all([
    previewAssignment(assignment, previewSeed(String(draw))),
    countAssignmentOnlyIn(assignment),
  ])
  const slugs = asked.map(({ item }) => item.id)
  const withKeys = hasKeys ? await listBankItems(viewerId, assignment, slugs) : []
  const answers = new Map(withKeys.map(({ slug, item }) => [slug, formatItemKey(item)]))
  return (
    <>
      <QuizRules
        {...{ rules, composed, assignmentOnly, now }}
        noun="assignment"
        questions={count}
        definition={quiz.definition}
      />
      <PreviewForm
        // Another selection or the keys start it over.
        key={`${draw} ${hasKeys}`}
        questions={asked.map(({ slot, item }) => ({
          ...{ slot, item, answer: answers.get(item.id) ?? null, asks: asksOf(rules, item.type) },
          map: <ItemMap courseSlug={ofClass.courseSlug} item={item} prefix={fieldPrefix(slot)} />,
        }))}
        action={submitPreviewAction}
        hidden={{
          ...{ class: ofClass.id, assignment: id },
          ...{ draw: String(draw), keys: hasKeys ? 'yes' : 'no' },
        }}
        courseSlug={ofClass.courseSlug}
        sectionTitles={sectionTitles(findCourse(ofClass.courseSlug))}
      />
    </>
  )
}
