import { ReliabilityPlot } from '@/components/charts/reliability-plot'
import type { Calibration } from '@/domain/calibration/calibration'
import { formatStatistic, plural } from '@/domain/text/format'

/** How well the learner's confidence matches their results. Renders nothing below 10 answers with a stated confidence. */
export function CalibrationSection({ calibration }: { calibration: Calibration }) {
  const { answers, brierScore, overconfidence, curve } = calibration
  if (brierScore === null || overconfidence === null) return null
  return (
    <section aria-labelledby="calibration" className="mt-12">
      <h2 id="calibration">Confidence calibration</h2>
      <p className="mt-2">
        {formatAgreement(overconfidence)} The Brier score is {formatStatistic(brierScore)}. It’s the mean
        squared difference between stated confidence and result: 0 is best, and always choosing 50% gives
        0.25. Based on {plural(answers, 'answer')} with a stated confidence.
      </p>
      <div className="mt-5 max-w-xl">
        <ReliabilityPlot bins={curve} />
      </div>
    </section>
  )
}

/** A difference of up to 5 percentage points counts as a match. */
function formatAgreement(overconfidence: number): string {
  const points = Math.round(Math.abs(overconfidence) * 100)
  if (points <= 5) return 'Confidence and results match.'
  return overconfidence > 0
    ? `Overconfident by ${plural(points, 'percentage point')}.`
    : `Underconfident by ${plural(points, 'percentage point')}.`
}
