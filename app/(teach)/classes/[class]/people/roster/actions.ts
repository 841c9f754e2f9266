'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { MAX_ROSTER_SIZE } from '@/domain/classes/read-roster'
import { type DecodedText, decodeText, UNREADABLE_TEXT } from '@/domain/csv/decode-text'
import {
  ImportRosterSchema,
  importRoster,
  PreviewRosterSchema,
  previewRoster,
} from '@/server/classes/import-roster'
import { actorOf } from '@/server/http/actor'
import { defineAction } from '@/server/http/define-action'
import { parseInput } from '@/server/http/parse-input'
import { AppError } from '@/server/platform/errors'

/** The form: pasted text, or a file, which takes precedence. */
const PreviewForm = z.object({
  class: z.string(),
  text: z.string().default(''),
  file: z.instanceof(File).optional(),
})

export const previewRosterAction = defineAction({
  access: 'account',
  schema: PreviewForm,
  run: async ({ class: classId, text: pasted, file }, viewer) => {
    const { text, encoding } =
      file && file.size > 0 ? await readFile(file) : { text: pasted, encoding: 'utf-8' as const }
    const input = parseInput(PreviewRosterSchema, { class: classId, text })
    return { text, encoding, ...(await previewRoster(viewer.id, input)) }
  },
})

async function readFile(file: File): Promise<DecodedText> {
  // A file that is too large to read becomes text that the schema rejects as too long.
  if (file.size > MAX_ROSTER_SIZE.bytes) return { text: ' '.repeat(MAX_ROSTER_SIZE.bytes), encoding: 'utf-8' }
  const decoded = decodeText(new Uint8Array(await file.arrayBuffer()))
  if (decoded === null) throw new AppError('INVALID_INPUT', { fieldErrors: { text: UNREADABLE_TEXT } })
  return decoded
}

export const importRosterAction = defineAction({
  access: 'account',
  schema: ImportRosterSchema,
  run: async (input, viewer) => {
    const { invited, added, changes } = await importRoster(await actorOf(viewer), input, new Date())
    const counts = `added=${added}&invited=${invited.length}&kept=${changes.kept}`
    redirect(`/classes/${encodeURIComponent(input.class)}/people?${counts}`)
  },
})
