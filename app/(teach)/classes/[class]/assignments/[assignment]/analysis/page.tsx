import Link from 'next/link'
import { formatFigure, formatPercentage } from '@/components/teaching/analysis/format-figure'
import { ItemCard } from '@/components/teaching/analysis/item-card'
import { QuizFigures } from '@/components/teaching/analysis/quiz-figures'
import { AssignmentHead } from '@/components/teaching/assignment/assignment-head'
import { ActionButton } from '@/components/ui/action-button'
import { WideContent } from '@/components/ui/wide-content'
import { plainText } from '@/domain/items/rich-text'
import { discriminationFigure, facilityFigure } from '@/domain/statistics/figures'
import { formatPercent } from '@/domain/text/format'
import { type AnalyzedItem, getItemAnalysis } from '@/server/analysis/get-item-analysis'
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
  const { assignment, quiz, items } = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return getItemAnalysis(viewer.id, { classId, assignmentId }, which)
  })
  const home = `/classes/${classId}/assignments/${assignmentId}`
  const canTeach = assignment.class.role !== 'observer' && assignment.class.archivedAt === null
  const numbered = items.map((analyzed, index) => ({ analyzed, number: index + 1 }))
  return (
    <div className="page">
      <AssignmentHead home={home} title={assignment.quiz.title} pageTitle="Item analysis" />
      <nav aria-label="Which attempts" className="no-print mt-4 flex flex-wrap gap-2">
        {Object.entries(WHICH_LABELS).map(([id, label]) => (
          <Link
            key={id}
            href={`${home}/analysis?which=${id}&sort=${sort}`}
            prefetch={false}
            aria-current={id === which ? 'true' : undefined}
            className="button-small aria-[current]:border-accent aria-[current]:bg-accent-soft"
          >
            {label}
          </Link>
        ))}
      </nav>
      {quiz.n === 0 ? (
        <p className="mt-8 text-muted">No submissions yet. Statistics appear after the first one.</p>
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
            <nav aria-label="Order" className="no-print mt-4 flex flex-wrap gap-2">
              {Object.entries(SORTS).map(([id, label]) => (
                <Link
                  key={id}
                  href={`${home}/analysis?which=${which}&sort=${id}`}
                  prefetch={false}
                  aria-current={id === sort ? 'true' : undefined}
                  className="button-small aria-[current]:border-accent aria-[current]:bg-accent-soft"
                >
                  {label}
                </Link>
              ))}
            </nav>
            <ItemTable
              items={[...numbered].sort((one, other) => compare(sort, one.analyzed, other.analyzed))}
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
    </div>
  )
}

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

function ItemTable({ items }: { items: { analyzed: AnalyzedItem; number: number }[] }) {
  return (
    <WideContent label="All questions" className="mt-4">
      <table className="w-full border-collapse text-left text-sm">
        <thead className="text-muted">
          <tr>
            {['No.', 'Question', 'Facility', 'Discrimination', 'n'].map((title) => (
              <th key={title} scope="col" className="py-2 pr-4 font-medium">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(({ analyzed: { id, item, statistics, flags, waiver }, number }) => (
            <tr key={id} className="border-line border-t align-top">
              <td className="py-2 pr-3 tabular-nums">{number}</td>
              <th scope="row" className="min-w-56 py-2 pr-4 font-normal">
                <a href={`#${id}`}>{plainText(item.stem)}</a>
                {waiver && (
                  <span className="block text-muted">
                    {waiver === 'dropped' ? 'Dropped.' : 'Full credit for everyone.'} Statistics use the
                    answers as the key grades them.
                  </span>
                )}
                {flags[0] && <span className="block text-warn">{flags[0]}</span>}
              </th>
              <td className="whitespace-nowrap py-2 pr-4 tabular-nums">
                {formatFigure(facilityFigure(statistics), formatPercent)}
              </td>
              <td className="whitespace-nowrap py-2 pr-4 tabular-nums">
                {formatFigure(discriminationFigure(statistics), formatPercentage)}
              </td>
              <td className="py-2 tabular-nums">{statistics.n}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideContent>
  )
}
