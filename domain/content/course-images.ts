import { courseImageTarget, MAX_IMAGE_SIDE } from '@/domain/media/image-reference'
import type { FaultList } from './fault'
import type { SourceFile } from './read-yaml'

/** The images of a course, which lessons and questions show as `![alt text](images/name.png)`. */

/** Where the images are. Their kind is read from their content. */
export const IMAGE_PATH = /^images\/[a-z0-9][a-z0-9._-]{0,79}\.(png|jpe?g|webp)$/

const MAX_IMAGE_BYTES = 1_000_000
const REFERENCE = /\]\(images\/([^()\s]+)\)/g

/**
 * Replaces the names of images in lessons and items with targets that identify their content. Checks that each exists, is used, and isn’t too large.
 */
export function withImageTargets(
  files: readonly SourceFile[],
  slug: string,
  faults: FaultList,
): SourceFile[] {
  const images = files.filter(({ path }) => IMAGE_PATH.test(path))
  const targets = new Map(images.flatMap((file) => checkedTarget(file, slug, faults)))
  const used = new Set<string>()
  const written = files.map((file) => {
    if (!/^(lessons|items)\//.test(file.path)) return file
    const lines = file.text.split('\n').map((text, index) =>
      text.replaceAll(REFERENCE, (whole, name: string) => {
        used.add(`images/${name}`)
        const target = targets.get(`images/${name}`)
        if (target === undefined && !images.some(({ path }) => path === `images/${name}`))
          faults.error({ file: file.path, line: index + 1 }, `there is no image images/${name}`)
        return target === undefined ? whole : `](${target})`
      }),
    )
    return { ...file, text: lines.join('\n') }
  })
  for (const { path } of images)
    if (!used.has(path)) faults.warn({ file: path, line: 1 }, 'isn’t shown by any lesson or question')
  return written
}

function checkedTarget(
  { path, image }: SourceFile,
  slug: string,
  faults: FaultList,
): [path: string, target: string][] {
  const say = (message: string) => {
    faults.error({ file: path, line: 1 }, message)
    return []
  }
  if (!image?.size) return say('isn’t a PNG, JPEG, or WebP image')
  const { width, height } = image.size
  if (Math.max(width, height) > MAX_IMAGE_SIDE)
    return say(`is ${width} by ${height} pixels; each side can have ${MAX_IMAGE_SIDE}`)
  if (image.bytes > MAX_IMAGE_BYTES) return say(`has ${image.bytes} bytes; an image can have 1 MB`)
  const name = path.slice('images/'.length)
  return [[path, courseImageTarget(slug, { hash: image.hash, name, width, height })]]
}
