import { QuestionBank } from '@/components/teaching/assignment/question-bank'
import { RandomRules } from '@/components/teaching/assignment/random-rules'
import { SelectedQuestions } from '@/components/teaching/assignment/selected-questions'
import { UndoNote } from '@/components/ui/undo-note'
import { pointsOfItem, pointsOfPool } from '@/domain/attempts/quiz'
import type { Course } from '@/domain/content/course'
import { formatItemKey } from '@/domain/grading/format-item-key'
import { ITEM_TYPES } from '@/domain/items/item'
import { plainText } from '@/domain/items/rich-text'
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
import { readRemoved } from '@/server/assignments/edit-questions'
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
/** The maximum number of characters that the bank shows of each correct option. */
const KEY_LENGTH = 120

/** The first section of an assignment's page: the questions that it asks, their points, and the bank. */
export async function QuestionsSection(props: Props) {
  const { viewerId, assignment, query, count, started, pointsForm, path } = props
  const { class: ofClass, id, quiz } = assignment
  const selection = askedBy(assignment)
  const course = getCourse(ofClass.courseSlug)
  const form = { action: editQuestionsAction, hidden: { class: ofClass.id, assignment: id } }
  const removing = { ...form, hidden: { ...form.hidden, search: searchOf(query) } }
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
      <RemovedNote {...{ viewerId, assignment, course, query, form }} />
      <SelectedQuestions
        questions={questions.map((entry) => ({
          ...entry,
          points: pointsOfItem(quiz.definition, entry.slug),
        }))}
        pointsForm={pointsForm}
        started={assignment.publishedAt === null ? null : started}
        {...removing}
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
        started={assignment.publishedAt === null ? null : started}
        {...removing}
      />
      <Bank {...{ viewerId, assignment, query, path, course, types }} />
    </section>
  )
}

/** The page's search in the question bank, as a query. */
function searchOf(query: Props['query']): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (!NOT_SEARCH.has(name)) for (const text of [value ?? []].flat()) search.append(name, text)
  return search.toString()
}

const NOT_SEARCH = new Set(['removed', 'publish', 'none', 'clear'])

type RemovedProps = Pick<Props, 'viewerId' | 'assignment' | 'query'> & {
  course: Course
  form: Pick<React.ComponentProps<typeof UndoNote>, 'action' | 'hidden'>
}

/** Says what was just removed, with a button to undo it. */
async function RemovedNote({ viewerId, assignment, course, query, form }: RemovedProps) {
  const removed = readRemoved(query.removed)
  if (removed === null) return null
  const note = (what: string, hidden: Record<string, string>) => (
    <div id="removed" className="mt-4">
      <UndoNote action={form.action} hidden={{ ...form.hidden, ...hidden }} undoes={`restore “${what}”`}>
        “{what}” was removed from the assignment.
      </UndoNote>
    </div>
  )
  const at = String(removed.at)
  if (removed.what === 'pool')
    return note(formatPool(removed.pool, course), {
      ...{ do: 'restore-pool', pool: poolAsShown(removed.pool), at },
    })
  const [found] = await listBankItems(viewerId, assignment, [removed.item])
  if (!found || askedBy(assignment).items.includes(removed.item)) return null
  return note(plainText(found.item.stem), {
    ...{ do: 'restore-item', item: removed.item, points: String(removed.points), at },
  })
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
    answer: formatItemKey(entry.item, KEY_LENGTH),
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
