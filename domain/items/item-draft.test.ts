import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blankDraft } from '@/domain/items/form/blank-draft'
import { commonFields, fieldsOfType } from '@/domain/items/form/fields-of-type'
import { sampleItems } from '@/tests/support/sample-items'
import { compareItems } from './compare-items'
import { withValue } from './edit-draft'
import { ITEM_TYPES, type Item, ItemSchema } from './item'
import type { Draft, FieldSpec } from './item-form'
import { previewDraft } from './preview-draft'
import { type CourseTexts, readDraft } from './read-draft'
import { toPublicItem } from './to-public-item'
import { validateDraft } from './validate-draft'

const context = {
  concepts: [['c', 'Concept']],
  sections: [['lesson#section', 'Section']],
  passages: [['lesson#section.1', 'A passage']],
  paragraphs: Array.from({ length: 16 }, (_, index) => ({ paragraph: index + 1, says: 'Something' })),
  claims: [
    { id: 'f01', text: 'Something', paragraphs: [1] },
    { id: 'f02', text: 'Something else', paragraphs: [2, 3] },
  ],
  maps: [{ id: 'membership', title: 'Map', regions: [['iran', 'Iran']] }],
} as const
const texts = { regions: { iran: 'Iran' }, passages: { 'lesson#section.1': 'A passage' } }
let count = 0
const newId = () => `id-${++count}`

const single = (changes: Draft = {}): Draft => ({
  ...blankDraft('single-choice', context, newId),
  stem: 'Which?',
  concept: 'c',
  section: 'lesson#section',
  claims: ['f01'],
  paragraphs: [1],
  explanation: 'Because.',
  options: [
    { id: 'a', text: 'Iran', key: true },
    { id: 'b', text: 'Mali', feedback: 'No.' },
    { id: 'c', text: 'Peru', feedback: 'No.' },
  ],
  ...changes,
})
const remarksOn = (draft: Draft) =>
  validateDraft(draft, 'own', texts, context, () => null).remarks.map(({ message }) => message)

test('a new draft of every type has fields and errors', () => {
  for (const type of ITEM_TYPES) {
    const draft = blankDraft(type, context, newId)
    expect(fieldsOfType(draft, context).length + commonFields(context).length, type).toBeGreaterThan(6)
    const { item, remarks } = validateDraft(draft, 'own', texts, context, () => null)
    expect(item, type).toBeNull()
    expect(
      remarks.some(({ severity }) => severity === 'error'),
      type,
    ).toBe(true)
  }
})

test('every item round-trips through the editor', () => {
  for (const item of sampleItems) {
    const read = readDraft(JSON.parse(JSON.stringify(item)), item.id, { regions: {}, passages: {} })
    expect(read.ok, `${item.id} ${JSON.stringify(read)}`).toBe(true)
    if (read.ok && item.type !== 'evidence') expect(read.item).toEqual(ItemSchema.parse(item))
  }
})

test('a valid draft has no remarks', () => {
  expect(validateDraft(single(), 'own', texts, context, () => null)).toMatchObject({
    remarks: [],
    item: { id: 'own' },
  })
})

test('reports hints to the key and missing feedback', () => {
  const option = (text: string, more: Draft = {}) => ({ id: newId(), text, feedback: 'x', ...more })
  const withOptions = (...options: Draft[]) => remarksOn(single({ options }))
  expect(withOptions(option('Iran'), option('Mali'))).toEqual(['Mark the correct option.'])
  expect(withOptions(option('Iran', { key: true }), option('iran '), option('Mali'))).toEqual([
    'Two options are the same: “iran”.',
    'Every other option begins with a capital letter. Inconsistent grammar gives hints.',
  ])
  expect(withOptions(option('Iran and all the lands around it', { key: true }), option('Mali'))).toEqual([
    'The correct option is much longer than the others, which gives it away.',
  ])
  expect(withOptions(option('Iran', { key: true }), option('Never Mali'))).toEqual([
    '“Never” is an absolute word. It suggests that the option is incorrect.',
  ])
  expect(withOptions(option('Iran', { key: true }), option('Mali.'), option('Peru'))).toEqual([
    'Only this option ends with a punctuation mark. Inconsistent grammar gives hints.',
  ])
  expect(withOptions(option('Iran', { key: true }), { id: 'm', text: 'Mali' })).toEqual([
    'No feedback for “Mali”.',
  ])
  expect(remarksOn(single({ stem: '' }))).toEqual(['Enter the question.'])
})

test('a class’s own question can be published without concept, section, claims, and paragraphs', () => {
  const own = single({ concept: '', section: '', claims: [], paragraphs: [], tags: ['unit 3', 'maps'] })
  const { item, remarks } = validateDraft(own, 'own', texts, context, () => null)
  expect(remarks).toEqual([])
  expect(item).toMatchObject({ claims: [], paragraphs: [], tags: ['unit 3', 'maps'] })
  expect(item).not.toHaveProperty('concept')
  expect(item).not.toHaveProperty('section')
})

