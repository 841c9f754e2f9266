import { ReliabilityPlot } from '@/components/charts/reliability-plot'
import type { Calibration } from '@/domain/calibration/calibration'
import { plural } from '@/domain/text/format'

/** How well the learner's confidence agreed with their results; nothing where none was stated. */
export function CalibrationSection({ calibration }: { calibration: Calibration }) {
  const { answers, brierScore, overconfidence, curve } = calibration
  if (brierScore === null || overconfidence === null) return null
  return (
    <section aria-labelledby="calibration" className="mt-12">
      <h2 id="calibration">How sure, and how right</h2>
      <p className="mt-2">
        {agreementInWords(overconfidence)} The Brier score is {brierScore.toFixed(2)}: the mean squared
        distance between how sure an answer was given and what came out, 0 at best; always saying 50 % gives
        0.25. From {plural(answers, 'answer')} with a stated confidence.
      </p>
      {curve.length > 0 ? (
        <div className="mt-5 max-w-xl">
          <ReliabilityPlot bins={curve} />
        </div>
      ) : (
        <p className="mt-2 text-muted">A picture of it needs five answers or more.</p>
      )}
    </section>
  )
}

/** Within five points confidence and results agree as well as anybody's do. */
function agreementInWords(overconfidence: number): string {
  const points = Math.round(Math.abs(overconfidence) * 100)
  if (points <= 5) return 'Confidence and results agree.'
  return overconfidence > 0
    ? `Surer than right, by ${points} points of a hundred.`
    : `Righter than sure, by ${points} points of a hundred.`
}
