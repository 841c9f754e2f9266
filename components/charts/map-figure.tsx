import type { FigureOfKind, RegionRole } from '@/domain/content/figure'
import type { MapGeometry, MapView } from '@/domain/content/figure-geometry'
import { ChartSvg } from './chart-svg'
import { Hatch } from './hatch'
import { MapFrame, mapSize } from './map-frame'

type Figure = FigureOfKind<'map'>
type Region = Figure['regions'][number]

/** Later roles cover earlier roles, so that important outlines stay visible. */
const drawingOrder: RegionRole[] = ['neighbor', 'member', 'outside', 'territory']

const roleClass: Record<RegionRole, string> = {
  member: 'fill-accent stroke-paper',
  outside: 'fill-card stroke-ink',
  territory: 'stroke-ink',
  neighbor: 'fill-wash stroke-field',
}
const roleStroke: Record<RegionRole, number> = { member: 0.8, outside: 1.6, territory: 1, neighbor: 0.7 }

/** Members and non-members: a wide view, with an inset for areas that are too small in it. */
export function MapFigure({ id, figure, geometry }: { id: string; figure: Figure; geometry: MapGeometry }) {
  const { width, height } = mapSize(geometry)
  const hatchId = `${id}-hatch`
  return (
    <>
      <ChartSvg
        id={id}
        title={figure.title}
        text={figure.text}
        width={width}
        height={height}
        className="max-w-[34rem]"
      >
        <defs>
          <Hatch id={hatchId} className="stroke-ink" spacing={4} />
        </defs>
        <MapFrame id={id} geometry={geometry} insetTitle={figure.insetTitle}>
          {(view) => <Regions figure={figure} view={view} hatchId={hatchId} />}
        </MapFrame>
      </ChartSvg>
      <Legend id={id} figure={figure} />
    </>
  )
}

function Regions({ figure, view, hatchId }: { figure: Figure; view: MapView; hatchId: string }) {
  const drawn = drawingOrder.flatMap((role) => figure.regions.filter((region) => region.role === role))
  return (
    <>
      {drawn.map((region) => {
        const path = view.regions[region.id]
        return path ? (
          <path
            key={region.id}
            d={path}
            className={roleClass[region.role]}
            fill={region.role === 'territory' ? `url(#${hatchId})` : undefined}
            strokeWidth={roleStroke[region.role]}
            strokeLinejoin="round"
          />
        ) : null
      })}
      {drawn.map((region) => (
        <RegionLabel key={region.id} region={region} view={view} />
      ))}
    </>
  )
}

function RegionLabel({ region, view }: { region: Region; view: MapView }) {
  const label = view.labels[region.id]
  if (!label) return null
  const onMember = region.role === 'member' && !label.to
  return (
    <g>
      {label.to && (
        <>
          <path
            d={`M${label.x} ${label.y - 5}L${label.to.x} ${label.to.y}`}
            className="stroke-ink"
            strokeWidth={1}
          />
          <circle cx={label.to.x} cy={label.to.y} r={2} className="fill-ink" />
        </>
      )}
      {/* A halo in the background color keeps a name readable where it crosses a border. */}
      <text
        x={label.x}
        y={label.y + 4.5}
        textAnchor="middle"
        className={`text-[13px] font-medium [paint-order:stroke] sm:text-[11px] ${
          onMember ? 'fill-on-accent stroke-accent' : 'fill-ink stroke-wash'
        }`}
        strokeWidth={3}
        strokeLinejoin="round"
      >
        {region.name}
      </text>
    </g>
  )
}

function Legend({ id, figure }: { id: string; figure: Figure }) {
  return (
    <ul className="mt-3 flex list-none flex-wrap gap-x-5 gap-y-1.5 p-0 text-sm">
      {(['member', 'outside', 'territory', 'neighbor'] as const).map((role) => (
        <li key={role} className="flex items-center gap-2">
          <svg aria-hidden="true" viewBox="0 0 22 16" className="h-4 w-[1.375rem] shrink-0">
            <defs>
              <Hatch id={`${id}-${role}-swatch`} className="stroke-ink" spacing={4} />
            </defs>
            <rect
              x={1}
              y={1}
              width={20}
              height={14}
              rx={2}
              className={roleClass[role]}
              fill={role === 'territory' ? `url(#${id}-${role}-swatch)` : undefined}
              strokeWidth={Math.max(1, roleStroke[role])}
            />
          </svg>
          {figure.legend[role]}
        </li>
      ))}
    </ul>
  )
}