test('tags are limited in number and length, and students never get them', () => {
  const many = Array.from({ length: 11 }, (_, index) => `tag ${index}`)
  for (const tags of [many, ['x'.repeat(41)]])
    expect(validateDraft(single({ tags }), 'own', texts, context, () => null).item).toBeNull()
  const { item } = validateDraft(single({ tags: ['secret'] }), 'own', texts, context, () => null)
  if (!item) throw new Error('the item is publishable')
  expect(JSON.stringify(toPublicItem(item))).not.toContain('secret')
})

test('unknown references are errors; mismatched claims are warnings', () => {
  const strange = validateDraft(
    single({ concept: 'gone', section: 'lesson#gone', claims: ['f01', 'f99'] }),
    'own',
    texts,
    context,
    () => null,
  )
  expect(strange.item).toBeNull()
  expect(strange.remarks.map(({ message }) => message)).toEqual([
    'The course has no concept “gone”.',
    'The course has no section “lesson#gone”.',
    'The course has no claim f99.',
  ])
  expect(remarksOn(single({ paragraphs: [1, 99] }))).toEqual([
    'The article has 16 paragraphs. There is no paragraph 99.',
  ])
  const options = [
    { id: 'a', text: 'Iran', key: true },
    { id: 'b', text: 'Mali', feedback: 'No.', section: 'lesson#gone' },
  ]
  expect(validateDraft(single({ options }), 'own', texts, context, () => null).remarks).toEqual([
    { severity: 'error', path: 'options.1.section', message: 'The course has no section “lesson#gone”.' },
  ])
  expect(remarksOn(single({ claims: ['f01', 'f02'] }))).toEqual([
    'Claim f02 comes from paragraphs 2, 3, which the question doesn’t list.',
  ])
  expect(remarksOn(single({ claims: ['f01', 'f02'], paragraphs: [1, 3] }))).toEqual([])
})

test('a draft can be previewed at any time', () => {
  for (const type of ITEM_TYPES.filter((type) => type !== 'hotspot')) {
    const shown = previewDraft(blankDraft(type, context, newId), 'own', texts)
    expect(shown, type).toMatchObject({ type, stem: '…' })
  }
  expect(previewDraft(blankDraft('hotspot', context, newId), 'own', texts)).toBeNull()
  expect(previewDraft(single({ explanation: '', claims: [] }), 'own', texts)).toMatchObject({
    stem: 'Which?',
    options: [
      { id: 'a', text: 'Iran' },
      { id: 'b', text: 'Mali' },
      { id: 'c', text: 'Peru' },
    ],
  })
  // A publishable draft previews exactly as it will be asked.
  for (const item of sampleItems) {
    const shown = previewDraft({ ...item }, item.id, textsOf(item))
    expect(shown && toPublicItem(shown), item.id).toEqual(toPublicItem(item))
  }
})

test('any draft previews as an item or null', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ITEM_TYPES), fc.dictionary(fc.string(), fc.jsonValue()), (type, more) => {
      const shown = previewDraft({ ...blankDraft(type, context, newId), ...more, type }, 'own', texts)
      expect(shown === null || shown.type === type).toBe(true)
    }),
  )
})

/** The course texts that an item refers to. */
function textsOf(item: Item): CourseTexts {
  const [regions, passages] = [
    item.type === 'hotspot' ? item.regions.map(({ id, text }) => [id, text] as const) : [],
    item.type === 'evidence' ? item.passages.map(({ at, text }) => [at, text] as const) : [],
  ]
  return { regions: Object.fromEntries(regions), passages: Object.fromEntries(passages) }
}

test('any draft validates to an item or an error', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ITEM_TYPES), fc.dictionary(fc.string(), fc.jsonValue()), (type, more) => {
      const { item, remarks } = validateDraft(
        { ...blankDraft(type, context, newId), ...more },
        'own',
        texts,
        context,
        () => null,
      )
      expect(item === null).toBe(remarks.some(({ severity }) => severity === 'error'))
    }),
  )
})

