'use client'

import { useShown } from './shown-question'

/** Buttons for the previous question, the next one, and the end. */
export function Pager({ last, isSequential }: { last: number; isSequential: boolean }) {
  const { current } = useShown()
  const atEnd = current === null || current === last
  const next = isSequential ? `next:${current ?? 1}` : `slot:${(current ?? 0) + 1}`
  return (
    <div className="mt-8 flex flex-wrap items-center justify-between gap-3">
      {current !== null && current > 1 && !isSequential ? (
        <button type="submit" name="go" value={`slot:${current - 1}`} className="button-quiet">
          Previous
        </button>
      ) : (
        <span className="text-muted text-sm">
          {isSequential && !atEnd && 'You can’t go back to earlier questions.'}
        </span>
      )}
      <span className="flex flex-wrap gap-3">
        {/* With JavaScript, every answer is saved as it's entered. */}
        <button type="submit" name="go" value="stay" className="button-quiet only-without-script">
          Save
        </button>
        <button type="submit" name="go" value={atEnd ? 'submit:1' : next} className="button">
          {atEnd ? 'Finish and submit' : 'Next'}
        </button>
      </span>
    </div>
  )
}
