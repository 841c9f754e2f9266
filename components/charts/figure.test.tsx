import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { FigureSchema } from '@/domain/content/figure'
import { listMapRegionIds, MapGeometrySchema } from '@/domain/content/figure-geometry'
import { CourseFigure } from './figure'
import { figureTable } from './figure-table'
import { MapRegions } from './map-regions'

const folder = 'content/courses/csto-nagorno-karabakh/figures'
const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
const figures = names.map((name) => ({
  name: path.basename(name, '.yaml'),
  figure: FigureSchema.parse(parse(readFileSync(path.join(folder, name), 'utf8'))),
}))
const geometry = MapGeometrySchema.parse(
  JSON.parse(readFileSync(path.join(folder, 'geometry/membership.json'), 'utf8')),
)

it('the course has the 6 figures that its lessons use', () => {
  expect(figures.map(({ name }) => name).sort()).toEqual([
    'argument',
    'force-sizes',
    'mandate',
    'membership',
    'ties',
    'timeline',
  ])
})

describe.each(figures)('the figure $name', ({ name, figure }) => {
  const html = renderToStaticMarkup(<CourseFigure figure={figure} geometry={geometry} />)

  it('has the ID of its file', () => {
    expect(figure.id).toBe(name)
  })

  it('has a title and a description linked to the SVG', () => {
    expect(html).toContain('<figcaption')
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, references] of html.matchAll(/(?:aria-labelledby)="([^"]+)"/g)) {
      for (const reference of references!.split(' ')) expect(ids).toContain(reference)
    }
    for (const [, reference] of html.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(reference)
    if (figure.kind !== 'columns') expect(html).toMatch(/<svg role="img".*<title.*<desc/)
  })

  it('has a table with a cell under every heading', () => {
    const { head, rows } = figureTable(figure)
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) {
      expect(row).toHaveLength(head.length)
      for (const cell of row) expect(cell).not.toBe('')
    }
    expect(new Set(rows.map((row) => row.join('|'))).size).toBe(rows.length)
    expect(html).toContain('<table')
  })

  it('has no hard-coded colors, so that dark mode applies', () => {
    expect(html).not.toMatch(/#[0-9a-f]{3,6}"|rgb\(|style=/)
  })
})

describe('the figure data', () => {
  it('the map fills only the 6 members', () => {
    const map = figures.find(({ figure }) => figure.kind === 'map')?.figure
    if (map?.kind !== 'map') throw new Error('no map')
    const members = map.regions.filter((region) => region.role === 'member').map((region) => region.id)
    expect(members.sort()).toEqual(['armenia', 'belarus', 'kazakhstan', 'kyrgyzstan', 'russia', 'tajikistan'])
    expect(map.regions.map((region) => region.id).sort()).toEqual(listMapRegionIds(geometry))
  })

  it('ties and frames of the network refer to existing nodes', () => {
    const network = figures.find(({ figure }) => figure.kind === 'network')?.figure
    if (network?.kind !== 'network') throw new Error('no network')
    const ids = network.nodes.map((node) => node.id)
    for (const tie of network.ties) expect(ids).toEqual(expect.arrayContaining([tie.from, tie.to]))
    const frames = network.frames.map((frame) => frame.id)
    for (const node of network.nodes) if (node.frame) expect(frames).toContain(node.frame)
  })
})

describe('the map of a question', () => {
  const regions = listMapRegionIds(geometry).map((id, index) => ({
    id,
    mark: String(index + 1),
    inputId: `q-${id}`,
  }))
  const html = renderToStaticMarkup(
    <MapRegions geometry={geometry} insetTitle="Enlarged" regions={regions} />,
  )

  it('labels every region’s input, so taps work without JavaScript', () => {
    for (const { inputId } of regions) expect(html).toContain(`for="${inputId}"`)
  })

  it('renders all regions alike and follows their inputs', () => {
    const shapes = [...html.matchAll(/<g data-region="([^"]+)" class="([^"]+)"/g)]
    const looks = new Set(shapes.map(([, id, classes]) => classes!.replaceAll(`value=${id}`, 'value=*')))
    expect(looks.size).toBe(1)
    expect([...looks][0]).toContain('checked')
  })

  it('lets a page set a region’s state', () => {
    const reviewed = renderToStaticMarkup(
      <MapRegions
        geometry={geometry}
        insetTitle="Enlarged"
        regions={[]}
        regionClassName={(id) => (id === 'armenia' ? 'fill-good-soft' : undefined)}
        regionProps={(id) => (id === 'armenia' ? { role: 'presentation' } : {})}
      />,
    )
    expect(reviewed.match(/fill-good-soft/g)).toHaveLength(2)
  })
})