test('version comparison matches rows by ID', () => {
  const of = (draft: Draft) => {
    const read = readDraft(draft, 'own', texts)
    if (!read.ok) throw new Error('no item')
    return read.item
  }
  const before = of(single())
  expect(compareItems(before, before, context)).toEqual([])
  const after = of(
    single({
      stem: 'Which one?',
      options: [
        { id: 'a', text: 'Iran' },
        { id: 'b', text: 'Mali', key: true, feedback: 'No.' },
      ],
    }),
  )
  expect(compareItems(before, after, context)).toEqual([
    { location: 'Question', before: 'Which?', after: 'Which one?' },
    { location: 'Option “Iran”: Correct', before: 'yes', after: 'no' },
    { location: 'Option “Mali”: Correct', before: 'no', after: 'yes' },
    { location: 'Option', before: 'Peru', after: null },
  ])
  const turned = of(single({ concept: 'c', options: [...(single().options as Draft[])].reverse() }))
  expect(compareItems(before, turned, context)).toEqual([
    { location: 'Options: order', before: 'Iran · Mali · Peru', after: 'Peru · Mali · Iran' },
  ])
  for (const item of sampleItems) {
    expect(compareItems(item, item, context), item.id).toEqual([])
    const [change, ...others] = compareItems(item, { ...item, explanation: 'New.' }, context)
    expect(change).toEqual({ location: 'Explanation', before: item.explanation, after: 'New.' })
    expect(others).toEqual([])
  }
})

test('new list rows match their fields', () => {
  const look = (fields: readonly FieldSpec[]): void => {
    for (const field of fields) {
      if (field.kind === 'group') look(field.fields)
      if (field.kind !== 'list') continue
      const inner = field.fields(field.blank)
      expect(inner.length, field.name).toBeGreaterThan(0)
      look(inner)
    }
  }
  for (const type of ITEM_TYPES) look(fieldsOfType(blankDraft(type, context, newId), context))
})

const number = (changes: Draft = {}): Draft => ({
  ...blankDraft('numeric', context, newId),
  ...{ stem: 'How many?', concept: 'c', section: 'lesson#section', claims: ['f01'], paragraphs: [1] },
  ...{ explanation: 'Because.', answers: [{ value: '10', fraction: 1, tolerance: { type: 'none' } }] },
  ...changes,
})

test('leftover fields are dropped with a warning', () => {
  const draft = number({
    answers: [{ value: '10', fraction: 1, tolerance: { type: 'none', value: '5', min: '1' } }],
  })
  const { item, remarks } = validateDraft(draft, 'own', texts, context, () => null)
  expect(item).toMatchObject({ answers: [{ value: '10', tolerance: { type: 'none' } }] })
  expect(
    remarks.filter(({ path }) => path.startsWith('answers.0.tolerance')).map(({ path }) => path),
  ).toEqual(['answers.0.tolerance.value', 'answers.0.tolerance.min'])
})

/** Selects an option and returns the object around it. */
function chosen(fields: readonly FieldSpec[], name: string, around: Draft, value: string): Draft {
  const field = fields.find((candidate) => candidate.name === name)
  return field?.kind === 'select' && field.choose ? field.choose(around, value) : { ...around, [name]: value }
}

test('changing the tolerance type keeps the amount', () => {
  const [answers] = fieldsOfType(number(), context)
  const rowFields = answers?.kind === 'list' ? answers.fields({ tolerance: { type: 'none' } }) : []
  const group = rowFields.find(({ name }) => name === 'tolerance')
  const fields = group?.kind === 'group' ? group.fields : []
  const nominal = { type: 'nominal', value: '5' }
  expect(chosen(fields, 'type', nominal, 'relative')).toEqual({ type: 'relative', value: '5' })
  expect(chosen(fields, 'type', nominal, 'none')).toEqual({ type: 'none' })
  expect(chosen(fields, 'type', nominal, 'range')).toEqual({ type: 'range', min: '', max: '' })
  expect(chosen(fields, 'type', { type: 'range', min: '1', max: '2' }, 'nominal')).toEqual({
    type: 'nominal',
    value: '',
  })
})

test('changing the gap type keeps name and weight', () => {
  const draft = blankDraft('cloze', context, newId)
  const list = fieldsOfType(draft, context).find(({ name }) => name === 'gaps')
  const gap = { id: 'gap-1', label: 'gap 1', type: 'choice', weight: 2, options: [{ id: 'a', text: 'A' }] }
  const fields = list?.kind === 'list' ? list.fields(gap) : []
  for (const type of ['numeric', 'text', 'choice']) {
    const changed = chosen(fields, 'type', gap, type)
    expect(changed).toMatchObject({ id: 'gap-1', label: 'gap 1', weight: 2, type })
    const { remarks } = validateDraft(
      { ...draft, text: '{{gap-1}}', gaps: [changed] },
      'own',
      texts,
      context,
      () => null,
    )
    expect(remarks.map(({ message }) => message).join()).not.toMatch(/unrecognized|belong/i)
  }
})

