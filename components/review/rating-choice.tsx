import type { Rating } from '@/domain/scheduling/memory'
import { RATING_LABELS } from '@/domain/scheduling/rating'

const RATINGS: readonly Rating[] = [1, 2, 3, 4]

/** How well the card was remembered. The answer sets the rating; the learner can change it. */
export function RatingChoice({ rating, onRate }: { rating: Rating; onRate: (rating: Rating) => void }) {
  return (
    <fieldset className="mt-5">
      <legend className="text-muted text-sm">How well did you know it?</legend>
      <div className="mt-1.5 grid grid-cols-4 gap-1.5 sm:flex sm:gap-2">
        {RATINGS.map((value) => (
          <button
            key={value}
            type="button"
            aria-pressed={value === rating}
            onClick={() => onRate(value)}
            className="button-small min-h-11 capitalize aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-ink max-sm:px-1"
          >
            <kbd className="if-shortcuts mr-1 text-muted max-sm:hidden">{value}</kbd>
            {RATING_LABELS[value]}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
