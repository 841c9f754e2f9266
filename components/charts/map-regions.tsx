import { type SVGAttributes, useId } from 'react'
import type { MapGeometry, MapView } from '@/domain/content/figure-geometry'
import { Hatch } from './hatch'
import { MapFrame, mapSize } from './map-frame'

type AskedRegion = {
  /** The region's id, which is also the `value` of its input. */
  id: string
  /** The letter or number on the map and in the list next to it. */
  mark: string
  /** The ID of its radio button or checkbox. The mark on the map is a label of that input. */
  inputId: string
}

type Props = {
  geometry: MapGeometry
  insetTitle: string
  /** The regions that can be chosen; all others are part of the background. */
  regions: readonly AskedRegion[]
  /** Classes that replace a shape's neutral fill and stroke on a read-only page: correct, incorrect, chosen. */
  regionClassName?: (id: string) => string | undefined
  /** Handlers and data attributes for a region's shape, such as `onClick` or `data-state`. */
  regionProps?: (id: string) => SVGAttributes<SVGGElement>
}

/**
 * A neutral map on which every region looks alike. The controls are native inputs in a list next to the map, inside the same
 * element of class `group/map`. The map follows them with CSS, and its marks are their labels, so that choosing works by
 * keyboard, by touch, and without JavaScript. Screen readers get the list; the map is hidden from them.
 */
export function MapRegions({ geometry, insetTitle, regions, regionClassName, regionProps }: Props) {
  const id = useId()
  const { width, height } = mapSize(geometry)
  const asked = new Map(regions.map((region) => [region.id, region]))
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${width} ${height}`}
      className="block h-auto w-full max-w-[34rem] font-sans"
    >
      <defs>
        <Hatch id={`${id}-hatch`} className="stroke-field" spacing={4} />
      </defs>
      <MapFrame id={id} geometry={geometry} insetTitle={insetTitle}>
        {(view) => (
          <>
            {drawingOrder(view).map(([regionId, path]) => {
              const own = regionProps?.(regionId)
              const state = regionClassName?.(regionId) ?? 'fill-card stroke-field'
              const follows = asked.has(regionId) ? (followsInput[regionId] ?? '') : ''
              return (
                <g
                  key={regionId}
                  data-region={regionId}
                  {...own}
                  className={`${asked.has(regionId) ? 'cursor-pointer' : ''} ${follows} ${state}`}
                >
                  <path d={path} strokeWidth={0.8} strokeLinejoin="round" />
                  {regionId === 'nagorno-karabakh' && (
                    <path d={path} fill={`url(#${id}-hatch)`} className="pointer-events-none" />
                  )}
                </g>
              )
            })}
            {regions.map((region) => (
              <Grade key={region.id} region={region} view={view} />
            ))}
          </>
        )}
      </MapFrame>
    </svg>
  )
}

/** Nagorno-Karabakh is last, since it overlaps Azerbaijan. */
function drawingOrder(view: MapView): [string, string][] {
  return Object.entries(view.regions)
    .filter(([, path]) => path !== '')
    .sort(([a], [b]) => Number(a === 'nagorno-karabakh') - Number(b === 'nagorno-karabakh'))
}

const markSize = 26

function Grade({ region, view }: { region: AskedRegion; view: MapView }) {
  const label = view.labels[region.id]
  if (!label) return null
  // A region too small for its mark has the mark next to it, connected by a line.
  return (
    <g>
      {label.to && (
        <path
          d={`M${label.x} ${label.y}L${label.to.x} ${label.to.y}`}
          className="stroke-ink"
          strokeWidth={1}
        />
      )}
      <foreignObject x={label.x - markSize / 2} y={label.y - markSize / 2} width={markSize} height={markSize}>
        {/* The label fills the box, so that a click next to the circle also chooses it. */}
        <label htmlFor={region.inputId} className="block size-full cursor-pointer">
          <span
            className={`flex size-full items-center justify-center rounded-full border-[1.5px] border-ink bg-paper text-[13px] font-semibold leading-none text-ink ${markFollowsInput[region.id] ?? ''}`}
          >
            {region.mark}
          </span>
        </label>
      </foreignObject>
    </g>
  )
}

// Tailwind finds only classes that are written out. The shape is filled while its input is checked, and outlined while it has
// the focus.
const followsInput: Record<string, string> = {
  armenia:
    'group-has-[[value=armenia]:checked]/map:fill-accent group-has-[[value=armenia]:focus-visible]/map:stroke-accent',
  azerbaijan:
    'group-has-[[value=azerbaijan]:checked]/map:fill-accent group-has-[[value=azerbaijan]:focus-visible]/map:stroke-accent',
  belarus:
    'group-has-[[value=belarus]:checked]/map:fill-accent group-has-[[value=belarus]:focus-visible]/map:stroke-accent',
  georgia:
    'group-has-[[value=georgia]:checked]/map:fill-accent group-has-[[value=georgia]:focus-visible]/map:stroke-accent',
  iran: 'group-has-[[value=iran]:checked]/map:fill-accent group-has-[[value=iran]:focus-visible]/map:stroke-accent',
  kazakhstan:
    'group-has-[[value=kazakhstan]:checked]/map:fill-accent group-has-[[value=kazakhstan]:focus-visible]/map:stroke-accent',
  kyrgyzstan:
    'group-has-[[value=kyrgyzstan]:checked]/map:fill-accent group-has-[[value=kyrgyzstan]:focus-visible]/map:stroke-accent',
  'nagorno-karabakh':
    'group-has-[[value=nagorno-karabakh]:checked]/map:fill-accent group-has-[[value=nagorno-karabakh]:focus-visible]/map:stroke-accent',
  russia:
    'group-has-[[value=russia]:checked]/map:fill-accent group-has-[[value=russia]:focus-visible]/map:stroke-accent',
  tajikistan:
    'group-has-[[value=tajikistan]:checked]/map:fill-accent group-has-[[value=tajikistan]:focus-visible]/map:stroke-accent',
  turkey:
    'group-has-[[value=turkey]:checked]/map:fill-accent group-has-[[value=turkey]:focus-visible]/map:stroke-accent',
  turkmenistan:
    'group-has-[[value=turkmenistan]:checked]/map:fill-accent group-has-[[value=turkmenistan]:focus-visible]/map:stroke-accent',
  ukraine:
    'group-has-[[value=ukraine]:checked]/map:fill-accent group-has-[[value=ukraine]:focus-visible]/map:stroke-accent',
  uzbekistan:
    'group-has-[[value=uzbekistan]:checked]/map:fill-accent group-has-[[value=uzbekistan]:focus-visible]/map:stroke-accent',
}

