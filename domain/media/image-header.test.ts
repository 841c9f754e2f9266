import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { imageKindOf, imageSizeOf } from './image-header'

const picture = sharp({ create: { width: 37, height: 21, channels: 4, background: '#336699' } })

test.each([
  ['png', () => picture.clone().png()],
  ['jpeg', () => picture.clone().jpeg()],
  ['jpeg', () => picture.clone().jpeg({ progressive: true }).withMetadata()],
  ['webp', () => picture.clone().webp()],
  ['webp', () => picture.clone().webp({ lossless: true })],
  ['webp', () => picture.clone().flatten().webp()],
] as const)('a %s says its kind and size', async (kind, make) => {
  const bytes = await make().toBuffer()
  expect(imageKindOf(bytes)).toBe(kind)
  expect(imageSizeOf(bytes)).toEqual({ width: 37, height: 21 })
})

test('an AVIF says its kind', async () => {
  expect(imageKindOf(await picture.clone().avif().toBuffer())).toBe('avif')
})

test.each(['<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a', '', '\x89PNG', '<html>'])(
  'anything else isn’t an image: %s',
  (text) => {
    expect(imageKindOf(Buffer.from(text, 'latin1'))).toBeNull()
    expect(imageSizeOf(Buffer.from(text, 'latin1'))).toBeNull()
  },
)

test('a damaged header has no size, whatever its bytes', async () => {
  const files = await Promise.all([
    picture.clone().png().toBuffer(),
    picture.clone().jpeg().toBuffer(),
    picture.clone().webp().toBuffer(),
  ])
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      fc.nat(60),
      fc.uint8Array({ maxLength: 20 }),
      (file, at, bytes) => {
        const damaged = Buffer.concat([file.subarray(0, at), Buffer.from(bytes)])
        const size = imageSizeOf(damaged)
        if (size) expect(Math.min(size.width, size.height)).toBeGreaterThan(0)
      },
    ),
    { numRuns: 2_000 },
  )
})
