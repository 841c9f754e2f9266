import type { ResultRow } from '@/components/items/option-marks'
import { WrittenText } from './written-text'

/** What the learner wrote, next to a model answer if that may be shown. */
export function ComparedTexts({ rows }: { rows: readonly ResultRow[] }) {
  return rows.map(({ id, given, correct }) => (
    <div key={id} className={`mt-4 grid gap-6 ${correct === null ? '' : 'lg:grid-cols-2'}`}>
      <section className="min-w-0">
        <h4 className="font-semibold">Your answer</h4>
        {given === null ? (
          <p className="mt-2 text-muted">no answer</p>
        ) : (
          <WrittenText text={given} className="mt-2" />
        )}
      </section>
      {correct !== null && (
        <section className="min-w-0">
          <h4 className="font-semibold">Model answer</h4>
          <WrittenText text={correct} className="mt-2 font-serif" />
        </section>
      )}
    </div>
  ))
}
