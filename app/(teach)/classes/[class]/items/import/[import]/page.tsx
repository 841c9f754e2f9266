import type { Metadata } from 'next'
import Link from 'next/link'
import { z } from 'zod'
import { FILTER_LABELS } from '@/components/teaching/import/import-labels'
import { ImportProgress } from '@/components/teaching/import/import-progress'
import { ReviewQuestion } from '@/components/teaching/import/review-question'
import { ActionButton } from '@/components/ui/action-button'
import { BackLink } from '@/components/ui/back-link'
import { ChoiceLinks } from '@/components/ui/choice-links'
import { Confirm } from '@/components/ui/confirm'
import { Notice } from '@/components/ui/notice'
import { Pagination } from '@/components/ui/pagination'
import { Select } from '@/components/ui/select'
import { UndoNote } from '@/components/ui/undo-note'
import { type ImportFilter, isImportFilter } from '@/domain/interchange/import-filters'
import { formatList, plural } from '@/domain/text/format'
import { getCourse } from '@/server/content/read-course'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { getImport, type ImportReview, QUESTIONS_PER_PAGE } from '@/server/interchange/import-queries'
import { cancelImportAction, deleteImportAction, discardImportedAction } from '../actions'
import { FileList } from './file-list'
import { ImportForm } from './import-form'

export const metadata: Metadata = { title: 'Review questions' }

type Props = {
  params: Promise<{ class: string; import: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const FORM_ID = 'import-questions'
const CategorySchema = z.string().max(200).catch('')
const PageSchema = z.coerce.number().int().min(1).max(10_000).catch(1)

export default async function ReviewImportPage({ params, searchParams }: Props) {
  const target = await params
  const query = await searchParams
  const show: ImportFilter = isImportFilter(query.show) ? query.show : 'all'
  const page = PageSchema.parse(query.page)
  const category = CategorySchema.parse(query.category)
  const review = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return getImport(viewer.id, target, { show, category, page })
  })
  const itemsPath = `/classes/${review.class.id}/items`
  const path = `${itemsPath}/import/${review.id}`
  const hidden = { class: review.class.id, import: review.id }
  const { counts } = review
  const hrefOf = (changes: Record<string, string>) =>
    `${path}?${new URLSearchParams({ show, ...(category ? { category } : {}), ...changes })}`
  const pageHref = (number: number) => hrefOf({ page: String(number) })
  return (
    <div className="page-narrow grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-8">
      <header>
        <BackLink href={`${itemsPath}/import`} label="Import questions" />
        <h1 className="mt-2">Review {plural(counts.all, 'question')}</h1>
        {category && <p className="wrap-anywhere mt-2 text-muted">Category: {category}</p>}
      </header>
      <Summary review={review} hidden={hidden} itemsPath={itemsPath} />
      <FileList files={review.files} hidden={hidden} />
      {counts.left > 0 && review.waiting === 0 && (
        <ImportForm
          id={FORM_ID}
          hidden={{ ...hidden, show, category }}
          shown={category ? `${FILTER_LABELS[show]}, ${category}` : FILTER_LABELS[show]}
          concepts={getCourse(review.class.courseSlug).concepts.map(({ id, title }) => [id, title])}
          hasKnown={counts.known > 0}
          ids={review.questions.map(({ id }) => id)}
        />
      )}
      <section aria-labelledby="questions">
        <h2 id="questions">Questions</h2>
        <ChoiceLinks
          label="Questions to show"
          choices={choicesOf(review)}
          current={show}
          hrefOf={(name) => hrefOf({ show: name })}
        />
        {review.categories.length > 0 && (
          <form method="get" className="mt-4 flex flex-wrap items-end gap-4">
            <input type="hidden" name="show" value={show} />
            <Select
              name="category"
              label="Category of the file"
              value={category}
              options={[['', 'Any'], ...review.categories.map((name) => [name, name] as const)]}
            />
            <button type="submit" className="button-quiet">
              Show
            </button>
          </form>
        )}
        {review.questions.length === 0 ? (
          <p className="mt-6 text-muted">
            {counts.all === 0
              ? 'No questions were found. Correct the format above, or upload another file.'
              : 'No questions match. Choose another filter.'}
          </p>
        ) : (
          <ul className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-6">
            {review.questions.map((question) => (
              <ReviewQuestion key={question.id} question={question} formId={FORM_ID} itemsPath={itemsPath} />
            ))}
          </ul>
        )}
        <Pagination
          previous={page > 1 ? { href: pageHref(page - 1), label: 'Previous questions' } : null}
          next={
            page * QUESTIONS_PER_PAGE < counts[show]
              ? { href: pageHref(page + 1), label: 'More questions' }
              : null
          }
        />
      </section>
      <Confirm
        label="Remove this import…"
        effect={
          <p>Removes the uploaded files and this review. Questions that you imported stay in the class.</p>
        }
        undo={null}
        action={deleteImportAction}
        submit="Remove import"
        hidden={hidden}
      />
    </div>
  )
}

/** Filters that show nothing are left out. */
function choicesOf({ counts }: ImportReview): Record<string, string> {
  return Object.fromEntries(
    Object.entries(FILTER_LABELS).flatMap(([name, label]) => {
      const count = isImportFilter(name) ? counts[name] : 0
      return count > 0 || name === 'all' ? [[name, `${label} (${count})`]] : []
    }),
  )
}

/** “Imported 2 drafts. 1 question was left out.” */
function summaryOf({ draft, published, skipped, failed }: ImportReview['outcomes']): string {
  const imported = [
    ...(draft > 0 ? [plural(draft, 'draft')] : []),
    ...(published > 0 ? [plural(published, 'published question')] : []),
  ]
  return [
    ...(imported.length > 0 ? [`Imported ${formatList(imported)}.`] : []),
    ...(skipped > 0 ? [`${plural(skipped, 'question was', 'questions were')} left out.`] : []),
    ...(failed > 0 ? [`${plural(failed, 'question')} failed.`] : []),
  ].join(' ')
}

type SummaryProps = { review: ImportReview; hidden: Record<string, string>; itemsPath: string }

function Summary({ review, hidden, itemsPath }: SummaryProps) {
  const { waiting, outcomes, discardable } = review
  const done = outcomes.draft + outcomes.published + outcomes.skipped + outcomes.failed
  if (waiting > 0)
    return (
      <div className="grid gap-3">
        <ImportProgress done={done} waiting={waiting} />
        <div>
          <ActionButton action={cancelImportAction} label="Cancel import" hidden={hidden} />
        </div>
      </div>
    )
  if (done === 0) return null
  const said = (
    <>
      {summaryOf(outcomes)}{' '}
      <Link href={itemsPath} prefetch={false}>
        Show the questions of the class
      </Link>
    </>
  )
  if (discardable === 0)
    return (
      <Notice role="status" tone="good" as="div">
        {said}
      </Notice>
    )
  return (
    <UndoNote
      action={discardImportedAction}
      hidden={hidden}
      undoes={`delete ${plural(discardable, 'draft')} that no one has changed`}
    >
      {said}
    </UndoNote>
  )
}
