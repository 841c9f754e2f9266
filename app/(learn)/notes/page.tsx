import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { NotesView } from '@/components/notes/notes-view'
import { BackLink } from '@/components/ui/back-link'
import { PrintButton } from '@/components/ui/print-button'
import { findCourse, listCourses } from '@/server/content/read-course'
import { findViewer } from '@/server/http/viewer'
import { describePassages, listNoteLessons } from '@/server/notes/describe-passages'
import { listNotes, presentNote } from '@/server/notes/note-queries'
import { deleteNoteAction, saveNoteAction } from './actions'

export const metadata: Metadata = { title: 'Notes', robots: { index: false } }

type Props = { searchParams: Promise<{ course?: string | string[] }> }

export default async function NotesPage({ searchParams }: Props) {
  const { course: asked } = await searchParams
  const courses = listCourses()
  const course = (asked === undefined ? courses[0] : findCourse(String(asked))) ?? notFound()
  const viewer = await findViewer()
  const notes = viewer ? await listNotes(viewer.id, course.slug) : []
  return (
    <div className="page-narrow">
      <BackLink href={`/courses/${course.slug}`} label={course.title} />
      <h1 className="mt-2">Notes</h1>
      <p className="no-print mt-3 text-muted">
        Your notes and highlights. Only you can see them.{' '}
        {viewer?.isGuest && (
          <>
            You’re studying as a guest: <Link href="/sign-up">create an account</Link> to see them on every
            device.
          </>
        )}
      </p>
      {courses.length > 1 && (
        <ul className="no-print mt-3 flex flex-wrap gap-4">
          {courses.map(({ slug, title }) => (
            <li key={slug}>
              <Link href={`/notes?course=${slug}`} aria-current={slug === course.slug ? 'page' : undefined}>
                {title}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <p className="no-print mt-4 flex flex-wrap items-center gap-3">
        <Link href="/search" prefetch={false} className="button-small">
          Search
        </Link>
        {notes.length > 0 && (
          <>
            <PrintButton />
            {/* A file, so not the framework's link. */}
            <a href={`/notes/markdown?course=${course.slug}`} download className="button-small">
              Download as Markdown
            </a>
          </>
        )}
      </p>
      <NotesView
        course={course.slug}
        lessons={listNoteLessons(course, notes)}
        notes={notes.map(presentNote)}
        passages={describePassages(course, notes)}
        save={saveNoteAction}
        remove={deleteNoteAction}
      />
    </div>
  )
}
