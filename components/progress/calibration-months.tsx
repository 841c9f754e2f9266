import { WideContent } from '@/components/ui/wide-content'
import type { Calibration } from '@/domain/calibration/calibration'
import { formatMonth, formatStatistic, plural } from '@/domain/text/format'

/** Calibration by month. */
export function CalibrationMonths({
  months,
}: {
  months: readonly { month: string; calibration: Calibration }[]
}) {
  if (months.length < 2) return null
  return (
    <WideContent label="By month" className="calibration-months mt-6 max-w-xl">
      <h3>By month</h3>
      <table className="mt-2 w-full border-collapse text-left text-sm tabular-nums">
        <thead>
          <tr className="border-line border-b">
            {['Month', 'Brier score', 'Overconfident by', 'Answers'].map((words) => (
              <th key={words} scope="col" className="py-1.5 pr-4">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, calibration }) => (
            <tr key={month} className="border-line border-b">
              <th scope="row" className="whitespace-nowrap py-1.5 pr-4 font-normal">
                {formatMonth(month)}
              </th>
              <td className="py-1.5 pr-4">
                {calibration.brierScore !== null && formatStatistic(calibration.brierScore)}
              </td>
              <td className="py-1.5 pr-4">
                {plural(Math.round((calibration.overconfidence ?? 0) * 100), 'point')}
              </td>
              <td className="py-1.5">{calibration.answers}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideContent>
  )
}
