import { expect, test } from 'vitest'
import { lessonPartHref, textFragment } from './text-fragment'

test.each([
  ['', ''],
  ['1,960', ':~:text=1%2C960'],
  ['well-known & so on', ':~:text=well%2Dknown%20%26%20so%20on'],
  [
    'one two three four five six seven eight nine',
    ':~:text=one%20two%20three%20four,six%20seven%20eight%20nine',
  ],
])('“%s” links to “%s”', (passage, fragment) => {
  expect(textFragment(passage)).toBe(fragment)
})

test('a link opens a part of a lesson, with or without a passage', () => {
  const place = { course: 'tea', lesson: 'water', section: 'heat' }
  expect(lessonPartHref(place, '')).toBe('/courses/tea/lessons/water#heat')
  expect(lessonPartHref(place, 'boil')).toBe('/courses/tea/lessons/water#heat:~:text=boil')
  expect(lessonPartHref({ ...place, section: '' }, '')).toBe('/courses/tea/lessons/water')
})

test('the words before a passage distinguish it from others', () => {
  expect(textFragment('1,960', 'there are')).toBe(':~:text=there%20are-,1%2C960')
})
