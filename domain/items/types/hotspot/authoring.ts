import { rowsIn, withRowTexts } from '@/domain/items/draft-rows'
import { CHOOSE, feedbackFields, fraction, key } from '@/domain/items/form/shared-fields'
import { invisibleInRows } from '@/domain/items/invisible-texts'
import type { ItemOfType } from '@/domain/items/item'
import type { Draft, FieldSpec, FormContext } from '@/domain/items/item-form'
import { type ItemProblem, itemError, within } from '@/domain/items/item-problem'
import { seenText } from '@/domain/items/same-text'
import type { CourseParts, TypeAuthoring, UnknownPart } from '@/domain/items/types/item-type'
import {
  multipleResponseGradingField,
  severalProblems,
} from '@/domain/items/types/multiple-response/authoring'
import { optionProblems, optionStandards } from '@/domain/items/types/single-choice/authoring'

export const hotspotAuthoring = {
  fields: hotspotFields,
  blank: ({ maps }) => ({
    figure: maps[0]?.id ?? '',
    multiple: false,
    regions: [],
    grading: 'net-correct',
  }),
  preview: (draft, { regions }) => ({
    regions: rowsIn(draft.regions).flatMap(({ id }) => (regions[String(id)] ? [{ id }] : [])),
  }),
  withCourseTexts: (draft, { regions }) =>
    withRowTexts(draft, 'regions', ({ id, text }) => regions[String(id)] ?? text),
  problems: hotspotProblems,
  invisibleTexts: ({ regions }) => invisibleInRows('regions', regions),
  standards: ({ multiple, regions }) =>
    within(['regions'], optionStandards(regions, multiple ? 'some' : 'one')),
  unknownParts: unknownRegions,
  keyedLists: ({ regions }) => [['regions', regions]],
} satisfies TypeAuthoring<'hotspot'>

function hotspotFields(draft: Draft, context: FormContext): FieldSpec[] {
  const { maps } = context
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
        ...feedbackFields(context),
      ],
      blank: { id: '', text: '', key: false },
    },
    ...(draft.multiple === true ? [multipleResponseGradingField] : []),
  ]
}

/** The selected regions that another map also has. */
function regionsOn(maps: FormContext['maps'], figure: string, regions: unknown): Draft[] {
  const known = new Set(maps.find(({ id }) => id === figure)?.regions.map(([id]) => id))
  return Array.isArray(regions) ? regions.filter(({ id }) => known.has(id)) : []
}

function hotspotProblems({ regions, multiple, grading }: ItemOfType<'hotspot'>): ItemProblem[] {
  const texts = regions.map(({ text }) => seenText(text).toLowerCase())
  const same = regions.flatMap((_, index) =>
    texts.indexOf(texts[index] ?? '') < index
      ? [itemError(['regions', index], 'This region is in the list twice.')]
      : [],
  )
  const keys = multiple
    ? severalProblems(regions, 'regions', 'region', grading)
    : within(['regions'], optionProblems(regions, 'region'))
  // Report a duplicate region once.
  return [...keys.filter(({ path }) => !same.some((other) => other.path[1] === path[1])), ...same]
}

function unknownRegions({ figure, regions }: ItemOfType<'hotspot'>, { maps }: CourseParts): UnknownPart[] {
  const map = maps.find(({ id }) => id === figure)
  if (!map) return [{ path: ['figure'], kind: 'map', id: figure }]
  return regions.flatMap(({ id }, index) =>
    map.regions.some(([known]) => known === id)
      ? []
      : [{ path: ['regions', index, 'id'], kind: 'region', id, map: map.title } as const],
  )
}
