import { expect, test } from 'vitest'
import { parseCourse } from '@/domain/content/parse-course'
import { AppError } from '@/server/platform/errors'
import { getCourse, listCourses, parseFolder, readCourseFolders, readSkeleton } from './read-course'

test('the bundled courses have no errors or warnings', () => {
  const folders = readCourseFolders()
  expect(folders.map(({ slug }) => slug)).toContain('csto-nagorno-karabakh')
  for (const { files } of folders) expect(parseCourse(files).faults).toEqual([])
})

test('unchanged courses are parsed once', () => {
  expect(listCourses()).toBe(listCourses())
  const [course] = listCourses()
  expect(course && getCourse(course.slug)).toBe(course)
})

test('an unknown course is NOT_FOUND', () => {
  expect(() => getCourse('no-such-course')).toThrow(AppError)
  expect(() => getCourse('no-such-course')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
})

test('an empty folder reports the missing course file', () => {
  expect(() => parseFolder({ folder: 'content/courses/empty', slug: 'empty', files: [] })).toThrow(
    'content/courses/empty/course.yaml:1: is missing',
  )
})

test('a new course has no errors or warnings, whatever its title', () => {
  const title = 'Tea: a "short" course $& {1}'
  const { course, faults } = parseCourse(readSkeleton('tea-time', title))
  expect(faults).toEqual([])
  expect(course).toMatchObject({ slug: 'tea-time', title })
})
