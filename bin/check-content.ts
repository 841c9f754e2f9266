import type { Course } from '../domain/content/course'
import { parseCourse } from '../domain/content/parse-course'
import { readCourseFolders } from '../server/content/read-course'
import { createCourse, NewCourseError } from './new-course'
import { runTry, TryError } from './try-answers'

/**
 * `npm run content`: prints every error of every course with file and line, and a summary of each course. `… -- try`
 * grades answers instead, and `… -- new` creates a course.
 */

const [command, ...rest] = process.argv.slice(2)
if (command === 'try') {
  try {
    console.log(runTry(rest))
    process.exit(0)
  } catch (error) {
    if (!(error instanceof TryError)) throw error
    console.error(error.message)
    process.exit(2)
  }
}
if (command === 'new') {
  try {
    console.log(`Created ${createCourse(rest)}. Check it with npm run content, and read docs/authoring.md.`)
    process.exit(0)
  } catch (error) {
    if (!(error instanceof NewCourseError)) throw error
    console.error(error.message)
    process.exit(2)
  }
}
if (command !== undefined) {
  console.error(
    `Unknown command ${command}. Run without a command to check the courses, or use: try ITEM ANSWER…, or new SLUG`,
  )
  process.exit(2)
}

let errors = 0
for (const { folder, files } of readCourseFolders({ withDemo: true })) {
  const { course, faults } = parseCourse(files)
  for (const { file, line, severity, message } of faults)
    console.log(`${folder}/${file}:${line}: ${severity}: ${message}`)
  errors += faults.filter(({ severity }) => severity === 'error').length
  if (course) for (const line of summary(course)) console.log(line)
}
process.exit(errors > 0 ? 1 : 0)

function summary(course: Course): string[] {
  const bank = course.items.filter(({ isLessonCheck }) => !isLessonCheck)
  const areas = new Map(course.concepts.map(({ id, area }) => [id, area]))
  const tested = new Set(bank.flatMap(({ item }) => item.claims))
  const taught = new Set(course.lessons.flatMap(({ sections }) => sections.flatMap(({ claims }) => claims)))
  return [
    `${course.title}: ${course.lessons.length} lessons, ${course.quizzes.length} quizzes`,
    `${course.claims.length} claims: ${taught.size} taught, ${tested.size} tested`,
    `${bank.length} items and ${course.items.length - bank.length} checks`,
    `by type: ${counts(bank.map(({ item }) => item.type))}`,
    `by area: ${counts(bank.map(({ item }) => areas.get(item.concept) ?? 'none'))}`,
  ]
}

function counts(values: string[]): string {
  const names = [...new Set(values)].sort()
  return names.map((name) => `${name} ${values.filter((value) => value === name).length}`).join(', ')
}
