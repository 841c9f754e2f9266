import Link from 'next/link'
import { ParagraphMarks } from '@/components/lesson/paragraph-marks'
import type { Flashcard } from '@/domain/content/flashcards'

type Props = { courseSlug: string; card: Flashcard; className?: string }

/** The fact, its paragraphs, and the section that teaches it. */
export function CardBack({ courseSlug, card: { back, paragraphs, section }, className }: Props) {
  return (
    <div className={className}>
      <p className="font-serif text-lg">
        {back} <ParagraphMarks courseSlug={courseSlug} paragraphs={paragraphs} />
      </p>
      {section && (
        <p className="mt-2 text-sm">
          <Link
            href={`/courses/${courseSlug}/lessons/${section.lesson}#${section.section}`}
            prefetch={false}
            className="inline-block py-0.5"
          >
            Read “{section.title}”
          </Link>
        </p>
      )}
    </div>
  )
}
