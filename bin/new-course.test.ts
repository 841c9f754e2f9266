import { expect, test } from 'vitest'
import { createCourse, NewCourseError } from './new-course'

test('a slug that can’t be used is rejected', () => {
  for (const slug of [undefined, '', 'Tea Time', '../tea', '-tea'])
    expect(() => createCourse(slug === undefined ? [] : [slug])).toThrow(NewCourseError)
})

test('an existing course is never overwritten', () => {
  expect(() => createCourse(['csto-nagorno-karabakh'])).toThrow('Nothing was changed.')
})
