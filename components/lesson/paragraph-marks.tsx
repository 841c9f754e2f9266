import Link from 'next/link'

/** "¶4": the source paragraphs of something, linked to the coverage page. */
export function ParagraphMarks({
  courseSlug,
  paragraphs,
}: {
  courseSlug: string
  paragraphs: readonly number[]
}) {
  return (
    <span className="inline-flex flex-wrap gap-x-1 text-muted text-sm">
      {paragraphs.map((paragraph) => (
        <Link
          key={paragraph}
          href={`/courses/${courseSlug}/coverage#p${paragraph}`}
          prefetch={false}
          className="inline-block min-w-6 py-0.5 text-center text-muted tabular-nums hover:text-accent"
        >
          <span className="sr-only">Paragraph {paragraph} of the article</span>
          <span aria-hidden="true">¶{paragraph}</span>
        </Link>
      ))}
    </span>
  )
}
