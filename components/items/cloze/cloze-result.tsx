import { Fragment } from 'react'
import { GivenAnswer } from '@/components/items/given-answer'
import type { ResultRow } from '@/components/items/option-marks'
import type { ResultProps } from '@/components/items/result-props'
import { RichIfAuthored, RichLine } from '@/components/items/rich-text'
import { clozePieces } from './cloze-pieces'

/** The text, with the learner’s answer and the correct one in each gap. */
export function ClozeResult({ item, rows }: ResultProps<'cloze'>) {
  return (
    <p className="wrap-anywhere max-w-2xl font-serif text-lg leading-[2.2]">
      {clozePieces(item).map(({ key, text, gap }) => {
        const row = gap && rows.find(({ id }) => id === gap.id)
        return (
          <Fragment key={key}>
            {row ? (
              <GapResult
                row={row}
                texts={gap.type === 'choice' ? gap.options.map((option) => option.text) : []}
              />
            ) : (
              <RichLine text={text} />
            )}
          </Fragment>
        )
      })}
    </p>
  )
}

function GapResult({ row, texts }: { row: ResultRow; texts: readonly string[] }) {
  const { correct, status, reason } = row
  return (
    <span className="font-sans text-base">
      <span className="rounded-md border border-line bg-card box-decoration-clone px-2 py-1">
        <GivenAnswer row={row} texts={texts} />
      </span>
      {correct !== null && status !== 'correct' && (
        <span className="ml-1.5 text-sm">
          (<span className="font-medium text-good">correct answer:</span>{' '}
          <RichIfAuthored text={correct} texts={texts} />)
        </span>
      )}
      {reason && <span className="ml-1.5 text-sm text-wrong">{reason}</span>}
    </span>
  )
}
