import type { ReactNode } from 'react'
import { ItemFields } from '@/components/items/item-fields'
import { ItemResult } from '@/components/items/item-result'
import type { ResultRow } from '@/components/items/option-marks'
import { Stem } from '@/components/items/rich-text'
import type { PublicItem } from '@/domain/items/to-public-item'

/** A question of a review, as the page passes it to the session. */
export type ReviewQuestion = {
  /** The slug of its course. */
  course: string
  concept: string
  conceptTitle: string
  fact: string
  isNew: boolean
  versionId: string
  item: PublicItem
  /** For a map question: the map, rendered on the server. */
  figure: ReactNode
}

type Props = {
  question: ReviewQuestion
  prefix: string
  /** The result, after it was answered. */
  rows: readonly ResultRow[] | null
  label?: string
}

/** One question with its fields; after it was answered, with the marked answer in their place. */
export function QuestionFields({ question, prefix, rows, label }: Props) {
  const { item, conceptTitle, isNew, figure } = question
  return (
    <section className="reading" aria-labelledby={`${prefix}-stem`}>
      <p className="eyebrow">
        {label ?? conceptTitle}
        {isNew && <span className="ml-2 rounded bg-accent-soft px-1.5 py-0.5 text-accent">new</span>}
      </p>
      <Stem
        id={`${prefix}-stem`}
        text={item.stem}
        tabIndex={-1}
        className="mt-2 mb-5 max-w-2xl text-xl leading-snug outline-none"
      />
      {rows ? (
        <ItemResult item={item} rows={rows} map={figure} />
      ) : (
        <ItemFields item={item} response={null} name={prefix} map={figure} />
      )}
    </section>
  )
}
