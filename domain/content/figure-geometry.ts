import { z } from 'zod'

const PointSchema = z.object({ x: z.number(), y: z.number() })

const MapViewSchema = z.strictObject({
  width: z.number().positive(),
  height: z.number().positive(),
  /** Path of the neighbours that play no part, as one shape. */
  land: z.string(),
  /** Path of each region by its id; empty where the region lies outside this view. */
  regions: z.record(z.string(), z.string()),
  /** Where a region's name stands; `to` is a place inside the region when the name stands outside it. */
  labels: z.record(z.string(), PointSchema.extend({ to: PointSchema.optional() })),
})

/**
 * A drawn map: a main view, an inset for what is too small in it, and where the inset lies on the main view. Made by
 * `bin/make-map.ts`, already projected; lengths are units of the picture.
 */
export const MapGeometrySchema = z.strictObject({
  main: MapViewSchema,
  inset: MapViewSchema,
  insetFrame: PointSchema.extend({ width: z.number(), height: z.number() }),
})

/** Paths and label places of a map, ready to draw. */
export type MapGeometry = z.infer<typeof MapGeometrySchema>
/** One of the two views of a map. */
export type MapView = MapGeometry['main']

/** The ids of a map's regions, those that an item may ask for, in alphabetical order. */
export function listMapRegionIds(geometry: MapGeometry): string[] {
  return [...new Set([...Object.keys(geometry.main.regions), ...Object.keys(geometry.inset.regions)])].sort()
}
