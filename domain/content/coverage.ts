import type { Claim, Course } from './course'

/** A section, with the text of a link to it. */
export interface SectionRef {
  readonly lesson: string
  readonly lessonTitle: string
  readonly section: string
  readonly title: string
}

/** The sections that teach one claim and the items that test it. */
export interface ClaimCoverage {
  readonly claim: Claim
  readonly taughtIn: readonly SectionRef[]
  /** IDs of the items that test it, without checks. */
  readonly testedBy: readonly string[]
}

/** What teaches and tests one paragraph, and each of its claims. */
export interface ParagraphCoverage {
  /** Paragraph of the article, starting at 1. */
  readonly paragraph: number
  readonly taughtIn: readonly SectionRef[]
  readonly testedBy: readonly string[]
  readonly claims: readonly ClaimCoverage[]
}

/**
 * Lists, for each paragraph of the article, the sections that teach it and the items that test it, and the same for
 * each of its claims.
 */
export function coverageOf(course: Course): ParagraphCoverage[] {
  const bank = course.items.flatMap(({ item, isLessonCheck }) => (isLessonCheck ? [] : [item]))
  const sections = course.lessons.flatMap((lesson) =>
    lesson.sections.map(({ id, title, paragraphs, claims }) => ({
      ref: { lesson: lesson.slug, lessonTitle: lesson.title, section: id, title },
      paragraphs,
      claims,
    })),
  )
  const claimCoverage = (claim: Claim): ClaimCoverage => ({
    claim,
    taughtIn: sections.filter(({ claims }) => claims.includes(claim.id)).map(({ ref }) => ref),
    testedBy: bank.filter(({ claims }) => claims.includes(claim.id)).map(({ id }) => id),
  })
  return Array.from({ length: course.source.paragraphs }, (_, index) => {
    const paragraph = index + 1
    return {
      paragraph,
      taughtIn: sections.filter(({ paragraphs }) => paragraphs.includes(paragraph)).map(({ ref }) => ref),
      testedBy: bank.filter(({ paragraphs }) => paragraphs.includes(paragraph)).map(({ id }) => id),
      claims: course.claims.filter(({ paragraphs }) => paragraphs.includes(paragraph)).map(claimCoverage),
    }
  })
}
