import type { Rating } from '@/domain/scheduling/memory'
import { RATING_WORDS } from '@/domain/scheduling/rating'

const RATINGS: readonly Rating[] = [1, 2, 3, 4]

/** How well it was remembered: what the answer tells, unless the learner knows better. */
export function RatingChoice({ rating, onRate }: { rating: Rating; onRate: (rating: Rating) => void }) {
  return (
    <fieldset className="mt-5">
      <legend className="text-muted text-sm">How well did you know it?</legend>
      <div className="mt-1.5 flex flex-wrap gap-2">
        {RATINGS.map((value) => (
          <button
            key={value}
            type="button"
            aria-pressed={value === rating}
            onClick={() => onRate(value)}
            className="button-small capitalize aria-pressed:border-accent aria-pressed:bg-accent-soft"
          >
            <kbd className="mr-1 text-muted">{value}</kbd>
            {RATING_WORDS[value]}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
