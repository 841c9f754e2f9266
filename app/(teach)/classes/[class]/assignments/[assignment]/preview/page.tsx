import Link from 'next/link'
import { ItemMap } from '@/app/(learn)/attempts/item-map'
import { QuizRules } from '@/components/attempts/quiz-rules'
import { ItemFields } from '@/components/items/item-fields'
import { Stem } from '@/components/items/rich-text'
import { AssignmentHead } from '@/components/teaching/assignment/assignment-head'
import { QuestionCountNote } from '@/components/teaching/assignment/question-count-note'
import { Notice } from '@/components/ui/notice'
import { fieldPrefix } from '@/domain/attempts/field-prefix'
import { countAssignmentOnlyIn, countForStaff } from '@/server/assignments/count-asked'
import { previewAssignment } from '@/server/assignments/preview-assignment'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'

type Props = {
  params: Promise<{ class: string; assignment: string }>
  searchParams: Promise<{ draw?: string }>
}

export default async function PreviewPage({ params, searchParams }: Props) {
  const { class: classId, assignment: assignmentId } = await params
  const assignment = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return requireAssignmentPermission(viewer.id, { classId, assignmentId }, 'teach')
  })
  const draw = Math.max(1, Math.trunc(Number((await searchParams).draw)) || 1)
  const [{ rules, composed, asked }, count, assignmentOnly] = await Promise.all([
    previewAssignment(assignment, `preview-${draw}`),
    countForStaff(assignment, new Date()),
    countAssignmentOnlyIn(assignment),
  ])
  const { quiz, instructions } = assignment
  const home = `/classes/${classId}/assignments/${assignmentId}`
  return (
    <div className="page-narrow max-w-3xl">
      <AssignmentHead home={home} title={quiz.title} pageTitle="Preview" />
      <Notice className="mt-3">
        This is what a student sees. Nothing you do here is saved.{' '}
        <Link href={`${home}/preview?draw=${draw + 1}`} prefetch={false}>
          Show another selection
        </Link>
      </Notice>
      <QuestionCountNote count={count} />
      {instructions && <p className="prose mt-6 whitespace-pre-line">{instructions}</p>}
      <QuizRules
        questions={count}
        definition={quiz.definition}
        rules={rules}
        composed={composed}
        assignmentOnly={assignmentOnly}
        now={new Date()}
      />
      <ol className="mt-10 grid gap-10">
        {asked.map((question) => (
          <li key={question.slot} className="card">
            <p className="eyebrow">
              Question {question.slot} of {asked.length}
            </p>
            <Stem text={question.item.stem} className="mt-2 mb-5 max-w-2xl text-xl leading-snug" />
            <ItemFields
              item={question.item}
              response={null}
              name={fieldPrefix(question.slot)}
              map={
                <ItemMap
                  courseSlug={assignment.class.courseSlug}
                  item={question.item}
                  prefix={fieldPrefix(question.slot)}
                />
              }
            />
          </li>
        ))}
      </ol>
    </div>
  )
}
