import { MoreOption, MoreOptions } from '@/components/teaching/assignment/more-option'
import { QuestionBank } from '@/components/teaching/assignment/question-bank'
import { QuestionOrder } from '@/components/teaching/assignment/question-order'
import { RandomRules } from '@/components/teaching/assignment/random-rules'
import { SelectedQuestions } from '@/components/teaching/assignment/selected-questions'
import { ActionForm } from '@/components/ui/action-form'
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
import type { AskedCount } from '@/server/assignments/count-asked'
import { formatPool } from '@/server/assignments/describe-questions'
import { askedBy, poolAsShown } from '@/server/assignments/edit-questions'
import { getCourse } from '@/server/content/read-course'
import type { AssignmentRow } from '@/server/quizzes/assignment-access'
import { editQuestionsAction, savePointsAction } from '../actions'

type Props = {
  viewerId: string
  assignment: AssignmentRow
  /** The page's query, with the search in the bank. */
  query: Record<string, string | string[] | undefined>
  count: AskedCount
  /** Students who keep the questions that they started with. */
  started: number
  /** The path of the page. */
  path: string
}

const POINTS_FORM = 'question-points'
const PER_PAGE = 20

/** The first section of an assignment's page: the questions that it asks, their points, and the bank. */
export async function QuestionsSection({ viewerId, assignment, query, count, started, path }: Props) {
  const { class: ofClass, id, quiz } = assignment
  const selection = askedBy(assignment)
  const course = getCourse(ofClass.courseSlug)
  const form = { action: editQuestionsAction, hidden: { class: ofClass.id, assignment: id } }
  const types = [['', 'Any type'] as const, ...ITEM_TYPES.map((type) => [type, TYPE_LABELS[type]] as const)]
  const questions = await listBankItems(viewerId, assignment, selection.items)
  const hasPoints = questions.length > 0 || selection.pools.length > 0
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
        pointsForm={POINTS_FORM}
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
        pointsForm={POINTS_FORM}
        {...form}
      />
      {hasPoints && (
        <div className="mt-4">
          <ActionForm
            id={POINTS_FORM}
            action={savePointsAction}
            submit="Save points"
            fields={[]}
            hidden={form.hidden}
          />
        </div>
      )}
      <div id="order" className="mt-8 scroll-mt-4">
        <MoreOptions>
          <MoreOption label="Order and repeats" value={describeOrder(selection)}>
            <div className="sm:col-span-2">
              <QuestionOrder selection={selection} {...form} />
            </div>
          </MoreOption>
        </MoreOptions>
      </div>
      <Bank {...{ viewerId, assignment, query, path, course, types }} />
    </section>
  )
}

function describeOrder({ shuffleItems, unseenDays, whenFewUnseen }: ReturnType<typeof askedBy>): string {
  const order = shuffleItems ? 'Shuffled for each student' : 'Same order for everyone'
  if (unseenDays === null) return `${order}; recently seen questions can appear`
  const otherwise = whenFewUnseen === 'fill-up' ? 'if there are enough others' : 'or fewer are asked'
  return `${order}; none seen in the last ${plural(unseenDays, 'day')}, ${otherwise}`
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
