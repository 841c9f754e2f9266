import { readdirSync, readFileSync } from 'node:fs'
import type { Course } from '@/domain/content/course'
import { findPassage } from '@/domain/content/find-passage'
import { parseCourse } from '@/domain/content/parse-course'
import { plainText } from '@/domain/items/rich-text'

const FOLDER = 'content/courses/csto-nagorno-karabakh'

/** The bundled course, read from its files. */
export function readBundledCourse(): Course {
  const names = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  const files = names
    .filter((name) => /\.(yaml|md|json)$/.test(name))
    .map((name) => ({ path: name, text: readFileSync(`${FOLDER}/${name}`, 'utf8') }))
  const { course } = parseCourse(files)
  if (!course) throw new Error('the bundled course has errors')
  return course
}

/** The passages on which the questions with this text are based. */
export function bundledPassages(stem: string): string[] {
  const course = readBundledCourse()
  const matches = course.items.filter(({ item }) => plainText(item.stem) === stem)
  return matches.flatMap(({ item }) => findPassage(course, item)?.text ?? [])
}
