import { z } from 'zod'
import { parseInput } from '@/server/http/parse-input'
import { problemResponse } from '@/server/http/problem'
import { requireViewer } from '@/server/http/viewer'
import { getImage } from '@/server/media/find-image'
import { AppError } from '@/server/platform/errors'

const ParamsSchema = z.object({ media: z.string().max(100) })

/** Returns an image of a question to those who can see the question. The content of a URL never changes. */
export async function GET(_request: Request, { params }: { params: Promise<unknown> }) {
  try {
    const viewer = await requireViewer('learner')
    const { media } = parseInput(ParamsSchema, await params)
    if (!z.uuid().safeParse(media).success) throw new AppError('NOT_FOUND')
    const { type, bytes } = await getImage(viewer.id, media, new Date())
    return new Response(bytes, {
      headers: {
        'Content-Type': type,
        'Content-Length': String(bytes.byteLength),
        'Cache-Control': 'private, max-age=31536000, immutable',
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'X-Content-Type-Options': 'nosniff',
      },
    })
  } catch (error) {
    return problemResponse(error)
  }
}
