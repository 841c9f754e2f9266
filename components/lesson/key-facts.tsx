import type { KeyFact } from '@/domain/content/lesson'
import { ParagraphMarks } from './paragraph-marks'

type Props = { facts: readonly KeyFact[]; courseSlug: string; lessonSlug: string }

/** The numbers, dates, and names of a lesson, each with the paragraphs of the article that give it. */
export function KeyFacts({ facts, courseSlug, lessonSlug }: Props) {
  if (facts.length === 0) return null
  return (
    <aside className="lesson-facts" aria-label="Key facts">
      <p className="eyebrow">Key facts</p>
      <dl>
        {facts.map(({ label, value, paragraphs }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {value}{' '}
              <ParagraphMarks courseSlug={courseSlug} lessonSlug={lessonSlug} paragraphs={paragraphs} />
            </dd>
          </div>
        ))}
      </dl>
    </aside>
  )
}
