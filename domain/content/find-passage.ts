import { formatResponse } from '@/domain/items/format-response'
import type { Item } from '@/domain/items/item'
import { keyResponse } from '@/domain/items/key-response'
import { toPublicItem } from '@/domain/items/to-public-item'
import type { Claim, Course } from './course'
import { type Block, type Lesson, listPassages, plainText } from './lesson'

/** A paragraph of a lesson that an item is based on. */
export interface FoundPassage {
  /** `lesson-slug#section-id` */
  readonly section: string
  /** The section's title. */
  readonly title: string
  readonly text: string
}

type Source = Pick<Course, 'lessons' | 'claims'>

/**
 * The paragraph that an item is based on. For an evidence item, the one that it points to. For others, the paragraph
 * of the item's section that shares the most informative words (by inverse document frequency over the course) with
 * the claims, the key, and the explanation.
 * @returns null if the item names no section, the course has no such section, or the section has no paragraph
 */
export function findPassage(course: Source, item: Item): FoundPassage | null {
  const evidence = 'passages' in item ? item.passages.find(({ key }) => key) : undefined
  const ref = evidence ? evidence.at.replace(/\.\d+$/, '') : item.section
  if (ref === undefined) return null
  const [slug, id] = ref.split('#')
  const lesson = course.lessons.find((entry) => entry.slug === slug)
  const section = lesson?.sections.find((entry) => entry.id === id)
  if (!section) return null
  const about = { section: ref, title: section.title }
  if (evidence) return { ...about, text: evidence.text }
  const text = closest(listParagraphs(section.blocks), wordsAbout(item, course.claims), weightsOf(course))
  return text === null ? null : { ...about, text }
}

/** A note comments on the paragraphs around it, so it is quoted only if it fits clearly better. */
const NOTE_WEIGHT = 0.7

type Paragraph = { text: string; weight: number }

/** The paragraphs of a section, including those in its notes. */
function listParagraphs(blocks: readonly Block[]): Paragraph[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [{ text: plainText(block.children), weight: 1 }]
    return block.kind === 'note' ? listPassages(block).map((text) => ({ text, weight: NOTE_WEIGHT })) : []
  })
}

function closest(
  paragraphs: readonly Paragraph[],
  query: ReadonlyMap<string, number>,
  weights: ReadonlyMap<string, number>,
): string | null {
  const scored = paragraphs.map(({ text, weight }) => {
    const shared = [...new Set(wordsOf(text))].filter((word) => query.has(word))
    const sum = shared.reduce((total, word) => total + (query.get(word) ?? 0) * (weights.get(word) ?? 0), 0)
    return { text, score: weight * sum }
  })
  return (
    scored.reduce<(typeof scored)[number] | null>(
      (best, entry) => (best && best.score >= entry.score ? best : entry),
      null,
    )?.text ?? null
  )
}

/** The words that describe what an item is about, each with its weight. */
function wordsAbout(item: Item, claims: readonly Claim[]): Map<string, number> {
  const [first, ...others] = item.claims
  const claimText = (id: string | undefined) => claims.find((claim) => claim.id === id)?.text ?? ''
  const key = formatResponse(toPublicItem(item), keyResponse(item)) ?? ''
  const parts: [string, number][] = [
    [claimText(first), 1],
    [item.explanation, 2],
    [key, 1],
    [item.stem, 1],
    ...others.map((id): [string, number] => [claimText(id), 0.5]),
  ]
  const words = new Map<string, number>()
  for (const [text, weight] of parts)
    for (const word of new Set(wordsOf(text))) words.set(word, (words.get(word) ?? 0) + weight)
  return words
}

const known = new WeakMap<readonly Lesson[], Map<string, number>>()

/** Inverse document frequency of each word over all paragraphs: ln(paragraphs / paragraphs with the word). */
function weightsOf({ lessons }: Source): Map<string, number> {
  const ready = known.get(lessons)
  if (ready) return ready
  const paragraphs = lessons.flatMap(({ sections }) =>
    sections.flatMap(({ blocks }) => listParagraphs(blocks)),
  )
  const counts = new Map<string, number>()
  for (const { text } of paragraphs)
    for (const word of new Set(wordsOf(text))) counts.set(word, (counts.get(word) ?? 0) + 1)
  const weights = new Map(
    [...counts].map(([word, count]) => [word, Math.log((paragraphs.length + 1) / count)]),
  )
  known.set(lessons, weights)
  return weights
}

/** Words in lowercase without common endings; a number without its separators is one word. */
function wordsOf(text: string): string[] {
  const joined = text.replace(/(?<=\d)[,  ](?=\d{3}\b)/g, '').toLowerCase()
  return (joined.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) =>
    word.replace(/(?<=\p{L}{3})(ing|ed|es|s|ly)$/u, ''),
  )
}
