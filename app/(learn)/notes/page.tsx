import type { Metadata } from 'next'
import Link from 'next/link'
import { NotesView } from '@/components/notes/notes-view'
import { CourseLinks } from '@/components/progress/course-links'
import { NoCourses } from '@/components/progress/no-courses'
import { BackLink } from '@/components/ui/back-link'
import { PrintButton } from '@/components/ui/print-button'
import { findViewer } from '@/server/http/viewer'
import { describePassages, listNoteLessons } from '@/server/notes/describe-passages'
import { listNotes, presentNote } from '@/server/notes/note-queries'
import { type CourseQuery, findPageCourses } from '../page-courses'
import { deleteNoteAction, saveNoteAction } from './actions'

export const metadata: Metadata = { title: 'Notes', robots: { index: false } }

export default async function NotesPage({ searchParams }: CourseQuery) {
  const viewer = await findViewer()
  const shown = await findPageCourses(viewer, searchParams)
  if (!shown) return <NoCourses />
  const { course, all: courses } = shown
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
      <CourseLinks courses={courses} current={course.slug} path="/notes" />
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
