import { notesToMarkdown } from '@/domain/annotations/notes-to-markdown'
import { getCourse } from '@/server/content/read-course'
import { fileResponse } from '@/server/http/file-response'
import { problemResponse } from '@/server/http/problem'
import { requireViewer } from '@/server/http/viewer'
import { listNoteLessons } from '@/server/notes/describe-passages'
import { listNotes } from '@/server/notes/note-queries'

/** Returns the viewer's notes in a course as a Markdown file. */
export async function GET(request: Request) {
  try {
    const viewer = await requireViewer('learner')
    const course = getCourse(new URL(request.url).searchParams.get('course') ?? '')
    const notes = await listNotes(viewer.id, course.slug)
    const lessons = listNoteLessons(course, notes).map(({ slug, title }) => ({
      title,
      notes: notes.filter(({ lesson }) => lesson === slug),
    }))
    const text = notesToMarkdown(course.title, lessons)
    return fileResponse(`notes-${course.slug}.md`, 'text/markdown; charset=utf-8', [text])
  } catch (error) {
    return problemResponse(error)
  }
}
