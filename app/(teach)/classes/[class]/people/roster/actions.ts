'use server'

import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { z } from 'zod'
import { ROSTER_MOST } from '@/domain/classes/read-roster'
import { decodeText, UNREADABLE_TEXT } from '@/domain/csv/decode-text'
import { actorOf } from '@/server/audit/actor'
import {
  ImportRosterSchema,
  importRoster,
  PreviewRosterSchema,
  previewRoster,
} from '@/server/classes/import-roster'
import { mailInvitations, mayMailInvitations } from '@/server/classes/invitations'
import { defineAction, parseInput } from '@/server/define-action'
import { AppError } from '@/server/errors'

/** Of the form: pasted text, or a file, which goes before it. */
const PreviewForm = z.object({
  class: z.string(),
  text: z.string().default(''),
  file: z.instanceof(File).optional(),
})

export const previewRosterAction = defineAction({
  access: 'account',
  schema: PreviewForm,
  run: async ({ class: classId, text: pasted, file }, viewer) => {
    const text = file && file.size > 0 ? await readFile(file) : pasted
    const input = parseInput(PreviewRosterSchema, { class: classId, text })
    return { text, ...(await previewRoster(viewer.id, input)) }
  },
})

async function readFile(file: File): Promise<string> {
  // What is too big to be read is too long for the schema, which says so.
  if (file.size > ROSTER_MOST.bytes) return ' '.repeat(ROSTER_MOST.bytes)
  const text = decodeText(new Uint8Array(await file.arrayBuffer()))
  if (text === null) throw new AppError('INVALID_INPUT', { fieldErrors: { text: UNREADABLE_TEXT } })
  return text
}

export const importRosterAction = defineAction({
  access: 'account',
  schema: ImportRosterSchema,
  run: async (input, viewer) => {
    const { invited, added } = await importRoster(await actorOf(viewer), input, new Date())
    if (await mayMailInvitations(viewer.id)) after(() => mailInvitations(invited))
    redirect(`/classes/${encodeURIComponent(input.class)}/people?added=${added}&invited=${invited.length}`)
  },
})
