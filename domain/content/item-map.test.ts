import { expect, test } from 'vitest'
import { findItemMap, listItemMaps } from './item-map'

const view = { width: 10, height: 10, land: '', regions: { armenia: 'M0 0' }, labels: {} }
const geometry = { main: view, inset: view, insetFrame: { x: 0, y: 0, width: 1, height: 1 } }
const figure = {
  ...{ id: 'membership', kind: 'map' as const, geometry: 'members', insetTitle: 'Enlarged' },
  ...{ title: 'Members', text: 'Who is in.', paragraphs: [1], regions: [] },
  legend: { member: 'in', outside: 'out', territory: 'claimed', neighbor: 'beside' },
}
const maps = listItemMaps({ figures: [figure], geometries: { members: geometry } })

test('a map question finds its map; other questions, or missing maps, find none', () => {
  expect(findItemMap(maps, { type: 'hotspot', figure: 'membership' })).toMatchObject({
    figure: 'membership',
    geometry,
    note: null,
  })
  expect(findItemMap(maps, { type: 'hotspot', figure: 'elsewhere' })).toBeNull()
  expect(findItemMap(maps, { type: 'single-choice' })).toBeNull()
})
