'use client'

import { useShown } from './shown-question'

/** The way to the question before and after, and to the end. */
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
          {isSequential && !atEnd && 'There is no way back to a question.'}
        </span>
      )}
      <span className="flex flex-wrap gap-3">
        {/* With JavaScript every answer is saved as it is given. */}
        <button type="submit" name="go" value="stay" className="button-quiet only-without-script">
          Save
        </button>
        <button type="submit" name="go" value={atEnd ? 'submit:1' : next} className="button">
          {atEnd ? 'Review and submit' : 'Next'}
        </button>
      </span>
    </div>
  )
}
