import type { Claim, Course } from './course'
import type { SectionRef } from './coverage'

/** A fact of the course as a card: a question on the front, the fact on the back. */
export interface Flashcard {
  /** The ID of its claim. */
  readonly id: string
  /** The concept that it belongs to. */
  readonly concept: string
  readonly front: string
  readonly back: string
  readonly paragraphs: readonly number[]
  /** The first section that teaches it. */
  readonly section: Pick<SectionRef, 'lesson' | 'section' | 'title'> | null
}

/** Makes a card of each claim, in the order of the course's concepts. */
export function flashcardsOf(course: Course): Flashcard[] {
  const sections = sectionsByClaim(course)
  const tests = testsByClaim(course)
  const cards = course.claims.map((claim): Flashcard => {
    const concept = conceptOf(claim, course, tests.get(claim.id) ?? [])
    return {
      id: claim.id,
      concept: concept.id,
      front: claim.cue ?? fallbackCue(claim, concept.title),
      back: claim.text,
      paragraphs: claim.paragraphs,
      section: sections.get(claim.id) ?? null,
    }
  })
  return course.concepts.flatMap(({ id }) => cards.filter(({ concept }) => concept === id))
}

/** For a claim without a cue. */
function fallbackCue({ paragraphs }: Claim, title: string): string {
  return `What does paragraph ${paragraphs[0]} of the article say about “${title}”?`
}

/** Returns the concept of the claim's area under which most items test it; in a tie, the first of the course. */
function conceptOf(
  { area }: Claim,
  { concepts }: Course,
  tests: readonly string[],
): Course['concepts'][number] {
  const ofArea = concepts.filter((concept) => concept.area === area)
  const countOf = ({ id }: { id: string }) => tests.filter((concept) => concept === id).length
  const [first, ...others] = ofArea.length > 0 ? ofArea : concepts
  if (!first) throw new Error('a course has at least one concept')
  return others.reduce((best, concept) => (countOf(concept) > countOf(best) ? concept : best), first)
}

/** The concepts of the items that test each claim, one entry for each item. */
function testsByClaim({ items }: Course): Map<string, string[]> {
  const tests = new Map<string, string[]>()
  for (const { item } of items)
    for (const claim of item.claims) tests.set(claim, [...(tests.get(claim) ?? []), item.concept])
  return tests
}

function sectionsByClaim({ lessons }: Course): Map<string, Flashcard['section']> {
  const sections = new Map<string, Flashcard['section']>()
  for (const lesson of lessons)
    for (const { id, title, claims } of lesson.sections)
      for (const claim of claims)
        if (!sections.has(claim)) sections.set(claim, { lesson: lesson.slug, section: id, title })
  return sections
}
