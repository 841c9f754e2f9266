import { Fragment } from 'react'
import { RichIfAuthored, RichLabel } from '@/components/items/rich-text'
import type { Item } from '@/domain/items/item'
import type { Demand } from '@/domain/items/item-fields'
import { TYPE_LABELS } from '@/domain/items/type-labels'
import { formatPercent, plural } from '@/domain/text/format'

export type BankEntry = {
  slug: string
  item: Item
  /** The key in words. */
  answer: string
  /** Its title; null for a class’s own question without one. */
  concept: string | null
  whose: 'course' | 'class' | 'mine'
  isAssignmentOnly: boolean
  timesUsed: number
  facility: number | null
}

const WHOSE_LABELS = {
  course: 'from the course, public',
  class: 'from this class',
  mine: 'from another class of yours',
}

export const DEMAND_LABELS: Readonly<Record<Demand, string>> = {
  recall: 'Recall',
  understand: 'Understand',
  apply: 'Apply',
  analyze: 'Analyze',
}

type Props = { entries: readonly BankEntry[]; isSelected: ReadonlySet<string> }

/** Questions of the bank with checkboxes: the stem, options, key, and what is known about each. */
export function BankEntries({ entries, isSelected }: Props) {
  return (
    <ul className="mt-2 divide-y divide-line border-line border-y">
      {entries.map((entry) => (
        <li key={entry.slug}>
          <label className="flex min-h-11 items-start gap-3 py-2.5">
            <input
              type="checkbox"
              name="s"
              value={entry.slug}
              defaultChecked={isSelected.has(entry.slug)}
              className="mt-0.5 size-5 shrink-0 accent-accent"
            />
            <span className="wrap-anywhere min-w-0">
              <RichLabel text={entry.item.stem} />
              <Details entry={entry} />
            </span>
          </label>
        </li>
      ))}
    </ul>
  )
}

function Details({ entry }: { entry: BankEntry }) {
  const { item, answer, concept, whose, isAssignmentOnly, timesUsed, facility } = entry
  const options = optionsOf(item)
  const facts = [
    TYPE_LABELS[item.type],
    ...(concept === null ? [] : [concept]),
    ...(item.tags ?? []),
    ...(item.demand ? [DEMAND_LABELS[item.demand]] : []),
    facility === null ? 'facility: too few answers' : `facility ${formatPercent(facility)}`,
    timesUsed === 0 ? 'never used' : `used in ${plural(timesUsed, 'assignment')}`,
    WHOSE_LABELS[whose],
    ...(isAssignmentOnly ? ['assignments only'] : []),
  ]
  return (
    <span className="block text-sm">
      {options.length > 0 && (
        <span className="block text-muted">
          Options: <Options texts={options} />
        </span>
      )}
      <span className="block">
        Key: <RichIfAuthored text={answer} texts={options} />
      </span>
      <span className="block text-muted">{facts.join(' · ')}</span>
    </span>
  )
}

function Options({ texts }: { texts: readonly string[] }) {
  return texts.map((text, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two options can have the same text
    <Fragment key={index}>
      {index > 0 && ' · '}
      <RichLabel text={text} />
    </Fragment>
  ))
}

/** What can be chosen, for types whose key alone doesn’t say it. */
function optionsOf(item: Item): string[] {
  return 'options' in item ? item.options.map(({ text }) => text) : []
}
