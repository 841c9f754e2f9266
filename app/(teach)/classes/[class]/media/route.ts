import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { parseInput } from '@/server/http/parse-input'
import { problemResponse } from '@/server/http/problem'
import { assertSameOrigin } from '@/server/http/same-origin'
import { requireViewer } from '@/server/http/viewer'
import { readImage, saveImage } from '@/server/media/save-image'

const ParamsSchema = z.object({ class: idText })

/** Stores an image for the questions of the class. The body is the file itself. */
export async function POST(request: Request, { params }: { params: Promise<unknown> }) {
  try {
    assertSameOrigin(request)
    const { class: classId } = parseInput(ParamsSchema, await params)
    const viewer = await requireViewer('account')
    const saved = await saveImage(viewer.id, classId, () => readImage(request.body))
    return Response.json(saved, { headers: { 'Cache-Control': 'no-store' } })
  } catch (error) {
    return problemResponse(error)
  }
}
