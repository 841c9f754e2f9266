import type { Claim, Course } from './course'

/** A section, with what a link to it says. */
export interface SectionRef {
  readonly lesson: string
  readonly lessonTitle: string
  readonly section: string
  readonly title: string
}

/** What teaches and tests one claim. */
export interface ClaimCoverage {
  readonly claim: Claim
  readonly taughtIn: readonly SectionRef[]
  /** Ids of the items that test it, checks left out. */
  readonly testedBy: readonly string[]
}

/** What teaches and tests one paragraph, and each of its claims. */
export interface ParagraphCoverage {
  /** Of the article, counted from 1. */
  readonly paragraph: number
  readonly taughtIn: readonly SectionRef[]
  readonly testedBy: readonly string[]
  readonly claims: readonly ClaimCoverage[]
}

/** For each paragraph of the article the sections that teach it, the items that test it, and the same for each of its claims. */
export function coverageOf(course: Course): ParagraphCoverage[] {
  const bank = course.items.flatMap(({ item, isCheck }) => (isCheck ? [] : [item]))
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
