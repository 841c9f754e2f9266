import { ShortcutHint } from '@/components/shortcuts/keys'
import { CONFIDENCE_LEVELS } from '@/domain/calibration/confidence-levels'
import { formatPercent } from '@/domain/text/format'
import { CONFIDENCE_KEYS, REVIEW_SHORTCUTS } from './use-review-keys'

type Props = {
  isChecked: boolean
  isSending: boolean
  /** Whether this is the last question. */
  isLast: boolean
  asksConfidence: boolean
  /** Whether the learner can rate the answer. */
  isRated: boolean
  onUndo: () => void
}

/** The buttons of a session, within reach of the thumb: check, or check and state confidence in one tap; then next. */
export function SessionBar({ isChecked, isSending, isLast, asksConfidence, isRated, onUndo }: Props) {
  const asks = asksConfidence && !isChecked
  return (
    <div className="sticky bottom-0 mt-8 border-line border-t bg-paper/95 py-2.5 backdrop-blur sm:py-3">
      <div
        className={asks ? 'max-sm:grid max-sm:grid-cols-4 max-sm:gap-x-1.5 sm:flex sm:gap-3' : 'flex gap-3'}
      >
        {asks && (
          <p aria-hidden="true" className="col-span-4 mb-1 text-muted text-xs sm:hidden">
            Check, or check with your confidence:
          </p>
        )}
        {/* This is the first button, so Enter in a field presses it. */}
        <button
          type="submit"
          data-main
          className={`button ${asks ? 'max-sm:px-1' : 'max-sm:flex-1'}`}
          // Not `disabled`, which would lose the focus.
          aria-disabled={isSending}
        >
          {isChecked ? (isLast ? 'Finish' : 'Next') : isSending ? 'Checking…' : 'Check'}
        </button>
        {asks && <ConfidenceButtons isSending={isSending} />}
        {isChecked && (
          <button type="button" className="button-quiet" onClick={onUndo} aria-disabled={isSending}>
            Undo
          </button>
        )}
      </div>
      <p className="needs-script mt-2 flex flex-wrap gap-x-1 text-muted text-xs max-sm:hidden">
        {isRated && <ShortcutHint shortcut={REVIEW_SHORTCUTS.rate}>rate</ShortcutHint>}
        {!isChecked && <ShortcutHint shortcut={REVIEW_SHORTCUTS.choose}>choose</ShortcutHint>}
        <ShortcutHint shortcut={REVIEW_SHORTCUTS[isChecked ? 'next' : 'check']}>
          {isChecked ? 'next' : 'check'}
        </ShortcutHint>
        <ShortcutHint shortcut={REVIEW_SHORTCUTS.undo}>undo</ShortcutHint>
        {asks && (
          <ShortcutHint shortcut={REVIEW_SHORTCUTS.checkWithConfidence}>check with confidence</ShortcutHint>
        )}
      </p>
    </div>
  )
}

function ConfidenceButtons({ isSending }: { isSending: boolean }) {
  return (
    <fieldset className="max-sm:contents sm:flex sm:items-center sm:gap-2">
      <legend className="text-muted text-sm max-sm:sr-only sm:float-left sm:mr-1">or with confidence:</legend>
      {CONFIDENCE_LEVELS.map(({ label, confidence }) => (
        <button
          key={confidence}
          type="submit"
          name="confidence"
          value={confidence}
          aria-disabled={isSending}
          aria-keyshortcuts={CONFIDENCE_KEYS[confidence]}
          className="button-small min-h-11 whitespace-nowrap max-sm:flex-col max-sm:gap-0 max-sm:px-0.5 max-sm:text-[0.8125rem] max-sm:leading-tight"
        >
          <span className="sr-only">Check: </span>
          {label}{' '}
          <span className="font-normal text-muted text-xs tabular-nums">
            {formatPercent(confidence / 100)}
          </span>
        </button>
      ))}
    </fieldset>
  )
}
