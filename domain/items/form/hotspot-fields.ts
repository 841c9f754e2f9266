import type { Draft, FieldSpec, FormContext } from '@/domain/items/item-form'
import { CHOOSE, feedback, fraction, grading, key, MULTIPLE_RULES } from './shared-fields'

export function hotspotFields(draft: Draft, { maps }: FormContext): FieldSpec[] {
  const map = maps.find(({ id }) => id === draft.figure)
  return [
    {
      kind: 'select',
      name: 'figure',
      label: 'Map',
      options: maps.map(({ id, title }) => [id, title] as const),
      choose: (around, figure) => ({ ...around, figure, regions: regionsOn(maps, figure, around.regions) }),
    },
    { kind: 'tick', name: 'multiple', label: 'Allow several selections' },
    {
      kind: 'list',
      name: 'regions',
      label: 'Regions',
      one: 'region',
      fields: () => [
        { kind: 'select', name: 'id', label: 'Region', options: [CHOOSE, ...(map?.regions ?? [])] },
        key,
        fraction,
        ...feedback,
      ],
      blank: { id: '', text: '', key: false },
    },
    ...(draft.multiple === true ? [grading(MULTIPLE_RULES)] : []),
  ]
}

/** The selected regions that another map also has. */
function regionsOn(maps: FormContext['maps'], figure: string, regions: unknown): Draft[] {
  const known = new Set(maps.find(({ id }) => id === figure)?.regions.map(([id]) => id))
  return Array.isArray(regions) ? regions.filter(({ id }) => known.has(id)) : []
}
