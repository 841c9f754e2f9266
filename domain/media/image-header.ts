/** What the first bytes of an image file say. */
export type ImageKind = 'png' | 'jpeg' | 'webp' | 'avif'

/** Maximum size of an uploaded file, in bytes. */
export const MAX_UPLOAD_BYTES = 10_000_000

/** The kind of an image by its content, whatever its name says. @returns null for anything else, such as SVG */
export function imageKindOf(bytes: Uint8Array): ImageKind | null {
  if (startsWith(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'png'
  if (startsWith(bytes, 0, '\xff\xd8\xff')) return 'jpeg'
  if (startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP')) return 'webp'
  if (startsWith(bytes, 4, 'ftyp') && (startsWith(bytes, 8, 'avif') || startsWith(bytes, 8, 'avis')))
    return 'avif'
  return null
}

function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  return [...text].every((character, index) => bytes[at + index] === character.charCodeAt(0))
}

/**
 * Reads the size of a PNG, JPEG, or WebP image from its header, without decoding it.
 * @returns in pixels; null if it isn’t such an image
 */
export function imageSizeOf(bytes: Uint8Array): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    switch (imageKindOf(bytes)) {
      case 'png':
        return sized(view.getUint32(16), view.getUint32(20))
      case 'webp':
        return webpSize(bytes, view)
      case 'jpeg':
        return jpegSize(view)
      default:
        return null
    }
  } catch (error) {
    // The file ends inside its header.
    if (error instanceof RangeError) return null
    throw error
  }
}

function sized(width: number, height: number): { width: number; height: number } | null {
  return width > 0 && height > 0 ? { width, height } : null
}

/** By the first chunk: lossy, lossless, or extended. */
function webpSize(bytes: Uint8Array, view: DataView) {
  if (startsWith(bytes, 12, 'VP8 '))
    return sized(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff)
  if (startsWith(bytes, 12, 'VP8L')) {
    const packed = view.getUint32(21, true)
    return sized((packed & 0x3fff) + 1, ((packed >> 14) & 0x3fff) + 1)
  }
  if (!startsWith(bytes, 12, 'VP8X')) return null
  const side = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x1_00_00 + 1
  return sized(side(24), side(27))
}

/** In the first frame header, after segments that each state their length. */
function jpegSize(view: DataView) {
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return sized(view.getUint16(at + 7), view.getUint16(at + 5))
    at += 2 + view.getUint16(at + 2)
  }
  return null
}
