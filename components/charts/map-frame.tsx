import type { ReactNode } from 'react'
import type { MapGeometry, MapView } from '@/domain/content/figure-geometry'

/** Space between the views, for the inset's title. */
const insetGap = 30

/** Size of both views, one above the other. */
export function mapSize(geometry: MapGeometry): { width: number; height: number } {
  return { width: geometry.main.width, height: geometry.main.height + insetGap + geometry.inset.height }
}

type Props = {
  /** Unique on the page. */
  id: string
  geometry: MapGeometry
  insetTitle: string
  /** Renders the regions of one view. */
  children: (view: MapView, name: 'main' | 'inset') => ReactNode
}

/** The background of a map: sea, land, and the frame that marks the inset. */
export function MapFrame({ id, geometry, insetTitle, children }: Props) {
  const { main, inset, insetFrame } = geometry
  return (
    <>
      <View clipId={`${id}-main`} view={main}>
        {children(main, 'main')}
        <rect {...insetFrame} rx={2} className="pointer-events-none fill-none stroke-ink" strokeWidth={1.2} />
      </View>
      <text y={main.height + insetGap - 9} className="fill-muted text-[13px] font-semibold sm:text-[11px]">
        {insetTitle}
      </text>
      <g transform={`translate(0 ${main.height + insetGap})`}>
        <View clipId={`${id}-inset`} view={inset}>
          {children(inset, 'inset')}
        </View>
      </g>
    </>
  )
}

function View({ clipId, view, children }: { clipId: string; view: MapView; children: ReactNode }) {
  return (
    <>
      <clipPath id={clipId}>
        <rect width={view.width} height={view.height} rx={6} />
      </clipPath>
      <g clipPath={`url(#${clipId})`}>
        <rect width={view.width} height={view.height} className="fill-paper" />
        <path d={view.land} className="fill-wash" />
        {children}
      </g>
      <rect
        x={0.5}
        y={0.5}
        width={view.width - 1}
        height={view.height - 1}
        rx={6}
        className="pointer-events-none fill-none stroke-line"
      />
    </>
  )
}
