import type { ReactNode } from 'react'
import { ItemFields } from '@/components/items/item-fields'
import { ItemResult } from '@/components/items/item-result'
import type { ResultRow } from '@/components/items/option-marks'
import { Stem } from '@/components/items/rich-text'
import type { ItemResponse } from '@/domain/items/response'
import type { PublicItem } from '@/domain/items/to-public-item'
import { ConfidenceFields } from './confidence-fields'

type Props = {
  question: {
    slot: number
    item: PublicItem
    response: ItemResponse
    flagged: boolean
    revision: number
    certainty?: number | null
    confidence?: number | null
    checking?: { isLocked: boolean; review: { rows: readonly ResultRow[] } | null } | null
  }
  /** Where the question is in the attempt. */
  position: string
  prefix: string
  /** What is invalid in the saved answer. */
  problem: string | null
  figure: ReactNode
  /** What is asked in addition to the answer: certainty or confidence. */
  asks?: 'certainty' | 'confidence' | null
  /** Whether posting the form without JavaScript saves it: true for the question that is shown. */
  isPosted?: boolean
  /** Whether the learner can return to a flagged question. */
  canFlag?: boolean
  /** The result of the last check, with the button. */
  checking?: ReactNode
}

/** One question with its fields. The form's script uses `data-slot` and the other data attributes to save it. */
export function QuestionCard(props: Props) {
  const { question, position, prefix, problem, figure, canFlag = true, isPosted = true, checking } = props
  const isLocked = question.checking?.isLocked ?? false
  const { slot, item, response, flagged, revision } = question
  return (
    <section
      className="reading"
      aria-labelledby={`${prefix}-stem`}
      data-slot={slot}
      data-prefix={prefix}
      data-revision={revision}
      data-item={JSON.stringify(item)}
    >
      <input type="hidden" name={isPosted && !isLocked ? 'slot' : 'other'} value={slot} />
      <input type="hidden" name={`${prefix}-revision`} value={revision} />
      <div className="question-head flex items-center justify-between gap-4">
        <p className="eyebrow">{position}</p>
        {canFlag && (
          <button
            type="submit"
            name="go"
            value={`${flagged ? 'unflag' : 'flag'}:${slot}`}
            aria-pressed={flagged}
            data-flag={slot}
            className="button-small"
          >
            <span aria-hidden="true">⚑</span> Flag for later
          </button>
        )}
      </div>
      <Stem
        id={`${prefix}-stem`}
        text={item.stem}
        tabIndex={-1}
        className="mt-2 mb-5 max-w-2xl text-xl leading-snug outline-none"
      />
      {isLocked && question.checking?.review ? (
        <ItemResult item={item} rows={question.checking.review.rows} map={figure} />
      ) : (
        // A locked answer is final, also without its result, such as offline: it can't be edited or posted.
        <fieldset disabled={isLocked} className="contents">
          <ItemFields item={item} response={response} name={prefix} map={figure} />
        </fieldset>
      )}
      {props.asks && !isLocked && (
        <ConfidenceFields
          asks={props.asks}
          prefix={prefix}
          certainty={question.certainty ?? null}
          confidence={question.confidence ?? null}
        />
      )}
      {problem && (
        <p data-problem className="mt-3 text-sm text-wrong">
          {problem}
        </p>
      )}
      {checking}
      {/* The form's script fills both. */}
      <div data-note="" />
      <p role="status" data-save-state="" className="save-state mt-3 min-h-6 text-sm" />
    </section>
  )
}
