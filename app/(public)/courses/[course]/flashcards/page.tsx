import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FlashcardList } from '@/components/flashcards/flashcard-list'
import { FlashcardViewer } from '@/components/flashcards/flashcard-viewer'
import { BackLink } from '@/components/ui/back-link'
import { type Flashcard, flashcardsOf } from '@/domain/content/flashcards'
import { plural } from '@/domain/text/format'
import { findCourse, listCourses } from '@/server/content/read-course'

export const metadata: Metadata = { title: 'Flashcards' }
export const dynamicParams = false

export function generateStaticParams() {
  return listCourses().map(({ slug }) => ({ course: slug }))
}

export default async function FlashcardsPage({ params }: { params: Promise<{ course: string }> }) {
  const course = findCourse((await params).course) ?? notFound()
  const cards = flashcardsOf(course)
  const props = { courseSlug: course.slug, cards, areas: areasOf(course, cards) }
  return (
    <div className="page-narrow">
      <BackLink href={`/courses/${course.slug}`} label={course.title} />
      <h1 className="mt-2">Flashcards</h1>
      <p className="prose mt-4">
        {plural(cards.length, 'card')}, one for each fact of the course. Answer the question in your head,
        then look.
      </p>
      <FlashcardViewer {...props} />
      <FlashcardList {...props} />
    </div>
  )
}

function areasOf({ areas, concepts }: Parameters<typeof flashcardsOf>[0], cards: readonly Flashcard[]) {
  const used = new Set(cards.map(({ concept }) => concept))
  return areas.flatMap(({ id, title }) => {
    const ofArea = concepts.filter((concept) => concept.area === id && used.has(concept.id))
    if (ofArea.length === 0) return []
    return { id, title, concepts: ofArea.map((concept) => ({ id: concept.id, title: concept.title })) }
  })
}
