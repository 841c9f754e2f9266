import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { deleteNoteAction, saveNoteAction } from '@/app/(learn)/notes/actions'
import { NotesView } from '@/components/notes/notes-view'
import { BackLink } from '@/components/ui/back-link'
import { findLesson } from '@/server/content/read-course'
import { findViewer } from '@/server/http/viewer'
import { describePassages } from '@/server/notes/describe-passages'
import { listNotes, presentNote } from '@/server/notes/note-queries'

type Props = { params: Promise<{ course: string; lesson: string }> }

export const metadata: Metadata = { title: 'Notes on a lesson', robots: { index: false } }

/** A lesson's notes. Without JavaScript, notes are added here. */
export default async function LessonNotesPage({ params }: Props) {
  const { course: courseSlug, lesson: lessonSlug } = await params
  const { course, lesson } = findLesson(courseSlug, lessonSlug) ?? notFound()
  const viewer = await findViewer()
  const notes = viewer ? await listNotes(viewer.id, course.slug, lesson.slug) : []
  return (
    <div className="page-narrow">
      <BackLink href={`/courses/${course.slug}/lessons/${lesson.slug}`} label={lesson.title} />
      <h1 className="mt-2">Your notes on this lesson</h1>
      <p className="no-print mt-3 text-muted">
        Only you can see them. <Link href={`/notes?course=${course.slug}`}>All notes</Link>
      </p>
      <NotesView
        isOneLesson
        course={course.slug}
        lessons={[{ slug: lesson.slug, title: lesson.title }]}
        notes={notes.map(presentNote)}
        passages={describePassages(course, notes)}
        save={saveNoteAction}
        remove={deleteNoteAction}
      />
    </div>
  )
}
