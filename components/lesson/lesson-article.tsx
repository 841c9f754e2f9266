import type { Lesson } from '@/domain/content/lesson'
import { type BlockContext, Blocks } from './blocks'
import { KeyFacts } from './key-facts'
import { ParagraphMarks } from './paragraph-marks'

/** A lesson's text: its question, its sections with their source paragraphs, and its summary. */
export function LessonArticle({ lesson, context }: { lesson: Lesson; context: BlockContext }) {
  return (
    <article className="lesson">
      <p className="lesson-question">{lesson.question}</p>
      <KeyFacts facts={lesson.facts} courseSlug={context.courseSlug} lessonSlug={lesson.slug} />
      <Blocks blocks={lesson.intro} context={context} />
      {lesson.sections.map((section) => (
        <section
          key={section.id}
          id={section.id}
          aria-labelledby={`${section.id}-title`}
          data-section={section.id}
        >
          <div className="lesson-heading">
            <h2 id={`${section.id}-title`}>{section.title}</h2>
            <ParagraphMarks
              courseSlug={context.courseSlug}
              lessonSlug={lesson.slug}
              paragraphs={section.paragraphs}
            />
          </div>
          <Blocks blocks={section.blocks} context={context} />
        </section>
      ))}
      <section id="summary" aria-labelledby="summary-title" className="lesson-summary">
        <h2 id="summary-title">Key takeaways</h2>
        <ul>
          {lesson.summary.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
    </article>
  )
}
