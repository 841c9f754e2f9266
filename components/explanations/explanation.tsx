import type { ReactNode } from 'react'
import type { ParagraphExplanation, TermExplanation, Use } from '@/domain/content/explanations'

/** The parts of an explanation, the same in the page of a lesson’s terms and in place. */

export function TermTitle({ term, abbreviation }: Pick<TermExplanation, 'term' | 'abbreviation'>): ReactNode {
  return (
    <>
      {term}
      {abbreviation && <span className="font-normal text-muted"> ({abbreviation})</span>}
    </>
  )
}

type Shown = {
  courseSlug: string
  /** What precedes the places that use it. */
  usesLabel: string
}

export function TermBody({ definition, usedIn, ...shown }: TermExplanation & Shown) {
  return (
    <>
      <p className="mt-1 font-serif text-[1.0625rem] leading-relaxed">{definition}</p>
      <Uses uses={usedIn} {...shown} />
    </>
  )
}

/** @param props.children comes before the claims, such as the article’s own words */
export function ParagraphBody(props: ParagraphExplanation & Shown & { children?: ReactNode }) {
  const { claims, usedIn, courseSlug, usesLabel, children } = props
  return (
    <>
      {children}
      {claims.length > 0 && (
        <>
          <p className="mt-3 font-semibold text-sm">In our words</p>
          <ul className="mt-1 grid list-disc gap-1.5 pl-5 font-serif leading-relaxed">
            {claims.map((claim) => (
              <li key={claim}>{claim}</li>
            ))}
          </ul>
        </>
      )}
      <Uses uses={usedIn} courseSlug={courseSlug} usesLabel={usesLabel} />
    </>
  )
}

/** The places of lessons that use something, as links that return there. */
function Uses({ uses, courseSlug, usesLabel }: Shown & { uses: readonly Use[] }) {
  if (uses.length === 0) return null
  return (
    <>
      <p className="mt-3 font-semibold text-sm">{usesLabel}</p>
      <ul className="text-sm [&_a]:inline-block [&_a]:py-1">
        {uses.map(({ lesson, lessonTitle, section, title }) => (
          <li key={`${lesson} ${title}`}>
            <a href={`/courses/${courseSlug}/lessons/${lesson}${section ? `#${section}` : ''}`}>{title}</a>
            <span className="text-muted"> · {lessonTitle}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
