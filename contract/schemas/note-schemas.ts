import { z } from 'zod'
import { CONTEXT_LENGTH } from '@/domain/annotations/find-quote'
import { NOTE_LIMITS } from '@/domain/annotations/note-limits'
import { CourseParamsSchema } from './course-schemas'
import { idText, MAX_INTEGER } from './shared-fields'

const context = z.string().max(CONTEXT_LENGTH)
const revision = z.number().int().min(0).max(MAX_INTEGER)

/** A note as its author writes it. */
const content = {
  lesson: idText,
  section: idText.describe(
    'The ID of the section, “summary” for the key takeaways, or empty before the first section.',
  ),
  quote: z
    .string()
    .max(NOTE_LIMITS.quote)
    .describe('The highlighted passage, with single spaces. Empty for a note on the whole lesson.'),
  prefix: context.describe('The text just before the passage.'),
  suffix: context.describe('The text just after the passage.'),
  text: z.string().max(NOTE_LIMITS.text).describe('Empty for a highlight without a note.'),
}

const hasContent = ({ quote, text }: { quote: string; text: string }) => quote !== '' || text.trim() !== ''
const EMPTY = { error: 'Enter a note.', path: ['text'] }

/** A note without the revision that it changes. */
export const NoteContentSchema = z.object(content).refine(hasContent, EMPTY)

export const SaveNoteSchema = z
  .object({
    ...content,
    revision: revision.describe('The revision that you change. 0 creates a note, or restores a deleted one.'),
  })
  .refine(hasContent, EMPTY)

export const NoteSchema = z
  .object({
    id: z.string(),
    ...content,
    revision: revision.describe('Increases by 1 with every change.'),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Note', description: 'A note or highlight. Only you can read it.' })

export const NoteListSchema = z.object({
  notes: z.array(NoteSchema).describe('The oldest first.'),
})

/** @property lesson only this lesson's notes */
export const NoteListParamsSchema = CourseParamsSchema.extend({ lesson: idText.optional() })
export const NoteParamsSchema = CourseParamsSchema.extend({
  note: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .describe('An ID that you choose, such as a UUID. The same ID again saves the same note.'),
})
export const DeleteNoteSchema = z.object({
  revision: revision.describe('The revision that you delete.'),
})
