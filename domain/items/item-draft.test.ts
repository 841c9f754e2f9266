import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleItems } from '@/tests/support/sample-items'
import { checkDraft } from './check-draft'
import { compareItems } from './compare-items'
import { ITEM_TYPES, ItemSchema } from './item'
import { blankDraft, commonFields, type Draft, type FieldSpec, fieldsOfType } from './item-form'
import { readDraft } from './read-draft'

const context = {
  concepts: [['c', 'Concept']],
  sections: [['lesson#section', 'Section']],
  passages: [['lesson#section.1', 'A passage']],
  maps: [{ id: 'membership', title: 'Map', regions: [['iran', 'Iran']] }],
} as const
const texts = { regions: { iran: 'Iran' }, passages: { 'lesson#section.1': 'A passage' } }
let count = 0
const newId = () => `id-${++count}`

const single = (changes: Draft = {}): Draft => ({
  ...blankDraft('single-choice', context, newId),
  stem: 'Which?',
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
const remarksOn = (draft: Draft) => checkDraft(draft, 'own', texts).remarks.map(({ message }) => message)

test('a new draft of every type has fields, lacks what it must have, and is not published', () => {
  for (const type of ITEM_TYPES) {
    const draft = blankDraft(type, context, newId)
    expect(fieldsOfType(draft, context).length + commonFields(context).length, type).toBeGreaterThan(6)
    const { item, remarks } = checkDraft(draft, 'own', texts)
    expect(item, type).toBeNull()
    expect(
      remarks.some(({ severity }) => severity === 'error'),
      type,
    ).toBe(true)
  }
})

test('every item of every type goes through the editor unchanged', () => {
  for (const item of sampleItems) {
    const read = readDraft(JSON.parse(JSON.stringify(item)), item.id, { regions: {}, passages: {} })
    expect(read.ok, `${item.id} ${JSON.stringify(read)}`).toBe(true)
    if (read.ok && item.type !== 'evidence') expect(read.item).toEqual(ItemSchema.parse(item))
  }
})

test('a sound draft has no remark', () => {
  expect(checkDraft(single(), 'own', texts)).toMatchObject({ remarks: [], item: { id: 'own' } })
})

test('what gives a key away, or leaves a learner without help, is said', () => {
  const option = (text: string, more: Draft = {}) => ({ id: newId(), text, feedback: 'x', ...more })
  const withOptions = (...options: Draft[]) => remarksOn(single({ options }))
  expect(withOptions(option('Iran'), option('Mali'))).toEqual(['No key: say which one is right.'])
  expect(withOptions(option('Iran', { key: true }), option('iran '), option('Mali'))).toEqual([
    'Two are the same: “iran”.',
    'Every option but this one begins with a capital. Unlike grammar gives hints.',
  ])
  expect(withOptions(option('Iran and all the lands around it', { key: true }), option('Mali'))).toEqual([
    'The key is the longest option by far: that gives it away.',
  ])
  expect(withOptions(option('Iran', { key: true }), option('Never Mali'))).toEqual([
    '“Never”: absolute words mark a wrong option.',
  ])
  expect(withOptions(option('Iran', { key: true }), option('Mali.'), option('Peru'))).toEqual([
    'Only this option ends with a full stop. Unlike grammar gives hints.',
  ])
  expect(withOptions(option('Iran', { key: true }), { id: 'm', text: 'Mali' })).toEqual([
    'No feedback for “Mali”.',
  ])
  expect(remarksOn(single({ claims: [] }))).toEqual([
    'No claim is attached: say what of the article it tests.',
  ])
  expect(remarksOn(single({ stem: '' }))).toEqual(['The question is missing.'])
})

test('whatever a draft holds, checking it ends with an item or with an error', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ITEM_TYPES), fc.dictionary(fc.string(), fc.jsonValue()), (type, more) => {
      const { item, remarks } = checkDraft({ ...blankDraft(type, context, newId), ...more }, 'own', texts)
      expect(item === null).toBe(remarks.some(({ severity }) => severity === 'error'))
    }),
  )
})

test('two versions are compared by the ids of their rows', () => {
  const of = (draft: Draft) => {
    const read = readDraft(draft, 'own', texts)
    if (!read.ok) throw new Error('no item')
    return read.item
  }
  const before = of(single())
  expect(compareItems(before, before)).toEqual([])
  const after = of(
    single({
      stem: 'Which one?',
      options: [
        { id: 'a', text: 'Iran' },
        { id: 'b', text: 'Mali', key: true, feedback: 'No.' },
      ],
    }),
  )
  const changes = compareItems(before, after)
  expect(changes).toContainEqual({ place: 'stem', before: 'Which?', after: 'Which one?' })
  expect(changes).toContainEqual({ place: 'options “a”, key', before: 'true', after: 'false' })
  expect(changes).toContainEqual({ place: 'options “c”, text', before: 'Peru', after: null })
  expect(changes.some(({ place }) => place === 'options “b”, text')).toBe(false)
})

test('each list of a form adds rows that its fields can fill', () => {
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
