import { z } from 'zod'
import { fileResponse } from '@/server/http/file-response'
import { parseInput } from '@/server/http/parse-input'
import { problemResponse } from '@/server/http/problem'
import { requireViewer } from '@/server/http/viewer'
import { makeCalendarFile } from '@/server/review/make-calendar-file'

const QuerySchema = z.object({ at: z.iso.time({ precision: -1 }).default('18:00') })

/** Returns a daily event for the viewer's calendar. */
export async function GET(request: Request) {
  try {
    const viewer = await requireViewer('learner')
    const { at } = parseInput(QuerySchema, Object.fromEntries(new URL(request.url).searchParams))
    const file = await makeCalendarFile(viewer.id, at, new Date())
    return fileResponse('casebook-reminder.ics', 'text/calendar; charset=utf-8', [file])
  } catch (error) {
    return problemResponse(error)
  }
}
