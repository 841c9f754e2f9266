import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseInline } from '@/domain/items/rich-inline'
import { courseImageTarget, imageMarkdown, mediaTarget, parseImageTarget } from './image-reference'

const ID = '0f8fad5b-d9cb-469f-a165-70867728950e'

test('the target of an uploaded image says its URL and size', () => {
  const target = mediaTarget({ id: ID, width: 640, height: 480 })
  expect(target).toBe(`media:${ID}/640x480`)
  expect(parseImageTarget(target)).toEqual({ src: `/media/${ID}`, mediaId: ID, width: 640, height: 480 })
})

test('the target of a course’s image says its URL and size', () => {
  const target = courseImageTarget('tea', {
    hash: '0123456789abcdef',
    name: 'pot.png',
    width: 20,
    height: 10,
  })
  expect(parseImageTarget(target)).toEqual({
    ...{ src: '/courses/tea/images/0123456789abcdef/pot.png', mediaId: null, width: 20, height: 10 },
  })
})

test.each([
  'https://elsewhere.example/a.png',
  '/media/x',
  'media:../../admin/1x1',
  `media:${ID}`,
  `media:${ID}/0x5`,
  `media:${ID}/2001x5`,
  `media:${ID.toUpperCase()}/5x5`,
  'data:image/png;base64,AAAA',
  'javascript:alert(1)',
  'course-image:tea/0123456789abcdef/../x.png/1x1',
  'course-image:tea/0123456789abcdef/.hidden/1x1',
])('no other target is an image: %s', (target) => {
  expect(parseImageTarget(target)).toBeNull()
  expect(parseInline(`![a](${target})`)).toEqual([`![a](${target})`])
})

test('any alt text is read as it was written, and stays text', () => {
  const target = `media:${ID}/640x480`
  const character = fc.constantFrom(
    'a',
    ' ',
    '[',
    ']',
    '\\',
    '(',
    ')',
    '!',
    '*',
    '`',
    '$',
    '<',
    '>',
    '"',
    '&',
    'é',
  )
  fc.assert(
    fc.property(fc.string({ unit: character, maxLength: 30 }), (alt) => {
      expect(parseInline(imageMarkdown(alt, target))).toEqual([
        {
          kind: 'image',
          alt: alt.trim().replaceAll(/\s+/g, ' '),
          ...{ src: `/media/${ID}`, mediaId: ID, width: 640, height: 480 },
        },
      ])
    }),
    { numRuns: 2_000 },
  )
})
