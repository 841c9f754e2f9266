import Link from 'next/link'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { DEMANDS } from '@/domain/items/item-fields'
import { plural } from '@/domain/text/format'
import { BankEntries, type BankEntry, DEMAND_LABELS } from './bank-entries'
import { BankForm } from './bank-form'
import { SelectedCount } from './selected-count'

type Options = React.ComponentProps<typeof Select>['options']

type Props = {
  /** From the page’s URL. */
  search: {
    text: string
    type: string
    concept: string
    whose: string
    demand: string
    facility: string
    use: string
  }
  /** Those on this page of the list. */
  shown: BankEntry[]
  found: number
  page: number
  pages: number
  /** The questions selected so far, in the order in which they’ll be added. */
  selected: BankEntry[]
  types: Options
  concepts: Options
  /** The route that the selection is posted to without JavaScript. */
  add: string
  action: React.ComponentProps<typeof BankForm>['action']
  hidden: Record<string, string>
  /** The path of the page where questions are written. */
  items: string
  /** Whether the form was submitted without a selection. */
  isNothingSelected: boolean
}

/**
 * Finds questions and adds the selected ones. The search and the selection share one form, so that the selection survives new searches, filters, and
 * pages, with and without JavaScript.
 */
export function QuestionBank(props: Props) {
  const { shown, found, page, pages, selected, add, action, hidden, items, isNothingSelected } = props
  const isShown = new Set(shown.map(({ slug }) => slug))
  const isSelected = new Set(selected.map(({ slug }) => slug))
  const elsewhere = selected.filter(({ slug }) => !isShown.has(slug))
  return (
    <section aria-labelledby="bank" className="mt-8">
      <h3 id="bank">Question bank</h3>
      <BankForm action={action} hidden={hidden}>
        <SearchFields {...props} />
        <div className="flex flex-wrap gap-3">
          <button type="submit" className="button-quiet">
            Search
          </button>
          <Link href={items} prefetch={false} className="button-quiet">
            Write a question
          </Link>
        </div>
        <div className="flex flex-wrap items-center gap-3 rounded-lg bg-wash px-4 py-3">
          <SelectedCount initial={selected.length} />
          {selected.length > 0 && (
            <button type="submit" name="clear" value="1" className="button-small">
              Clear selection
            </button>
          )}
        </div>
        {elsewhere.length > 0 && (
          <fieldset>
            <legend className="font-medium">Selected in other searches and pages</legend>
            <BankEntries entries={elsewhere} isSelected={isSelected} />
          </fieldset>
        )}
        {found === 0 ? (
          <p className="text-muted">No questions match. Change the search or the filters.</p>
        ) : (
          <fieldset>
            <legend className="text-muted text-sm">
              {plural(found, 'question matches', 'questions match')}.
              {pages > 1 && ` Page ${page} of ${pages}.`}
            </legend>
            <BankEntries entries={shown} isSelected={isSelected} />
          </fieldset>
        )}
        {pages > 1 && <Pages page={page} pages={pages} />}
        {isNothingSelected && (
          <p role="alert" className="text-wrong">
            Select at least one question to add.
          </p>
        )}
        <div>
          <button type="submit" formMethod="post" formAction={add} className="button">
            Add selected questions
          </button>
        </div>
      </BankForm>
    </section>
  )
}

function SearchFields({ search, types, concepts }: Props) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        field={{ name: 'text', label: 'Text of the question', defaultValue: search.text, isFilter: true }}
      />
      <Select name="type" label="Type" value={search.type} options={types} />
      <Select name="concept" label="Concept" value={search.concept} options={concepts} />
      <Select
        name="demand"
        label="Demand"
        value={search.demand}
        options={[['', 'Any'], ...DEMANDS.map((demand) => [demand, DEMAND_LABELS[demand]] as const)]}
      />
      <Select
        name="facility"
        label="Facility"
        value={search.facility}
        options={[
          ['', 'Any'],
          ['hard', 'Hard: under 50%'],
          ['medium', 'Medium: 50–79%'],
          ['easy', 'Easy: 80% or more'],
          ['unknown', 'Too few answers'],
        ]}
      />
      <Select
        name="use"
        label="Use"
        value={search.use}
        options={[
          ['', 'Any'],
          ['never', 'Never used in your classes'],
          ['used', 'Used in your classes'],
        ]}
      />
      <Select
        name="whose"
        label="Source"
        value={search.whose}
        options={[
          ['', 'All'],
          ['course', 'The course (public)'],
          ['class', 'This class'],
          ['mine', 'My other classes'],
        ]}
      />
    </div>
  )
}

function Pages({ page, pages }: { page: number; pages: number }) {
  const to = (target: number, label: string) => (
    <button type="submit" name="page" value={target} className="button-quiet">
      {label}
    </button>
  )
  return (
    <div className="flex flex-wrap gap-3">
      {page > 1 && to(page - 1, 'Previous page')}
      {page < pages && to(page + 1, 'Next page')}
    </div>
  )
}
