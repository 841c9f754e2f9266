import { writeFileSync } from 'node:fs'
import { geoArea, geoPath } from 'd3-geo'
import { feature } from 'topojson-client'
import type { Topology } from 'topojson-specification'
import {
  fixCountries,
  mergeTopology,
  nagornoKarabakh,
  readWorldAtlas,
  regionIdByCountry,
} from './map/countries'
import { simplifyTopology } from './map/simplify'
import { insetView, mainView, type ViewPlan } from './map/views'

// Run this manually to render the membership map (`npx tsx bin/make-map.ts`). Pages only place the finished paths.

const out = 'content/courses/csto-nagorno-karabakh/figures/geometry/membership.json'

const round = (value: number) => Math.round(value * 10) / 10

function drawView(atlas: Topology, plan: ViewPlan) {
  const topology = simplifyTopology(atlas, (point) => plan.projection(point), plan.tolerance)
  const path = geoPath(plan.projection).digits(1)
  const countries = fixCountries(topology)

  const regions: Record<string, string> = {}
  const others = []
  for (const [name, country] of countries) {
    const id = regionIdByCountry[name]
    if (id) regions[id] = withoutSpecks(path(drawable(feature(topology, country))) ?? '', plan.smallest)
    else if (name !== 'Antarctica') others.push(country)
  }
  regions['nagorno-karabakh'] = path(nagornoKarabakh) ?? ''
  // Neighbors without a role are one shape, without unneeded borders between them.
  const land = withoutSpecks(
    path(drawable(feature(topology, mergeTopology(topology, others)))) ?? '',
    plan.smallest,
  )
  return { width: plan.width, height: plan.height, land, regions, labels: placeLabels(plan) }
}

/** Islets can shrink to a line when simplified. d3 would take such a ring for the whole globe minus an islet. */
function drawable(shape: GeoJSON.Feature | GeoJSON.FeatureCollection): GeoJSON.MultiPolygon {
  if (shape.type === 'FeatureCollection') throw new Error('a country is one shape')
  const { geometry } = shape
  const polygons =
    geometry.type === 'MultiPolygon'
      ? geometry.coordinates
      : geometry.type === 'Polygon'
        ? [geometry.coordinates]
        : []
  const isSound = (coordinates: GeoJSON.Position[][]) =>
    (coordinates[0]?.length ?? 0) >= 4 && geoArea({ type: 'Polygon', coordinates }) < 2 * Math.PI
  const sound = polygons.map((polygon) => polygon.filter((ring, index) => index === 0 || ring.length >= 4))
  return { type: 'MultiPolygon', coordinates: sound.filter(isSound) }
}

/** Drops closed subpaths whose bounding box is smaller than `smallest` square units. */
function withoutSpecks(path: string, smallest: number): string {
  const parts = path.match(/M[^M]*/g) ?? []
  return parts
    .filter((part) => {
      const numbers = part.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? []
      const xs = numbers.filter((_, index) => index % 2 === 0)
      const ys = numbers.filter((_, index) => index % 2 === 1)
      return (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys)) >= smallest
    })
    .join('')
}

function placeLabels(plan: ViewPlan) {
  const at = (point: [number, number]) => {
    const projected = plan.projection(point)
    if (!projected) throw new Error(`${point} lies outside the projection`)
    return { x: round(projected[0]), y: round(projected[1]) }
  }
  return Object.fromEntries(
    Object.entries(plan.labels).map(([id, label]) => [
      id,
      { ...at(label.at), ...(label.to ? { to: at(label.to) } : {}) },
    ]),
  )
}

/** The inset's position on the main map. */
function insetFrame() {
  const { width, height, projection } = insetView
  const corners = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ].map(([x, y]) => {
    const lonLat = projection.invert?.([x ?? 0, y ?? 0])
    const point = lonLat && mainView.projection(lonLat)
    if (!point) throw new Error('the inset lies outside the main map')
    return point
  })
  const xs = corners.map((corner) => corner[0])
  const ys = corners.map((corner) => corner[1])
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  return { x: round(x), y: round(y), width: round(Math.max(...xs) - x), height: round(Math.max(...ys) - y) }
}

const atlas = readWorldAtlas()
const geometry = {
  main: drawView(atlas, mainView),
  inset: drawView(atlas, insetView),
  insetFrame: insetFrame(),
}
const text = `${JSON.stringify(geometry)}\n`
writeFileSync(out, text)
console.log(`${out}: ${Math.round(text.length / 1000)} kB`)
