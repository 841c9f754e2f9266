import { type ReviewRow, spellingNotes } from '@/domain/grading/review'

/** Shows the correct spelling of answers that were accepted with a typo; renders nothing if there are none. */
export function SpellingNotes({ rows }: { rows: readonly Pick<ReviewRow, 'spelling'>[] }) {
  return spellingNotes(rows).map((note) => (
    <p key={note} className="mt-2">
      {note}
    </p>
  ))
}
