import { readCourseImage } from '@/server/content/read-course'

type Context = { params: Promise<{ course: string; hash: string; name: string }> }

/** Returns an image of a course. The URL contains a hash of the image, so browsers can keep it. */
export async function GET(_request: Request, { params }: Context) {
  const { course, hash, name } = await params
  const image = readCourseImage(course, { hash, name })
  if (!image) return new Response(null, { status: 404 })
  return new Response(image.bytes, {
    headers: {
      'Content-Type': image.type,
      'Content-Length': String(image.bytes.byteLength),
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  })
}
