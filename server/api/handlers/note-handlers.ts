import 'server-only'
import type { noteOperations } from '@/contract/operations/note-operations'
import { admitCaller } from '@/server/http/admit'
import { deleteNote } from '@/server/notes/delete-note'
import { listNotes, presentNote } from '@/server/notes/note-queries'
import { saveNote } from '@/server/notes/save-note'
import type { HandlersOf } from '../run-operation'

export const noteHandlers: HandlersOf<typeof noteOperations> = {
  listNotes: async ({ params: { course, lesson }, viewer }) => {
    const notes = viewer ? await listNotes(viewer.id, course, lesson) : []
    return { notes: notes.map(presentNote) }
  },

  saveNote: async ({ params: { course, note }, body: { revision, ...content }, viewer, caller }) =>
    presentNote(
      await saveNote({
        ...{ courseSlug: course, id: note, revision, content },
        learner: async () => viewer ?? admitCaller('guest', caller),
      }),
    ),

  deleteNote: ({ params, body, viewer }) =>
    deleteNote({ learnerId: viewer.id, courseSlug: params.course, id: params.note, ...body }),
}
