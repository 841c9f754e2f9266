import { DataTable } from '@/components/ui/data-table'
import type { Calibration } from '@/domain/calibration/calibration'
import { formatMonth, formatStatistic, plural } from '@/domain/text/format'

type Props = { months: readonly { month: string; calibration: Calibration }[] }

/** Calibration by month. */
export function CalibrationMonths({ months }: Props) {
  if (months.length < 2) return null
  return (
    <div className="calibration-months mt-6 max-w-xl">
      <h3>By month</h3>
      <DataTable
        caption="Calibration by month"
        columns={[
          {
            title: 'Month',
            isRowHeader: true,
            className: 'whitespace-nowrap',
            cell: ({ month }) => formatMonth(month),
          },
          {
            title: 'Brier score',
            isNumeric: true,
            cell: ({ calibration: { brierScore } }) => brierScore !== null && formatStatistic(brierScore),
          },
          {
            title: 'Overconfident by',
            isNumeric: true,
            cell: ({ calibration }) => plural(Math.round((calibration.overconfidence ?? 0) * 100), 'point'),
          },
          { title: 'Answers', isNumeric: true, cell: ({ calibration }) => calibration.answers },
        ]}
        rows={months}
        keyOf={({ month }) => month}
        size="small"
        className="mt-2"
      />
    </div>
  )
}
