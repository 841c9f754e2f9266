import { type AuthoredItem, type Item, type ItemOfType, ItemSchema, type ItemType } from '@/domain/items/item'
import { isGradedByPerson } from '@/domain/items/types/person-graded-types'

/** One item of each type. Everything that a learner can't see before submission contains the word CANARY. */
const secret = (word: string) => `CANARY ${word}`
const about = { why: secret('why'), feedback: secret('feedback'), section: 'canary-lesson#section' }

function common(id: string) {
  return {
    id,
    stem: `The stem of ${id}`,
    claims: ['f01'],
    paragraphs: [3],
    concept: 'canary-concept',
    section: 'canary-lesson#home',
    hints: [secret('hint')],
    explanation: secret('explanation'),
  }
}

const options = [
  { id: 'a', text: 'Armenia', key: true, feedback: secret('praise') },
  { id: 'b', text: 'Belarus', ...about },
  { id: 'c', text: 'Cyprus', fraction: -0.5, ...about },
  { id: 'd', text: 'Denmark', fraction: 0.25, why: secret('why'), feedback: secret('near') },
]

const several = [
  { id: 'a', text: 'Armenia', key: true },
  { id: 'b', text: 'Belarus', key: true },
  { id: 'c', text: 'Cyprus', ...about },
  { id: 'd', text: 'Denmark', ...about },
  { id: 'e', text: 'Estonia', ...about },
]

const stems = [
  { id: 's1', text: 'Yerevan', choice: 'c1', ...about },
  { id: 's2', text: 'Minsk', choice: 'c2', why: secret('why'), feedback: secret('stem') },
  { id: 's3', text: 'Gyumri', choice: 'c1', ...about },
  { id: 's4', text: 'Brest', choice: 'c2', ...about },
]

const choices = [
  { id: 'c1', text: 'Armenia' },
  { id: 'c2', text: 'Belarus' },
  { id: 'c3', text: 'Cyprus', ...about },
]

const numeric = {
  format: { decimal: '.', group: ',' },
  answers: [
    { value: '3600' },
    { value: '25000', fraction: 0, ...about },
    { value: '3600', fraction: 0.5, tolerance: { type: 'relative', value: '0.05' }, ...about },
  ],
  otherwise: about,
} as const

const text = {
  answers: [
    { text: 'OSCE' },
    { text: 'Minsk *', fraction: 0.5, ...about },
    { text: 'NATO', fraction: 0, ...about },
  ],
  otherwise: about,
}

const authored: AuthoredItem[] = [
  { ...common('single'), type: 'single-choice', options },
  { ...common('truth'), type: 'true-false', answer: false, otherwise: about },
  { ...common('several'), type: 'multiple-response', options: several },
  { ...common('match'), type: 'matching', stems, choices },
  { ...common('sort'), type: 'categorize', stems, choices },
  {
    ...common('order'),
    type: 'ordering',
    elements: ['Union ends', 'Treaty', 'War', 'Truce', 'Mandate'].map((name, index) => ({
      id: `e${index + 1}`,
      text: name,
    })),
    ends: ['earliest', 'latest'],
    otherwise: about,
  },
  { ...common('number'), type: 'numeric', ...numeric, answers: [...numeric.answers] },
  { ...common('words'), type: 'short-text', ...text },
  {
    ...common('gaps'),
    type: 'cloze',
    text: 'The body {{body}} sent {{size}} people to {{place}}.',
    gaps: [
      { id: 'body', label: 'body', type: 'text', ...text },
      { id: 'size', label: 'size', type: 'numeric', ...numeric, answers: [...numeric.answers], weight: 2 },
      { id: 'place', label: 'place', type: 'choice', options },
    ],
  },
  { ...common('map'), type: 'hotspot', figure: 'membership', regions: options },
  { ...common('map-several'), type: 'hotspot', figure: 'membership', multiple: true, regions: several },
  {
    ...common('point'),
    type: 'evidence',
    passages: [
      { id: 'p1', at: 'lesson#part.1', text: 'First passage', key: true },
      { id: 'p2', at: 'lesson#part.2', text: 'Second passage', ...about },
      { id: 'p3', at: 'lesson#part.3', text: 'Third passage', key: true },
    ],
  },
  {
    ...common('argue'),
    type: 'open-response',
    modelAnswer: secret('model answer'),
    criteria: ['one', 'two', 'three'].map((id) => ({ id, text: secret(`criterion ${id}`), points: 2 })),
  },
]

export const sampleItems: readonly Item[] = authored.map((item) => ItemSchema.parse(item))

/** Without those that only a person can grade. */
export const scoredSamples = sampleItems.filter(({ type }) => !isGradedByPerson(type))

/** The first sample of a type, with some of its fields changed. */
export function sampleItem<T extends ItemType>(type: T, changes: Partial<ItemOfType<T>> = {}): ItemOfType<T> {
  const found = sampleItems.find((item): item is ItemOfType<T> => item.type === type)
  if (!found) throw new Error(`no sample of type ${type}`)
  return { ...found, ...changes }
}

/** A response that earns full points, for every sample; the model answer for one that a person grades. */
export function keyOf(item: Item): unknown {
  const keys = (list: readonly { id: string; key: boolean }[]) =>
    list.filter(({ key }) => key).map(({ id }) => id)
  switch (item.type) {
    case 'single-choice':
      return keys(item.options)[0]
    case 'true-false':
      return item.answer
    case 'multiple-response':
      return keys(item.options)
    case 'matching':
    case 'categorize':
      return Object.fromEntries(item.stems.map(({ id, choice }) => [id, choice]))
    case 'ordering':
      return item.elements.map(({ id }) => id)
    case 'numeric':
      return item.answers[0]?.value
    case 'short-text':
      return item.answers[0]?.text
    case 'cloze':
      return { body: 'OSCE', size: '3,600', place: 'a' }
    case 'hotspot':
      return item.multiple ? keys(item.regions) : keys(item.regions)[0]
    case 'evidence':
      return keys(item.passages)
    case 'open-response':
      return item.modelAnswer
  }
}
