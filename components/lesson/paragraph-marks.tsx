/** "¶4": the source paragraphs of something. Each explains its paragraph in place, and without JavaScript on a page. */
export function ParagraphMarks({
  courseSlug,
  lessonSlug,
  paragraphs,
}: {
  courseSlug: string
  /** The lesson that the marks are in, if any. */
  lessonSlug?: string
  paragraphs: readonly number[]
}) {
  const course = `/courses/${courseSlug}`
  const page = lessonSlug ? `${course}/lessons/${lessonSlug}/terms` : `${course}/coverage`
  return (
    <span className="inline-flex flex-wrap gap-x-1 text-muted text-sm">
      {paragraphs.map((paragraph) => (
        <a
          key={paragraph}
          href={`${page}#p${paragraph}`}
          data-paragraph={paragraph}
          className="inline-block min-w-6 py-0.5 text-center text-muted tabular-nums hover:text-accent"
        >
          <span className="sr-only">Paragraph {paragraph} of the article</span>
          <span aria-hidden="true">¶{paragraph}</span>
        </a>
      ))}
    </span>
  )
}
