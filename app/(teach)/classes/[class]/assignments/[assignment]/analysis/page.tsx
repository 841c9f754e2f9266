import type { Metadata } from 'next'
import Link from 'next/link'
import { z } from 'zod'
import { RichLabel } from '@/components/items/rich-text'
import { ItemCard } from '@/components/teaching/analysis/item-card'
import { QuizFigures } from '@/components/teaching/analysis/quiz-figures'
import { AssignmentHead } from '@/components/teaching/assignment/assignment-head'
import { ActionButton } from '@/components/ui/action-button'
import { ChoiceLinks } from '@/components/ui/choice-links'
import { type Column, DataTable } from '@/components/ui/data-table'
import { OpenForPrint } from '@/components/ui/open-for-print'
import { PrintButton } from '@/components/ui/print-button'
import { plainText } from '@/domain/items/rich-text'
import { formatDuration } from '@/domain/text/format'
import { type AnalyzedItem, getItemAnalysis, type UnscoredItem } from '@/server/analysis/get-item-analysis'
import { WhichSchema } from '@/server/analysis/read-scores'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { copyItemAction } from '../../../items/actions'

export const metadata: Metadata = { title: 'Item analysis' }

type Props = {
  params: Promise<{ class: string; assignment: string }>
  searchParams: Promise<{ which?: string; sort?: string }>
}

const WHICH_LABELS = {
  first: 'First attempts',
  last: 'Last attempts',
  highest: 'Best attempts',
  all: 'All attempts',
} as const
const SORTS = {
  flagged: 'Flagged first',
  order: 'Quiz order',
  facility: 'Hardest first',
  discrimination: 'Lowest discrimination first',
} as const

const SortSchema = z.enum(['flagged', 'order', 'facility', 'discrimination'])
type Sort = z.infer<typeof SortSchema>

export default async function AnalysisPage({ params, searchParams }: Props) {
  const { class: classId, assignment: assignmentId } = await params
  const query = await searchParams
  const which = WhichSchema.catch('first').parse(query.which)
  const sort = SortSchema.catch('flagged').parse(query.sort)
  const { assignment, quiz, items, unscored } = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return getItemAnalysis(viewer.id, { classId, assignmentId }, which)
  })
  const home = `/classes/${classId}/assignments/${assignmentId}`
  const canTeach = assignment.class.role !== 'observer' && assignment.class.archivedAt === null
  const numbered = items.map((analyzed, index) => ({ analyzed, number: index + 1 }))
  return (
    <div className="page">
      <AssignmentHead home={home} title={assignment.quiz.title} pageTitle="Item analysis" />
      <ChoiceLinks
        label="Which attempts"
        choices={WHICH_LABELS}
        current={which}
        hrefOf={(name) => `${home}/analysis?which=${name}&sort=${sort}`}
      />
      {quiz.n === 0 ? (
        unscored.length === 0 && (
          <p className="mt-8 text-muted">No submissions yet. Statistics appear after the first one.</p>
        )
      ) : (
        <>
          <section aria-labelledby="whole" className="mt-8">
            <h2 id="whole">Summary</h2>
            <QuizFigures quiz={quiz} />
          </section>
          <section aria-labelledby="questions" className="mt-12">
            <h2 id="questions">Questions</h2>
            <p className="mt-2 max-w-3xl text-muted">
              Facility is the average share of the points. With certainty-based scoring it ranges from −200%
              to 100%. Discrimination shows whether students who did well on the other questions did well
              here. Parentheses show 95% confidence intervals. Select a question to see everything about it.
            </p>
            <ChoiceLinks
              label="Order"
              choices={SORTS}
              current={sort}
              hrefOf={(name) => `${home}/analysis?which=${which}&sort=${name}`}
            />
            <p className="no-print mt-4">
              <PrintButton />
            </p>
            <OpenForPrint>
              <div className="mt-4 border-line border-t">
                {[...numbered]
                  .sort((one, other) => compare(sort, one.analyzed, other.analyzed))
                  .map(({ analyzed, number }) => (
                    <ItemCard
                      key={analyzed.id}
                      analyzed={analyzed}
                      number={number}
                      regradePath={canTeach ? `${home}/regrade` : null}
                      edit={canTeach && <EditQuestion classId={classId} analyzed={analyzed} />}
                    />
                  ))}
              </div>
            </OpenForPrint>
          </section>
        </>
      )}
      {unscored.length > 0 && <Unscored items={unscored} />}
    </div>
  )
}

/** Questions without statistics, because no program can grade them. */
function Unscored({ items }: { items: UnscoredItem[] }) {
  return (
    <section aria-labelledby="unscored" className="mt-12">
      <h2 id="unscored">Not scored</h2>
      <p className="mt-2 max-w-3xl text-muted">
        Only a person can grade these questions. Until then, they aren’t part of any score or statistic.
      </p>
      <DataTable
        caption="Questions without scores"
        columns={UNSCORED_COLUMNS}
        rows={items}
        keyOf={({ id }) => id}
        size="small"
        className="mt-4"
      />
    </section>
  )
}

const UNSCORED_COLUMNS: readonly Column<UnscoredItem>[] = [
  {
    title: 'Question',
    isRowHeader: true,
    className: 'min-w-56',
    cell: ({ item }) => <RichLabel text={item.stem} />,
  },
  { title: 'Answers', isNumeric: true, cell: ({ answered, asked }) => `${answered} of ${asked}` },
  {
    title: 'Median time to the first save',
    isNumeric: true,
    cell: ({ times }) => (times ? formatDuration(times.median) : 'none'),
  },
]

/** Classes share course questions, so a class edits its own copy. */
function EditQuestion({ classId, analyzed }: { classId: string; analyzed: AnalyzedItem }) {
  const { id, isOwn } = analyzed
  return isOwn ? (
    <Link href={`/classes/${classId}/items/${id}`} prefetch={false} className="button-small">
      Edit question
    </Link>
  ) : (
    <ActionButton
      action={copyItemAction}
      label={`Copy and edit: ${plainText(analyzed.item.stem)}`}
      sign="Copy and edit"
      hidden={{ class: classId, item: id }}
    />
  )
}

/** Keeps the order of the quiz among equal ones. */
function compare(sort: Sort, one: AnalyzedItem, other: AnalyzedItem): number {
  const [a, b] = [one.statistics, other.statistics]
  switch (sort) {
    case 'flagged':
      return Number(other.flags.length > 0) - Number(one.flags.length > 0)
    case 'facility':
      return (a.facility ?? 2) - (b.facility ?? 2)
    case 'discrimination':
      return (a.discriminationIndex ?? 999) - (b.discriminationIndex ?? 999)
    case 'order':
      return 0
  }
}
