import { AssignmentHead } from '@/components/teaching/assignment/assignment-head'
import { QuestionBank } from '@/components/teaching/assignment/question-bank'
import { QuestionCountNote } from '@/components/teaching/assignment/question-count-note'
import { RandomRules } from '@/components/teaching/assignment/random-rules'
import { SelectedQuestions } from '@/components/teaching/assignment/selected-questions'
import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/checkbox'
import { Select } from '@/components/ui/select'
import type { AskedBy } from '@/domain/attempts/edit-questions'
import type { Course } from '@/domain/content/course'
import { ITEM_TYPES } from '@/domain/items/item'
import { TYPE_LABELS } from '@/domain/items/type-labels'
import { isGradedByPerson } from '@/domain/items/types/person-graded-types'
import { BankSearchSchema, listBankItems, searchBank } from '@/server/assignments/bank-queries'
import { countForStaff } from '@/server/assignments/count-asked'
import { formatPool } from '@/server/assignments/describe-questions'
import { askedBy, poolAsShown } from '@/server/assignments/edit-questions'
import { getCourse } from '@/server/content/read-course'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { editQuestionsAction } from '../actions'

type Props = {
  params: Promise<{ class: string; assignment: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function QuestionsPage({ params, searchParams }: Props) {
  const { class: classId, assignment: assignmentId } = await params
  const { viewer, assignment } = await orNotFound(async () => {
    const reader = await requireViewer('account')
    return {
      viewer: reader,
      assignment: await requireAssignmentPermission(reader.id, { classId, assignmentId }, 'teach'),
    }
  })
  const asAsked = await searchParams
  const search = BankSearchSchema.parse(asAsked)
  const selection = askedBy(assignment)
  const isAdded = new Set(selection.items)
  const wanted = asAsked.clear ? [] : [...new Set(search.s)].filter((slug) => !isAdded.has(slug))
  const [questions, found, selected, count] = await Promise.all([
    listBankItems(viewer.id, assignment, selection.items),
    searchBank(viewer.id, assignment, search),
    listBankItems(viewer.id, assignment, wanted),
    countForStaff(assignment, new Date()),
  ])
  const course = getCourse(assignment.class.courseSlug)
  const home = `/classes/${classId}/assignments/${assignmentId}`
  const form = { action: editQuestionsAction, hidden: { class: classId, assignment: assignmentId } }
  const types = [['', 'Any type'] as const, ...ITEM_TYPES.map((type) => [type, TYPE_LABELS[type]] as const)]
  return (
    <div className="page-narrow max-w-3xl">
      <AssignmentHead home={home} title={assignment.quiz.title} pageTitle="Questions" />
      <p className="mt-3 text-muted">Changes apply only to new attempts.</p>
      <QuestionCountNote count={{ ...count, rules: [] }} />
      <SelectedQuestions questions={questions} {...form} />
      <RandomRules
        rules={selection.pools.map((pool) => ({ text: formatPool(pool, course), pool: poolAsShown(pool) }))}
        counts={count.rules}
        about={listParts(course)}
        types={types.filter(([type]) => type === '' || !isGradedByPerson(type))}
        {...form}
      />
      <Order selection={selection} {...form} />
      <QuestionBank
        search={search}
        found={found.filter(({ slug }) => !isAdded.has(slug))}
        selected={selected}
        types={types}
        concepts={[['', 'Any'], ...course.concepts.map(({ id, title }) => [id, title] as const)]}
        path={`${home}/questions`}
        items={`/classes/${classId}/items`}
        isNothingSelected={asAsked.none !== undefined}
      />
    </div>
  )
}

/** The areas and concepts that a random rule can select from. */
function listParts({ areas, concepts }: Pick<Course, 'areas' | 'concepts'>) {
  return [
    ['', 'The whole course'] as const,
    ...areas.map(({ id, title }) => [id, title] as const),
    ...concepts.map(({ id, title }) => [id, `· ${title}`] as const),
  ]
}

type OrderProps = {
  selection: AskedBy
  action: React.ComponentProps<typeof ActionForm>['action']
  hidden: Record<string, string>
}

function Order({ selection, action, hidden }: OrderProps) {
  return (
    <section aria-labelledby="order" className="mt-10">
      <h2 id="order" className="mb-3">
        Order and repeats
      </h2>
      <ActionForm
        action={action}
        submit="Save"
        hidden={{ ...hidden, do: 'set-order' }}
        fields={[
          {
            name: 'unseenDays',
            label: 'Leave out random questions seen in the last … days',
            type: 'number',
            min: 1,
            max: 366,
            required: false,
            defaultValue: selection.unseenDays ?? '',
            help: 'In other quizzes and in review. Leave blank to leave out none.',
          },
        ]}
      >
        <Select
          name="whenFewUnseen"
          label="If too few questions are left"
          value={selection.whenFewUnseen}
          options={[
            ['ask-fewer', 'Ask fewer questions'],
            ['fill-up', 'Include questions seen recently'],
          ]}
        />
        <Checkbox
          name="shuffleItems"
          label="Shuffle the questions for each student"
          isTicked={selection.shuffleItems}
        />
      </ActionForm>
    </section>
  )
}
