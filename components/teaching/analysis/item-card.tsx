import Link from 'next/link'
import type { ReactNode } from 'react'
import { RichLabel, RichText } from '@/components/items/rich-text'
import { Notice } from '@/components/ui/notice'
import { meetsThreshold } from '@/domain/grading/meets-threshold'
import type { Item } from '@/domain/items/item'
import { hasMarks } from '@/domain/items/rich-text'
import { TYPE_LABELS } from '@/domain/items/type-labels'
import type { Waiver } from '@/domain/regrading/regrade'
import { discriminationFigure, facilityFigure, plainFigure } from '@/domain/statistics/figures'
import type { ItemStatistics } from '@/domain/statistics/item-statistics'
import { formatDuration, formatPercent, formatPercentage } from '@/domain/text/format'
import { formatFigure } from './format-figure'
import { OptionPlot } from './option-plot'

type Analyzed = {
  id: string
  item: Item
  versions: number[]
  statistics: ItemStatistics
  guessScore: number | null
  options: Parameters<typeof OptionPlot>[0]['options']
  answers: { text: string; count: number; fraction: number | null }[]
  blank: number
  times: { n: number; low: number; median: number; high: number } | null
  flags: string[]
  isKeyHidden: boolean
  waiver: Waiver | null
}

type Props = {
  analyzed: Analyzed
  number: number
  regradePath: string | null
  /** The link or button to edit the question; null for viewers who can’t. */
  edit: ReactNode
}

const WAIVER_NOTES: Readonly<Record<Waiver, string>> = {
  'full-credit':
    'Everyone got full credit for this question. These statistics use the answers as the key grades them, without the full credit. Weights use the points that count.',
  dropped:
    'This question was dropped and is worth 0 points. These statistics use the answers as the key grades them. It isn’t part of totals and weights.',
}

const MAX_ANSWERS = 12
const MAX_OPTIONS = 12

/** One question of an assignment: a line that opens all of its statistics. */
export function ItemCard({ analyzed, number, regradePath, edit }: Props) {
  const { id, item, versions, statistics, flags, waiver } = analyzed
  return (
    <details data-print-open="" id={id} className="group scroll-mt-24 border-line border-b">
      <summary className="grid min-h-11 grid-cols-[auto_auto_minmax(0,1fr)] items-baseline gap-x-3 gap-y-0.5 py-2 sm:grid-cols-[auto_auto_minmax(0,1fr)_10rem_13rem_3rem]">
        <span aria-hidden="true" className="text-muted group-open:rotate-90">
          ›
        </span>
        <span className="min-w-6 tabular-nums">{number}.</span>
        <span className="wrap-anywhere min-w-0">
          <RichLabel text={item.stem} />
          {flags[0] && <span className="block text-sm text-warn">⚑ {flags[0]}</span>}
          {waiver && (
            <span className="block text-muted text-sm">
              {waiver === 'dropped' ? 'Dropped.' : 'Full credit for everyone.'}
            </span>
          )}
        </span>
        <Figure label="Facility">{formatFigure(facilityFigure(statistics), formatPercent)}</Figure>
        <Figure label="Discrimination">
          {formatFigure(discriminationFigure(statistics), formatPercentage)}
        </Figure>
        <Figure label="n">{statistics.n}</Figure>
      </summary>
      <div className="pt-1 pb-6 sm:pl-9">
        <p className="eyebrow">
          {TYPE_LABELS[item.type]}
          {versions.length > 1 && ` · versions ${versions.join(', ')} combined`}
        </p>
        {hasMarks(item.stem) && <RichText text={item.stem} className="mt-1" />}
        <Details analyzed={analyzed} />
        {regradePath && (
          <div className="no-print mt-5 flex flex-wrap gap-3">
            {edit}
            <Link href={`${regradePath}?item=${id}`} prefetch={false} className="button-small">
              Regrade
            </Link>
          </div>
        )}
      </div>
    </details>
  )
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className="text-sm tabular-nums max-sm:col-start-3">
      <span className="text-muted">{label} </span>
      {children}
    </span>
  )
}

function Details({ analyzed }: { analyzed: Analyzed }) {
  const { id, statistics, guessScore, options, answers, blank, times, flags, isKeyHidden, waiver } = analyzed
  const { n, discriminativeEfficiency, effectiveWeight, intendedWeight, standardDeviation } = statistics
  const rows = [
    ['Efficiency', formatFigure(plainFigure(discriminativeEfficiency, n), formatPercentage)],
    ['Standard deviation', formatFigure(plainFigure(standardDeviation, n), formatPercent)],
    ['Intended weight', intendedWeight === null ? 'none' : formatPercentage(intendedWeight)],
    ['Effective weight', formatFigure(plainFigure(effectiveWeight, n), formatPercentage)],
    [
      'Random guess score',
      guessScore === null ? 'depends on the number selected' : formatPercent(guessScore),
    ],
    ['Answers', `${n - blank} of ${n}`],
    [
      'Time',
      times
        ? `${formatDuration(times.median)} (${formatDuration(times.low)} to ${formatDuration(times.high)})`
        : 'none',
    ],
  ] as const
  return (
    <>
      {waiver && <p className="mt-3">{WAIVER_NOTES[waiver]}</p>}
      {flags.length > 0 && (
        <ul className="mt-3 grid gap-1.5">
          {flags.map((flag) => (
            <li key={flag}>
              <Notice tone="warn">{flag}</Notice>
            </li>
          ))}
        </ul>
      )}
      <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-3">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt className="text-muted text-sm">{name}</dt>
            <dd className="font-medium tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {isKeyHidden && (
        <p className="mt-4 text-muted">
          This question is for assignments only. Its answers are hidden until the assignment closes for
          everyone.
        </p>
      )}
      {options.length > 0 && options.length <= MAX_OPTIONS && <OptionPlot id={id} options={options} />}
      {options.length > MAX_OPTIONS && (
        <OptionPlot id={id} options={[...options].sort((a, b) => b.count - a.count).slice(0, MAX_OPTIONS)} />
      )}
      {answers.length > 0 && (
        <>
          <h3 className="mt-4 font-semibold text-base">Most common answers</h3>
          <ul className="mt-1 grid gap-1 text-sm">
            {answers.slice(0, MAX_ANSWERS).map(({ text, count, fraction }) => (
              <li key={text} className="flex justify-between gap-4 border-line border-t py-1">
                <span>{text}</span>
                <span className="whitespace-nowrap tabular-nums">
                  {count} ×{' '}
                  {fraction === null
                    ? 'invalid answer'
                    : meetsThreshold(fraction, 1)
                      ? 'correct'
                      : fraction > 0
                        ? 'partially correct'
                        : 'incorrect'}
                </span>
              </li>
            ))}
          </ul>
          {answers.length > MAX_ANSWERS && (
            <p className="mt-1 text-muted text-sm">
              and {answers.length - MAX_ANSWERS} more, each less common
            </p>
          )}
        </>
      )}
    </>
  )
}
