'use client'

import { type ReactNode, useActionState } from 'react'
import { ConfidenceFields } from '@/components/attempts/confidence-fields'
import { ResultCard } from '@/components/attempts/result-card'
import { ItemFields } from '@/components/items/item-fields'
import { Stem } from '@/components/items/rich-text'
import { Notice } from '@/components/ui/notice'
import { fieldPrefix } from '@/domain/attempts/field-prefix'
import type { VisibleResult } from '@/domain/attempts/visible-result'
import type { PublicItem } from '@/domain/items/to-public-item'
import { formatNumber, formatPercent, plural } from '@/domain/text/format'

type Results = {
  earned: number | null
  possible: number | null
  items: { slot: number; item: PublicItem; review: VisibleResult }[]
}
type Outcome = { ok: true; data: Results } | { ok: false; message: string } | null

type Props = {
  questions: {
    slot: number
    item: PublicItem
    map: ReactNode
    /** The key in words, if the preview shows keys. */
    answer: string | null
    /** What is asked in addition to the answer. */
    asks: 'certainty' | 'confidence' | null
  }[]
  action: (state: never, form: FormData) => Promise<NonNullable<Outcome>>
  hidden: Record<string, string>
  courseSlug: string
  sectionTitles: Readonly<Record<string, string>>
}

/** An assignment that staff answer and submit like a student. It shows the results, and nothing is saved. Works without JavaScript. */
export function PreviewForm({ questions, action, hidden, courseSlug, sectionTitles }: Props) {
  const [outcome, run, isPending] = useActionState(
    action as (state: Outcome, form: FormData) => Promise<Outcome>,
    null,
  )
  if (outcome?.ok) {
    const maps = new Map(questions.map(({ slot, map }) => [slot, map]))
    return <PreviewResults results={outcome.data} {...{ maps, courseSlug, sectionTitles }} />
  }
  return (
    <form action={run} className="mt-10 grid gap-10">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ol className="grid gap-10">
        {questions.map(({ slot, item, map, answer, asks }) => (
          <li key={slot} className="card">
            <p className="eyebrow">
              Question {slot} of {questions.length}
            </p>
            <Stem text={item.stem} className="mt-2 mb-5 max-w-2xl text-xl leading-snug" />
            <ItemFields item={item} response={null} name={fieldPrefix(slot)} map={map} />
            {asks && (
              <ConfidenceFields {...{ asks, prefix: fieldPrefix(slot), certainty: null, confidence: null }} />
            )}
            {answer !== null && (
              <p className="mt-4 rounded-lg bg-wash px-4 py-3">
                <strong>Key:</strong> {answer}
              </p>
            )}
          </li>
        ))}
      </ol>
      <p role="alert" className="text-wrong">
        {outcome?.ok === false && outcome.message}
      </p>
      <div>
        <button type="submit" aria-disabled={isPending} className="button">
          {isPending ? 'Working…' : 'Submit'}
        </button>
      </div>
    </form>
  )
}

type ResultsProps = Pick<Props, 'courseSlug' | 'sectionTitles'> & {
  results: Results
  maps: ReadonlyMap<number, ReactNode>
}

function PreviewResults({ results, maps, courseSlug, sectionTitles }: ResultsProps) {
  const { earned, possible, items } = results
  return (
    <section aria-labelledby="preview-results" className="mt-10">
      <h2 id="preview-results">
        {earned === null || !possible
          ? 'Submitted'
          : `${formatPercent(earned / possible)}: ${formatNumber(earned)} of ${plural(possible, 'point')}`}
      </h2>
      <Notice role="status" className="mt-3">
        This is what a student sees right after submitting. Nothing was saved.
        {items.length === 0 && ' Results visibility hides the answers until later.'}
      </Notice>
      <ol className="mt-5 grid gap-6">
        {items.map(({ slot, item, review }) => (
          <li key={slot} className="min-w-0">
            <ResultCard {...{ slot, item, review, courseSlug, sectionTitles }} map={maps.get(slot)} />
          </li>
        ))}
      </ol>
    </section>
  )
}
