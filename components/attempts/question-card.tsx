import type { ReactNode } from 'react'
import { ItemFields } from '@/components/items/item-fields'
import { Stem } from '@/components/items/rich-text'
import type { PublicItem } from '@/domain/items/public-item'
import type { ItemResponse } from '@/domain/items/response'
import { SurenessFields } from './sureness-fields'

type Props = {
  question: {
    slot: number
    item: PublicItem
    response: ItemResponse
    flagged: boolean
    revision: number
    certainty?: number | null
    confidence?: number | null
    checking?: { isLocked: boolean } | null
  }
  total: number
  prefix: string
  /** What cannot be read in the answer that stands. */
  problem: string | null
  figure: ReactNode
  /** What is asked beside the answer: how sure the learner is. */
  asks?: 'certainty' | 'confidence' | null
  /** Whether a plain post of the form saves it: it is the one that is shown. */
  isPosted?: boolean
  /** Whether there is a way back to what is flagged. */
  canFlag?: boolean
  /** How checking on the way stands, with its button. */
  checking?: ReactNode
}

/** One question with its fields; `data-slot` and the rest is what the form's script saves by. */
export function QuestionCard(props: Props) {
  const { question, total, prefix, problem, figure, canFlag = true, isPosted = true, checking } = props
  const isLocked = question.checking?.isLocked ?? false
  const { slot, item, response, flagged, revision } = question
  return (
    <section
      aria-labelledby={`${prefix}-stem`}
      data-slot={slot}
      data-prefix={prefix}
      data-revision={revision}
      data-item={JSON.stringify(item)}
    >
      <input type="hidden" name={isPosted && !isLocked ? 'slot' : 'other'} value={slot} />
      <input type="hidden" name={`${prefix}-revision`} value={revision} />
      <div className="question-head flex items-center justify-between gap-4">
        <p className="eyebrow">
          Question {slot} of {total}
        </p>
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
      {/* A locked answer stands: its fields are shown, and neither edited nor posted. */}
      <fieldset disabled={isLocked} className="contents">
        <ItemFields item={item} response={response} name={prefix} map={figure} />
      </fieldset>
      {props.asks && !isLocked && (
        <SurenessFields
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
      {/* Empty: the form's script writes into both. */}
      <div data-note="" />
      <p role="status" data-save-state="" className="save-state mt-3 min-h-6 text-sm" />
    </section>
  )
}
