'use server'

import { randomUUID } from 'node:crypto'
import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { NoteContentSchema, NoteParamsSchema } from '@/contract/schemas/note-schemas'
import { defineAction } from '@/server/http/define-action'
import { deleteNote } from '@/server/notes/delete-note'
import { saveNote } from '@/server/notes/save-note'

// With JavaScript, pages send notes through the API instead (components/notes/note-store.ts).

const { course, note } = NoteParamsSchema.shape
const revision = z.coerce.number().int().min(0)

export const saveNoteAction = defineAction({
  access: 'guest',
  schema: NoteContentSchema.safeExtend({ course, note: note.optional(), revision }),
  run: async ({ course: courseSlug, note: id = randomUUID(), revision: changed, ...content }, viewer) => {
    await saveNote({ courseSlug, id, revision: changed, content, learner: async () => viewer })
    revalidatePath('/notes')
    return 'Note saved.'
  },
})

export const deleteNoteAction = defineAction({
  access: 'learner',
  schema: NoteContentSchema.safeExtend({ course, note, revision }),
  run: async ({ course: courseSlug, note: id, revision: deleted, ...content }, viewer) => {
    await deleteNote({ learnerId: viewer.id, courseSlug, id, revision: deleted })
    revalidatePath('/notes')
    // The fields that restore it.
    return { course: courseSlug, note: id, revision: '0', ...content }
  },
})
