import { readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { listMapRegionIds, MapGeometrySchema, type MapView } from '@/domain/content/figure-geometry'
import { nagornoKarabakh, regionIdByCountry } from './countries'
import { insetView, mainView, type ViewPlan } from './views'

const places: Record<string, [number, number]> = {
  simferopol: [34.1, 44.95],
  sevastopol: [33.55, 44.62],
  stepanakert: [46.75, 39.82],
  baku: [49.75, 40.4],
  yerevan: [44.5, 40.18],
}

const file = 'content/courses/csto-nagorno-karabakh/figures/geometry/membership.json'
const geometry = MapGeometrySchema.parse(JSON.parse(readFileSync(file, 'utf8')))

function rings(path: string): [number, number][][] {
  return (path.match(/M[^M]*/g) ?? []).map((part) => {
    const numbers = (part.match(/-?\d+(\.\d+)?/g) ?? []).map(Number)
    return numbers.flatMap((x, index) =>
      index % 2 === 0 ? [[x, numbers[index + 1] ?? 0] as [number, number]] : [],
    )
  })
}

/** Applies the even-odd rule to the rendered path, so that the test covers the image and not its source. */
function isDrawnIn(path: string | undefined, [x, y]: [number, number]): boolean {
  let inside = false
  for (const ring of rings(path ?? '')) {
    ring.forEach(([ax, ay], index) => {
      const [bx, by] = ring[(index + 1) % ring.length] ?? [ax, ay]
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
    })
  }
  return inside
}

function regionsAt(plan: ViewPlan, view: MapView, place: string): string[] {
  const point = plan.projection(places[place]!)!
  return Object.keys(view.regions)
    .filter((id) => isDrawnIn(view.regions[id], point))
    .sort()
}

describe('the membership map', () => {
  it('has every region that an item can ask for', () => {
    expect(listMapRegionIds(geometry)).toEqual(
      [...Object.values(regionIdByCountry), 'nagorno-karabakh'].sort(),
    )
    for (const [id, path] of Object.entries(geometry.main.regions)) expect(path, id).toMatch(/^M.+Z$/)
  })

  it('places a label in each region in at least one view', () => {
    for (const id of listMapRegionIds(geometry)) {
      expect(geometry.main.labels[id] ?? geometry.inset.labels[id], id).toBeDefined()
    }
  })

  it.each(['simferopol', 'sevastopol'])('draws Crimea as part of Ukraine (%s)', (place) => {
    expect(regionsAt(mainView, geometry.main, place)).toEqual(['ukraine'])
  })

  it('draws Stepanakert in Azerbaijan and in Nagorno-Karabakh', () => {
    expect(regionsAt(insetView, geometry.inset, 'stepanakert')).toEqual(['azerbaijan', 'nagorno-karabakh'])
    expect(regionsAt(mainView, geometry.main, 'stepanakert')).toEqual(['azerbaijan', 'nagorno-karabakh'])
  })

  it('draws the whole of Nagorno-Karabakh inside Azerbaijan', () => {
    for (const corner of nagornoKarabakh.coordinates[0] ?? []) {
      const point = insetView.projection(corner as [number, number])!
      expect(isDrawnIn(geometry.inset.regions.azerbaijan, point), String(corner)).toBe(true)
    }
  })

  it('draws the other capitals where they belong', () => {
    expect(regionsAt(insetView, geometry.inset, 'yerevan')).toEqual(['armenia'])
    expect(regionsAt(insetView, geometry.inset, 'baku')).toEqual(['azerbaijan'])
  })

  it('leaves the sea empty: the Caspian is in no region', () => {
    const caspian = mainView.projection([51, 41])!
    expect(isDrawnIn(geometry.main.land, caspian)).toBe(false)
    expect(Object.values(geometry.main.regions).some((path) => isDrawnIn(path, caspian))).toBe(false)
  })

  it('stays small enough to be sent with a page', () => {
    expect(statSync(file).size).toBeLessThan(60_000)
  })
})
