import { z } from 'zod'

const PointSchema = z.object({ x: z.number(), y: z.number() })

const MapViewSchema = z.strictObject({
  width: z.number().positive(),
  height: z.number().positive(),
  /** Path of the neighbors without a role, as one shape. */
  land: z.string(),
  /** Path of each region by its ID; empty if the region is outside this view. */
  regions: z.record(z.string(), z.string()),
  /** The position of a region's label; `to` is a point inside the region if the label is outside it. */
  labels: z.record(z.string(), PointSchema.extend({ to: PointSchema.optional() })),
})

/**
 * The paths of a map: a main view, an inset for what is too small in it, and the inset's position on the main view.
 * Made by `bin/make-map.ts`, already projected; lengths are in units of the image.
 */
export const MapGeometrySchema = z.strictObject({
  main: MapViewSchema,
  inset: MapViewSchema,
  insetFrame: PointSchema.extend({ width: z.number(), height: z.number() }),
})

/** Paths and label positions of a map, ready to render. */
export type MapGeometry = z.infer<typeof MapGeometrySchema>
/** One of the two views of a map. */
export type MapView = MapGeometry['main']

/** The IDs of a map's regions, which items can ask for, in alphabetical order. */
export function listMapRegionIds(geometry: MapGeometry): string[] {
  return [...new Set([...Object.keys(geometry.main.regions), ...Object.keys(geometry.inset.regions)])].sort()
}
