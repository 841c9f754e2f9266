import { QuestionBank } from '@/components/teaching/assignment/question-bank'
import { RandomRules } from '@/components/teaching/assignment/random-rules'
import { SelectedQuestions } from '@/components/teaching/assignment/selected-questions'
import { pointsOfItem, pointsOfPool } from '@/domain/attempts/quiz'
import type { Course } from '@/domain/content/course'
import { formatItemKey } from '@/domain/grading/format-item-key'
import { ITEM_TYPES } from '@/domain/items/item'
import { TYPE_LABELS } from '@/domain/items/type-labels'
import { isGradedByPerson } from '@/domain/items/types/person-graded-types'
import { plural } from '@/domain/text/format'
import {
  type BankEntry,
  BankSearchSchema,
  listBankItems,
  searchBank,
} from '@/server/assignments/bank-queries'
import { askedBy } from '@/server/assignments/change-assignment'
import type { AskedCount } from '@/server/assignments/count-asked'
import { formatPool } from '@/server/assignments/describe-questions'
import { poolAsShown } from '@/server/assignments/typed-questions'
import { getCourse } from '@/server/content/read-course'
import type { AssignmentRow } from '@/server/quizzes/assignment-access'
import { editQuestionsAction } from '../actions'

type Props = {
  viewerId: string
  assignment: AssignmentRow
  /** The page's query, with the search in the bank. */
  query: Record<string, string | string[] | undefined>
  count: AskedCount
  /** Students who keep the questions that they started with. */
  started: number
  /** The ID of the form that saves the points. */
  pointsForm: string
  /** The path of the page. */
  path: string
}

const PER_PAGE = 20

/** The first section of an assignment's page: the questions that it asks, their points, and the bank. */
export async function QuestionsSection(props: Props) {
  const { viewerId, assignment, query, count, started, pointsForm, path } = props
  const { class: ofClass, id, quiz } = assignment
  const selection = askedBy(assignment)
  const course = getCourse(ofClass.courseSlug)
  const form = { action: editQuestionsAction, hidden: { class: ofClass.id, assignment: id } }
  const types = [['', 'Any type'] as const, ...ITEM_TYPES.map((type) => [type, TYPE_LABELS[type]] as const)]
  const questions = await listBankItems(viewerId, assignment, selection.items)
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">1. Questions</h2>
      {started > 0 && (
        <p className="mt-2 text-muted">
          {plural(started, 'student has started and keeps', 'students have started and keep')} the questions
          and points of that attempt. Changes apply to new attempts.
        </p>
      )}
      <SelectedQuestions
        questions={questions.map((entry) => ({
          ...entry,
          points: pointsOfItem(quiz.definition, entry.slug),
        }))}
        pointsForm={pointsForm}
        {...form}
      />
      <RandomRules
        rules={selection.pools.map((pool) => ({
          ...{ text: formatPool(pool, course), pool: poolAsShown(pool) },
          ...{ questions: pool.count, points: pointsOfPool(pool) },
        }))}
        counts={count.rules}
        about={listParts(course)}
        types={types.filter(([type]) => type === '' || !isGradedByPerson(type))}
        pointsForm={pointsForm}
        {...form}
      />
      <Bank {...{ viewerId, assignment, query, path, course, types }} />
    </section>
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

type BankProps = Pick<Props, 'viewerId' | 'assignment' | 'query' | 'path'> & {
  course: Course
  types: (readonly [string, string])[]
}

async function Bank({ viewerId, assignment, query, path, course, types }: BankProps) {
  const search = BankSearchSchema.parse(query)
  const { found, total, page, pages, selected } = await searchBank(
    viewerId,
    assignment,
    query.clear ? { ...search, s: [] } : search,
    { perPage: PER_PAGE, without: assignment.quiz.definition.items },
  )
  const titles = new Map(course.concepts.map(({ id, title }) => [id, title]))
  const toEntry = (entry: BankEntry) => ({
    ...entry,
    answer: formatItemKey(entry.item),
    concept: entry.item.concept === undefined ? null : (titles.get(entry.item.concept) ?? entry.item.concept),
  })
  return (
    <QuestionBank
      search={search}
      shown={found.map(toEntry)}
      found={total}
      page={page}
      pages={pages}
      selected={selected.map(toEntry)}
      types={types}
      concepts={[['', 'Any'], ...titles]}
      add={`${path}/add`}
      action={editQuestionsAction}
      hidden={{ class: assignment.class.id, assignment: assignment.id }}
      items={`/classes/${assignment.class.id}/items`}
      isNothingSelected={query.none !== undefined}
    />
  )
}
