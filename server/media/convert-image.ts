import 'server-only'
import type { Sharp } from 'sharp'
import { type ImageKind, imageKindOf, MAX_UPLOAD_BYTES } from '@/domain/media/image-header'
import { MAX_IMAGE_SIDE } from '@/domain/media/image-reference'
import { AppError } from '@/server/platform/errors'

export type ConvertedImage = { bytes: Buffer; type: 'image/webp'; width: number; height: number }

/** A larger image is refused by its header, before its pixels take memory. */
const MAX_PIXELS = 40_000_000
const MAX_SECONDS = 20
const FORMATS: Readonly<Record<ImageKind, readonly string[]>> = {
  png: ['png'],
  jpeg: ['jpeg'],
  webp: ['webp'],
  avif: ['avif', 'heif'],
}

/**
 * Decodes an uploaded image and encodes it again as WebP, upright, at most 2,000 pixels wide and high, without metadata. Nothing of the uploaded
 * bytes remains, so a file that is also something else becomes only an image. An animation becomes its first frame.
 * @throws AppError INVALID_INPUT that says what is wrong with the file
 */
export async function convertImage(uploaded: Uint8Array): Promise<ConvertedImage> {
  if (uploaded.byteLength > MAX_UPLOAD_BYTES) throw unusable('An image can have 10 MB.')
  const kind = imageKindOf(uploaded)
  if (kind === null) throw unusable('Choose a PNG, JPEG, WebP, or AVIF image.')
  // Loaded with the first image, because the library takes memory.
  const { default: sharp } = await import('sharp')
  const open = () =>
    sharp(uploaded, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1, sequentialRead: true })
  try {
    const { format, width, height } = await open().metadata()
    if (!FORMATS[kind].includes(format)) throw unusable('Choose a PNG, JPEG, WebP, or AVIF image.')
    if (width * height > MAX_PIXELS) throw unusable(TOO_MANY_PIXELS)
    const upright = open()
      .timeout({ seconds: MAX_SECONDS })
      .autoOrient()
      .resize({ width: MAX_IMAGE_SIDE, height: MAX_IMAGE_SIDE, fit: 'inside', withoutEnlargement: true })
    const { data, info } = await smallest(upright, kind)
    return { bytes: data, type: 'image/webp', width: info.width, height: info.height }
  } catch (error) {
    if (error instanceof AppError) throw error
    const isTooLarge = error instanceof Error && /pixel limit/.test(error.message)
    throw unusable(isTooLarge ? TOO_MANY_PIXELS : 'The image is damaged and can’t be read.', error)
  }
}

const TOO_MANY_PIXELS = 'The image has too many pixels. Make it smaller, to 40 megapixels at most.'

/** Diagrams stay sharp without loss, unless they are photos, which would take many times as much space. */
async function smallest(upright: Sharp, kind: ImageKind) {
  const lossy = await upright.clone().webp({ quality: 85 }).toBuffer({ resolveWithObject: true })
  if (kind !== 'png') return lossy
  const lossless = await upright.clone().webp({ lossless: true }).toBuffer({ resolveWithObject: true })
  return lossless.info.size <= lossy.info.size * 1.5 ? lossless : lossy
}

function unusable(userMessage: string, cause?: unknown): AppError {
  return new AppError('INVALID_INPUT', { userMessage, cause })
}
