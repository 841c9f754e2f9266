import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { geoContains } from 'd3-geo'
import { feature, mergeArcs } from 'topojson-client'
import type { GeometryObject, MultiPolygon, Polygon, Topology } from 'topojson-specification'

type Country = Polygon<{ name: string }> | MultiPolygon<{ name: string }>

/** The regions of the map, by the name that Natural Earth gives to the country. */
export const regionIdByCountry: Record<string, string> = {
  Armenia: 'armenia',
  Azerbaijan: 'azerbaijan',
  Belarus: 'belarus',
  Georgia: 'georgia',
  Iran: 'iran',
  Kazakhstan: 'kazakhstan',
  Kyrgyzstan: 'kyrgyzstan',
  Russia: 'russia',
  Tajikistan: 'tajikistan',
  Turkey: 'turkey',
  Turkmenistan: 'turkmenistan',
  Ukraine: 'ukraine',
  Uzbekistan: 'uzbekistan',
}

/**
 * A rough, manually drawn outline of Nagorno-Karabakh as it was administered until 1991, because Natural Earth has
 * none. Clockwise, as d3-geo requires for an outer ring.
 */
export const nagornoKarabakh: GeoJSON.Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [46.25, 40.22],
      [46.34, 40.29],
      [46.5, 40.31],
      [46.63, 40.3],
      [46.74, 40.39],
      [46.9, 40.33],
      [46.99, 40.25],
      [46.89, 40.14],
      [46.9, 40.03],
      [46.87, 39.95],
      [46.95, 39.89],
      [47.06, 39.9],
      [47.24, 39.81],
      [47.22, 39.72],
      [47.11, 39.66],
      [47.12, 39.51],
      [46.99, 39.42],
      [46.88, 39.46],
      [46.8, 39.57],
      [46.63, 39.66],
      [46.58, 39.75],
      [46.61, 39.87],
      [46.48, 39.96],
      [46.42, 40.06],
      [46.27, 40.14],
      [46.25, 40.22],
    ],
  ],
}

const simferopol: [number, number] = [34.1, 44.95]

function isCountry(geometry: GeometryObject<object | null>): geometry is Country {
  const isArea = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
  return isArea && typeof geometry.properties === 'object' && 'name' in (geometry.properties ?? {})
}

/** Natural Earth's countries at 1:50 million, unchanged: Crimea is part of Russia's shape here. */
export function readWorldAtlas(): Topology {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json')
  return JSON.parse(readFileSync(file, 'utf8'))
}

/**
 * Countries by name, with the borders that the United Nations recognizes. Russia's polygon that contains Crimea is
 * moved to Ukraine, so that no border is drawn between the two.
 */
export function fixCountries(topology: Topology): Map<string, Country> {
  const collection = topology.objects.countries
  if (collection?.type !== 'GeometryCollection') throw new Error('world-atlas holds no countries')
  const countries = new Map<string, Country>()
  for (const geometry of collection.geometries) {
    if (isCountry(geometry) && geometry.properties) countries.set(geometry.properties.name, geometry)
  }
  const russia = countries.get('Russia')
  const ukraine = countries.get('Ukraine')
  if (russia?.type !== 'MultiPolygon' || !ukraine) throw new Error('world-atlas lacks Russia or Ukraine')
  const holdsCrimea = (arcs: number[][]) =>
    geoContains(feature(topology, { type: 'Polygon', arcs }), simferopol)
  const crimea = russia.arcs.filter(holdsCrimea)
  if (crimea.length !== 1) throw new Error(`expected one polygon with Crimea, found ${crimea.length}`)
  countries.set('Russia', { ...russia, arcs: russia.arcs.filter((arcs) => !holdsCrimea(arcs)) })
  countries.set('Ukraine', {
    ...mergeTopology(topology, [ukraine, { type: 'MultiPolygon', arcs: crimea }]),
    properties: { name: 'Ukraine' },
  })
  return countries
}

/** Merges several shapes into one, without the borders between them. The result still uses the topology's arcs. */
export function mergeTopology(topology: Topology, shapes: readonly (Polygon | MultiPolygon)[]): MultiPolygon {
  return mergeArcs(topology, [...shapes])
}
