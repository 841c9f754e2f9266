import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Course } from '@/domain/content/course'
import { IMAGE_PATH } from '@/domain/content/course-images'
import type { Lesson } from '@/domain/content/lesson'
import { parseCourse } from '@/domain/content/parse-course'
import type { SourceFile } from '@/domain/content/read-yaml'
import { imageKindOf, imageSizeOf } from '@/domain/media/image-header'
import { env, isProduction } from '@/server/platform/env'
import { AppError } from '@/server/platform/errors'
import { processWide } from '@/server/platform/process-wide'
import { StartError } from '@/server/platform/start-error'

/** Reads `content/` or CONTENT_DIR; no other module does. Courses are read once per process, and during development again after a file changes. */

export type CourseFolder = { folder: string; slug: string; files: SourceFile[] }

type ParsedCourses = { fingerprint: string; courses: Course[] }

const shared = processWide('courses', (): { parsed?: ParsedCourses } => ({}))

/** Reads the courses of `courses`, and those of `demo` for the demo. @param withDemo whether to read those of the demo anyway */
export function readCourseFolders({ withDemo = env().DEMO } = {}): CourseFolder[] {
  return [...readFolders('courses'), ...(withDemo ? readFolders('demo') : [])]
}

function readFolders(name: 'courses' | 'demo'): CourseFolder[] {
  const parent = path.join(env().CONTENT_DIR, name)
  const root = path.resolve(/* turbopackIgnore: true */ process.cwd(), parent)
  if (name === 'demo' && !existsSync(root)) return []
  const entries = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return entries.map(({ name }) => ({
    folder: path.join(parent, name),
    slug: name,
    files: readFolder(path.join(root, name)),
  }))
}

/** Reads the files of a new course, which are in `content/skeleton`, with its name. */
export function readSkeleton(slug: string, title: string): SourceFile[] {
  const folder = path.resolve(/* turbopackIgnore: true */ process.cwd(), env().CONTENT_DIR, 'skeleton')
  return readFolder(folder).map((file) => ({
    ...file,
    text: file.text.replace('COURSE_TITLE', () => JSON.stringify(title)).replace('COURSE_SLUG', slug),
  }))
}

function readFolder(folder: string): SourceFile[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
  // Ignores hidden files of editors and systems. Any other unexpected file is an error.
  const visible = names.filter((name) => !/(^|\/)\./.test(name)).sort()
  return visible.map((name) => {
    const content = readFileSync(path.join(folder, name))
    return IMAGE_PATH.test(name)
      ? describeImage(name, content)
      : { path: name, text: content.toString('utf8') }
  })
}

function describeImage(name: string, content: Buffer): SourceFile {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16)
  return {
    path: name,
    text: hash,
    image: { hash, bytes: content.byteLength, size: imageSizeOf(content) },
  }
}

/** @returns an image of a course; null if the course has none with this name and content */
export function readCourseImage(
  slug: string,
  { hash, name }: { hash: string; name: string },
): { type: string; bytes: Buffer<ArrayBuffer> } | null {
  const file = `images/${name}`
  if (!findCourse(slug) || !IMAGE_PATH.test(file)) return null
  const parent = path.join(env().CONTENT_DIR, 'courses', slug)
  const source = path.resolve(/* turbopackIgnore: true */ process.cwd(), parent, file)
  try {
    const bytes = readFileSync(source)
    const kind = imageKindOf(bytes)
    return kind !== null && describeImage(file, bytes).text === hash ? { type: `image/${kind}`, bytes } : null
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** @throws StartError that lists all errors if a course has any */
export function listCourses(): Course[] {
  if (shared.parsed && isProduction()) return shared.parsed.courses
  const folders = readCourseFolders()
  const fingerprint = folders.map(fingerprintOf).join()
  if (shared.parsed?.fingerprint !== fingerprint) {
    shared.parsed = { fingerprint, courses: folders.map(parseFolder) }
  }
  return shared.parsed.courses
}

/** Returns a hash of a course's files. */
export function fingerprintOf({ slug, files }: CourseFolder): string {
  const hash = createHash('sha256').update(slug)
  for (const { path: name, text } of files) hash.update(`\0${name}\0${text}`)
  return hash.digest('hex')
}

export function parseFolder({ folder, slug, files }: CourseFolder): Course {
  const { course, faults } = parseCourse(files)
  const errors = faults.filter(({ severity }) => severity === 'error')
  const isNamed = course?.slug === slug
  if (course && isNamed && errors.length === 0) return course
  const lines = errors.map(({ file, line, message }) => `${folder}/${file}:${line}: ${message}`)
  if (course && !isNamed)
    lines.push(`${folder}/course.yaml:1: its slug is ${course.slug}, not the folder's name`)
  throw new StartError(`The course could not be loaded:\n${lines.join('\n')}`)
}

export function findCourse(slug: string): Course | null {
  return listCourses().find((candidate) => candidate.slug === slug) ?? null
}

/** Finds a lesson with its course. @returns null if there is no such lesson */
export function findLesson(
  courseSlug: string,
  lessonSlug: string,
): { course: Course; lesson: Lesson } | null {
  const course = findCourse(courseSlug)
  const lesson = course?.lessons.find(({ slug }) => slug === lessonSlug)
  return course && lesson ? { course, lesson } : null
}

/** @throws AppError NOT_FOUND */
export function getCourse(slug: string): Course {
  const course = findCourse(slug)
  if (!course) throw new AppError('NOT_FOUND')
  return course
}
