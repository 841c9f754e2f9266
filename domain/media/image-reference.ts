/** An image of a text, as a page shows it. */
export interface ImageReference {
  /** A URL of this site whose content never changes. */
  readonly src: string
  /** The ID of an uploaded image; null for an image of the course’s files. */
  readonly mediaId: string | null
  /** In pixels, so that the page reserves its space. */
  readonly width: number
  readonly height: number
}

/** The maximum width and height of a stored image, in pixels. */
export const MAX_IMAGE_SIDE = 2_000

const UPLOADED = /^media:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([1-9]\d{0,3})x([1-9]\d{0,3})$/
const OF_COURSE =
  /^course-image:([a-z0-9-]{1,60})\/([0-9a-f]{16})\/([a-z0-9][a-z0-9._-]{0,79})\/([1-9]\d{0,3})x([1-9]\d{0,3})$/

/** Reads the target of an image, the part in parentheses. @returns null if it isn’t one of ours */
export function parseImageTarget(target: string): ImageReference | null {
  const [, mediaId, ...size] = UPLOADED.exec(target) ?? []
  if (mediaId !== undefined) return sized({ src: `/media/${mediaId}`, mediaId }, size)
  const [, course, hash, name, ...courseSize] = OF_COURSE.exec(target) ?? []
  if (course === undefined) return null
  return sized({ src: `/courses/${course}/images/${hash}/${name}`, mediaId: null }, courseSize)
}

function sized(
  image: Pick<ImageReference, 'src' | 'mediaId'>,
  [width, height]: readonly string[],
): ImageReference | null {
  const reference = { ...image, width: Number(width), height: Number(height) }
  return Math.max(reference.width, reference.height) > MAX_IMAGE_SIDE ? null : reference
}

/** Writes the target of an uploaded image; the reverse of `parseImageTarget`. */
export function mediaTarget(image: { id: string; width: number; height: number }): string {
  return `media:${image.id}/${image.width}x${image.height}`
}

/** Writes the target of an image in a course’s folder. */
export function courseImageTarget(
  course: string,
  image: { hash: string; name: string; width: number; height: number },
): string {
  return `course-image:${course}/${image.hash}/${image.name}/${image.width}x${image.height}`
}

/** Writes an image in Markdown. Any text can be its alt text. */
export function imageMarkdown(alt: string, target: string): string {
  const escaped = alt
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\[\]]/g, '\\$&')
  return `![${escaped}](${target})`
}