const markFollowsInput: Record<string, string> = {
  armenia:
    'group-has-[[value=armenia]:checked]/map:bg-ink group-has-[[value=armenia]:checked]/map:text-paper group-has-[[value=armenia]:focus-visible]/map:outline-3 group-has-[[value=armenia]:focus-visible]/map:outline-accent',
  azerbaijan:
    'group-has-[[value=azerbaijan]:checked]/map:bg-ink group-has-[[value=azerbaijan]:checked]/map:text-paper group-has-[[value=azerbaijan]:focus-visible]/map:outline-3 group-has-[[value=azerbaijan]:focus-visible]/map:outline-accent',
  belarus:
    'group-has-[[value=belarus]:checked]/map:bg-ink group-has-[[value=belarus]:checked]/map:text-paper group-has-[[value=belarus]:focus-visible]/map:outline-3 group-has-[[value=belarus]:focus-visible]/map:outline-accent',
  georgia:
    'group-has-[[value=georgia]:checked]/map:bg-ink group-has-[[value=georgia]:checked]/map:text-paper group-has-[[value=georgia]:focus-visible]/map:outline-3 group-has-[[value=georgia]:focus-visible]/map:outline-accent',
  iran: 'group-has-[[value=iran]:checked]/map:bg-ink group-has-[[value=iran]:checked]/map:text-paper group-has-[[value=iran]:focus-visible]/map:outline-3 group-has-[[value=iran]:focus-visible]/map:outline-accent',
  kazakhstan:
    'group-has-[[value=kazakhstan]:checked]/map:bg-ink group-has-[[value=kazakhstan]:checked]/map:text-paper group-has-[[value=kazakhstan]:focus-visible]/map:outline-3 group-has-[[value=kazakhstan]:focus-visible]/map:outline-accent',
  kyrgyzstan:
    'group-has-[[value=kyrgyzstan]:checked]/map:bg-ink group-has-[[value=kyrgyzstan]:checked]/map:text-paper group-has-[[value=kyrgyzstan]:focus-visible]/map:outline-3 group-has-[[value=kyrgyzstan]:focus-visible]/map:outline-accent',
  'nagorno-karabakh':
    'group-has-[[value=nagorno-karabakh]:checked]/map:bg-ink group-has-[[value=nagorno-karabakh]:checked]/map:text-paper group-has-[[value=nagorno-karabakh]:focus-visible]/map:outline-3 group-has-[[value=nagorno-karabakh]:focus-visible]/map:outline-accent',
  russia:
    'group-has-[[value=russia]:checked]/map:bg-ink group-has-[[value=russia]:checked]/map:text-paper group-has-[[value=russia]:focus-visible]/map:outline-3 group-has-[[value=russia]:focus-visible]/map:outline-accent',
  tajikistan:
    'group-has-[[value=tajikistan]:checked]/map:bg-ink group-has-[[value=tajikistan]:checked]/map:text-paper group-has-[[value=tajikistan]:focus-visible]/map:outline-3 group-has-[[value=tajikistan]:focus-visible]/map:outline-accent',
  turkey:
    'group-has-[[value=turkey]:checked]/map:bg-ink group-has-[[value=turkey]:checked]/map:text-paper group-has-[[value=turkey]:focus-visible]/map:outline-3 group-has-[[value=turkey]:focus-visible]/map:outline-accent',
  turkmenistan:
    'group-has-[[value=turkmenistan]:checked]/map:bg-ink group-has-[[value=turkmenistan]:checked]/map:text-paper group-has-[[value=turkmenistan]:focus-visible]/map:outline-3 group-has-[[value=turkmenistan]:focus-visible]/map:outline-accent',
  ukraine:
    'group-has-[[value=ukraine]:checked]/map:bg-ink group-has-[[value=ukraine]:checked]/map:text-paper group-has-[[value=ukraine]:focus-visible]/map:outline-3 group-has-[[value=ukraine]:focus-visible]/map:outline-accent',
  uzbekistan:
    'group-has-[[value=uzbekistan]:checked]/map:bg-ink group-has-[[value=uzbekistan]:checked]/map:text-paper group-has-[[value=uzbekistan]:focus-visible]/map:outline-3 group-has-[[value=uzbekistan]:focus-visible]/map:outline-accent',
}
