import { defineOperation, noAnswer, noBody } from '../define-operation'
import {
  DeleteNoteSchema,
  NoteListParamsSchema,
  NoteListSchema,
  NoteParamsSchema,
  NoteSchema,
  SaveNoteSchema,
} from '../schemas/note-schemas'

const tag = 'Notes'

export const noteOperations = {
  listNotes: defineOperation({
    id: 'listNotes',
    method: 'GET',
    path: '/courses/{course}/notes',
    tag,
    summary: 'List your notes and highlights in a course or a lesson',
    access: 'public',
    scope: 'notes:read',
    params: NoteListParamsSchema,
    body: noBody,
    answer: NoteListSchema,
    errors: [],
  }),
  saveNote: defineOperation({
    id: 'saveNote',
    method: 'PUT',
    path: '/courses/{course}/notes/{note}',
    tag,
    summary: 'Create or change a note or highlight',
    description:
      'Repeating a request that was saved changes nothing. `CONFLICT` means that the note was changed or deleted since you read it. The passage of a note never changes. Without a session or a token, this creates a guest.',
    access: 'public',
    scope: 'notes:write',
    params: NoteParamsSchema,
    body: SaveNoteSchema,
    answer: NoteSchema,
    errors: ['NOT_FOUND', 'CONFLICT', 'RATE_LIMITED'],
  }),
  deleteNote: defineOperation({
    id: 'deleteNote',
    method: 'POST',
    path: '/courses/{course}/notes/{note}/deletion',
    tag,
    summary: 'Delete a note or highlight',
    description: 'Succeeds if the note does not exist. To restore it, save it again with revision 0.',
    access: 'learner',
    scope: 'notes:write',
    params: NoteParamsSchema,
    body: DeleteNoteSchema,
    answer: noAnswer,
    errors: ['CONFLICT'],
  }),
}