test('adding and removing a gap updates the text', () => {
  const list = fieldsOfType(blankDraft('cloze', context, newId), context).find(({ name }) => name === 'gaps')
  if (list?.kind !== 'list') throw new Error('gaps are a list')
  const second = list.newRow?.([{ id: 'gap-1' }])
  expect(second).toMatchObject({ id: 'gap-2', label: 'gap 2' })
  expect(list.newRow?.([{ id: 'gap-2' }])).toMatchObject({ id: 'gap-3' })
  const around = { text: 'Here {{gap-1}}.' }
  const added = list.onAdd?.(around, { id: 'gap-2' })
  expect(added).toEqual({ text: 'Here {{gap-1}}. {{gap-2}}' })
  expect(list.onAdd?.(added ?? {}, { id: 'gap-2' })).toEqual(added)
  expect(list.onRemove?.(added ?? {}, { id: 'gap-2' })).toEqual(around)
})

test('changing the map keeps shared regions', () => {
  const maps = [
    {
      id: 'membership',
      title: 'Map',
      regions: [
        ['iran', 'Iran'],
        ['mali', 'Mali'],
      ],
    },
    { id: 'other', title: 'Other', regions: [['iran', 'Iran']] },
  ] as const
  const [figure] = fieldsOfType({ type: 'hotspot' }, { ...context, maps })
  const around = { figure: 'membership', regions: [{ id: 'iran' }, { id: 'mali' }] }
  expect(chosen(figure ? [figure] : [], 'figure', around, 'other')).toEqual({
    figure: 'other',
    regions: [{ id: 'iran' }],
  })
})

test('a question without an explanation is still validated', () => {
  const draft = number({
    explanation: '',
    answers: [{ value: '10', fraction: 1, tolerance: { type: 'nominal', value: '-1' } }],
  })
  expect(remarksOn(draft)).toEqual(['Enter an explanation.', 'The tolerance can’t be negative: -1.'])
})

test.each([
  [{ answers: [{ value: '', fraction: 1 }] }, 'answers.0.value', 'Enter a number, such as 25000 or 0.5.'],
  [
    { answers: [{ value: 'many', fraction: 1 }] },
    'answers.0.value',
    'Enter a plain number, such as 25000 or 0.5.',
  ],
  [
    { answers: [{ value: '5', fraction: 1, tolerance: { type: 'nominal', value: '' } }] },
    'answers.0.tolerance.value',
    'Enter the amount of the tolerance, such as 5 or 0.05.',
  ],
  [
    { answers: [{ fraction: 1, tolerance: { type: 'range', min: '', max: '5' } }] },
    'answers.0.tolerance.min',
    'Enter the lowest number of the range.',
  ],
  [
    { answers: [{ fraction: 1, tolerance: { type: 'range', min: '5', max: '' } }] },
    'answers.0.tolerance.max',
    'Enter the highest number of the range.',
  ],
  [{ answers: [{ value: '5', fraction: 2 }] }, 'answers.0.fraction', 'Enter a number from −1 to 1.'],
  [{ answers: [] }, 'answers', 'Add at least one accepted answer.'],
  [{ paragraphs: [Number.NaN] }, 'paragraphs.0', 'Choose paragraphs from the list.'],
])('a number field that can’t be read says what to enter: %#', (changes, path, message) => {
  const { remarks } = validateDraft(number(changes), 'own', texts, context, () => null)
  expect(remarks).toContainEqual({ severity: 'error', path, message })
})

test('no message for any draft is the schema library’s', () => {
  const raw = /invalid|expected|received|too (small|big)|unrecognized/i
  const anything = fc.oneof(
    fc.constantFrom('', ' ', -1, 0, 1e9, true, null, [], {}, 'x'),
    fc.jsonValue({ maxDepth: 1 }),
  )
  fc.assert(
    fc.property(fc.constantFrom(...sampleItems), fc.nat(), anything, (item, at, value) => {
      const paths = pathsIn(item)
      const draft = withValue({ ...item }, paths[at % paths.length] ?? [], value)
      const { remarks } = validateDraft({ ...draft, type: item.type }, 'own', texts, context, () => null)
      const said = remarks.filter(({ path }) => !path.startsWith('maps')).map(({ message }) => message)
      // Quoted values may contain anything.
      expect(said.map((message) => message.replaceAll(/“[^”]*”/gs, '')).join('\n')).not.toMatch(raw)
    }),
    { numRuns: 300 },
  )
})

/** The paths of all parts of a value. */
function pathsIn(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([name, part]) => {
    const inner = [...path, Array.isArray(value) ? Number(name) : name]
    return [inner, ...pathsIn(part, inner)]
  })
}

test('text without visible characters can’t be published', () => {
  const { item, remarks } = validateDraft(
    single({
      stem: '\u200b',
      options: [
        { id: 'a', text: 'Iran', key: true },
        { id: 'b', text: '\u3164' },
      ],
    }),
    ...(['own', texts, context, () => null] as const),
  )
  expect(item).toBeNull()
  const errors = remarks.filter(({ severity }) => severity === 'error').map(({ path }) => path)
  expect(errors.sort()).toEqual(['options.1.text', 'stem'])
})
