import Link from 'next/link'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { Item } from '@/domain/items/item'
import { plainText } from '@/domain/items/rich-text'
import { TYPE_LABELS } from '@/domain/items/type-labels'
import { plural } from '@/domain/text/format'
import { SelectedCount } from './selected-count'

type Entry = { slug: string; item: Item; whose: 'course' | 'class' | 'mine'; isAssignmentOnly: boolean }
type Options = React.ComponentProps<typeof Select>['options']

type Props = {
  /** From the page’s URL. */
  search: { text: string; type: string; concept: string; whose: string; page: number }
  found: Entry[]
  /** The questions selected so far, in the order in which they’ll be added. */
  selected: Entry[]
  types: Options
  concepts: Options
  /** The path of this page. The selection is posted to `add` below it. */
  path: string
  /** The path of the page where questions are written. */
  items: string
  /** Whether the form was submitted without a selection. */
  isNothingSelected: boolean
}

const PER_PAGE = 60
const WHOSE_LABELS = {
  course: 'from the course, public',
  class: 'from this class',
  mine: 'from another class of yours',
}

/**
 * Finds questions and adds the selected ones. The search and the selection share one form, so that the selection survives new searches, filters, and
 * pages, with and without JavaScript.
 */
export function QuestionBank(props: Props) {
  const { search, found, selected, path, items, isNothingSelected } = props
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE))
  const page = Math.min(search.page, pages)
  const shown = found.slice((page - 1) * PER_PAGE, page * PER_PAGE)
  const isShown = new Set(shown.map(({ slug }) => slug))
  const isSelected = new Set(selected.map(({ slug }) => slug))
  const elsewhere = selected.filter(({ slug }) => !isShown.has(slug))
  return (
    <section aria-labelledby="bank" className="mt-10">
      <h2 id="bank">Question bank</h2>
      <form method="get" action="#bank" className="mt-3 grid gap-5">
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
            <Entries entries={elsewhere} isSelected={isSelected} />
          </fieldset>
        )}
        {found.length === 0 ? (
          <p className="text-muted">No questions match. Change the search or the filters.</p>
        ) : (
          <fieldset>
            <legend className="text-muted text-sm">
              {plural(found.length, 'question matches', 'questions match')}.
              {pages > 1 && ` Page ${page} of ${pages}.`}
            </legend>
            <Entries entries={shown} isSelected={isSelected} />
          </fieldset>
        )}
        {pages > 1 && <Pages page={page} pages={pages} />}
        {isNothingSelected && (
          <p role="alert" className="text-wrong">
            Select at least one question to add.
          </p>
        )}
        <div>
          <button type="submit" formMethod="post" formAction={`${path}/add`} className="button">
            Add selected questions
          </button>
        </div>
      </form>
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

function Entries({ entries, isSelected }: { entries: Entry[]; isSelected: ReadonlySet<string> }) {
  return (
    <ul className="mt-2 divide-y divide-line border-line border-y">
      {entries.map(({ slug, item, whose, isAssignmentOnly }) => (
        <li key={slug}>
          <label className="flex min-h-11 items-start gap-3 py-2.5">
            <input
              type="checkbox"
              name="s"
              value={slug}
              defaultChecked={isSelected.has(slug)}
              className="mt-0.5 size-5 shrink-0 accent-accent"
            />
            <span>
              {plainText(item.stem)}
              <span className="block text-muted text-sm">
                {TYPE_LABELS[item.type]} · {WHOSE_LABELS[whose]}
                {isAssignmentOnly && ' · assignments only'}
              </span>
            </span>
          </label>
        </li>
      ))}
    </ul>
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
