import { scaleLinear } from 'd3-scale'
import { ChartSvg } from '@/components/charts/chart-svg'
import { DataTable } from '@/components/ui/data-table'
import { formatPercent, formatStatistic } from '@/domain/text/format'

type Option = {
  id: string
  letter: string
  text: string
  isKey: boolean
  count: number
  share: number
  pointBiserial: number | null
}

const WIDTH = 560
const ROW = 30
const LEFT = 40
/** Space for the longest label, “100% ✓”. */
const RIGHT = 84

/** Shows how often each option was chosen, as a bar chart with a table. */
export function OptionPlot({ id, options }: { id: string; options: Option[] }) {
  const x = scaleLinear([0, Math.max(0.01, ...options.map(({ share }) => share))], [0, WIDTH - LEFT - RIGHT])
  const most = [...options].sort((a, b) => b.count - a.count)[0]
  return (
    <figure className="mt-3 grid gap-4 lg:grid-cols-2">
      <div>
        <ChartSvg
          id={`options-${id}`}
          title="How often each option was chosen"
          text={
            most
              ? `${most.letter} was chosen most often (${formatPercent(most.share)}).`
              : 'No options were chosen.'
          }
          width={WIDTH}
          height={options.length * ROW + 6}
        >
          {options.map(({ id: option, letter, isKey, share }, index) => (
            <g key={option} transform={`translate(0 ${index * ROW + 4})`}>
              <text x={LEFT - 10} y={18} textAnchor="end" className="fill-ink text-[15px]">
                {letter}
              </text>
              <rect
                x={LEFT}
                y={3}
                width={Math.max(1, x(share))}
                height={20}
                rx={3}
                className={isKey ? 'fill-good' : 'fill-muted'}
              />
              <text x={LEFT + x(share) + 8} y={18} className="fill-ink text-[15px] tabular-nums">
                {formatPercent(share)}
                {isKey ? ' ✓' : ''}
              </text>
            </g>
          ))}
        </ChartSvg>
      </div>
      <DataTable
        caption="Options"
        columns={[
          {
            title: 'Option',
            isRowHeader: true,
            cell: ({ letter, text, isKey }) => (
              <>
                {letter}. {text}
                {isKey && <span className="font-medium text-good"> (correct)</span>}
              </>
            ),
          },
          { title: 'Chosen', isNumeric: true, cell: ({ count }) => count },
          {
            title: 'Correlation',
            isNumeric: true,
            cell: ({ pointBiserial }) => (pointBiserial === null ? '–' : formatStatistic(pointBiserial)),
          },
        ]}
        rows={options}
        keyOf={({ id }) => id}
        size="small"
      />
    </figure>
  )
}
