import Link from 'next/link'
import { formatFigure } from '@/components/teaching/analysis/format-figure'
import { ItemCard } from '@/components/teaching/analysis/item-card'
import { QuizFigures } from '@/components/teaching/analysis/quiz-figures'
import { AssignmentHead } from '@/components/teaching/assignment/assignment-head'
import { ActionButton } from '@/components/ui/action-button'
import { ChoiceLinks } from '@/components/ui/choice-links'
import { type Column, DataTable } from '@/components/ui/data-table'
import { plainText } from '@/domain/items/rich-text'
import { discriminationFigure, facilityFigure } from '@/domain/statistics/figures'
import { formatDuration, formatPercent, formatPercentage } from '@/domain/text/format'
import { type AnalyzedItem, getItemAnalysis, type UnscoredItem } from '@/server/analysis/get-item-analysis'
import { WhichSchema } from '@/server/analysis/read-scores'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { copyItemAction } from '../../../items/actions'

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
  order: 'Quiz order',
  facility: 'Hardest first',
  discrimination: 'Lowest discrimination first',
} as const

export default async function AnalysisPage({ params, searchParams }: Props) {
  const { class: classId, assignment: assignmentId } = await params
  const query = await searchParams
  const which = WhichSchema.catch('first').parse(query.which)
  const sort = query.sort === 'facility' || query.sort === 'discrimination' ? query.sort : 'order'
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
              here. Parentheses show 95% confidence intervals.
            </p>
            <ChoiceLinks
              label="Order"
              choices={SORTS}
              current={sort}
              hrefOf={(name) => `${home}/analysis?which=${which}&sort=${name}`}
            />
            <DataTable
              caption="All questions"
              columns={ITEM_COLUMNS}
              rows={[...numbered].sort((one, other) => compare(sort, one.analyzed, other.analyzed))}
              keyOf={({ analyzed }) => analyzed.id}
              size="small"
              className="mt-4"
            />
            <div className="mt-10 grid gap-6">
              {numbered.map(({ analyzed, number }) => (
                <ItemCard
                  key={analyzed.id}
                  analyzed={analyzed}
                  number={number}
                  regradePath={canTeach ? `${home}/regrade` : null}
                  edit={canTeach && <EditQuestion classId={classId} analyzed={analyzed} />}
                />
              ))}
            </div>
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
  { title: 'Question', isRowHeader: true, className: 'min-w-56', cell: ({ item }) => plainText(item.stem) },
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

function compare(
  sort: string,
  { statistics: one }: AnalyzedItem,
  { statistics: other }: AnalyzedItem,
): number {
  if (sort === 'facility') return (one.facility ?? 2) - (other.facility ?? 2)
  if (sort === 'discrimination') return (one.discriminationIndex ?? 999) - (other.discriminationIndex ?? 999)
  return 0
}

type NumberedItem = { analyzed: AnalyzedItem; number: number }

const ITEM_COLUMNS: readonly Column<NumberedItem>[] = [
  { title: 'No.', isNumeric: true, cell: ({ number }) => number },
  {
    title: 'Question',
    isRowHeader: true,
    className: 'min-w-56',
    cell: ({ analyzed: { id, item, flags, waiver } }) => (
      <>
        <a href={`#${id}`}>{plainText(item.stem)}</a>
        {waiver && (
          <span className="block text-muted">
            {waiver === 'dropped' ? 'Dropped.' : 'Full credit for everyone.'} Statistics use the answers as
            the key grades them.
          </span>
        )}
        {flags[0] && <span className="block text-warn">{flags[0]}</span>}
      </>
    ),
  },
  {
    title: 'Facility',
    isNumeric: true,
    cell: ({ analyzed: { statistics } }) => formatFigure(facilityFigure(statistics), formatPercent),
  },
  {
    title: 'Discrimination',
    isNumeric: true,
    cell: ({ analyzed: { statistics } }) => formatFigure(discriminationFigure(statistics), formatPercentage),
  },
  { title: 'n', isNumeric: true, cell: ({ analyzed: { statistics } }) => statistics.n },
]
