import type { z } from 'zod'
import { AuthoredQuizSchema } from '@/domain/attempts/quiz'
import { passageText } from '@/domain/items/passage-text'
import { checkGiveaways } from '@/domain/items/types/single-choice/check-giveaways'
import { checkBank } from './check-bank'
import { checkItem } from './check-item'
import { checkLessons } from './check-lessons'
import { checkReferences } from './check-references'
import {
  ClaimSchema,
  type Course,
  CourseHeadSchema,
  type CourseItem,
  type CourseQuiz,
  NameSchema,
  type TaughtItem,
  TaughtItemSchema,
  TermSchema,
} from './course'
import { IMAGE_PATH, withImageTargets } from './course-images'
import { type Fault, FaultList } from './fault'
import { type Figure, FigureSchema } from './figure'
import { type MapGeometry, MapGeometrySchema } from './figure-geometry'
import { type Lesson, listPassages } from './lesson'
import { parseLesson } from './parse-lesson'
import { readAs, readList, readYaml, type SourceFile } from './read-yaml'

/**
 * Reads a whole course from the files of its folder and checks it.
 * @returns all errors, by file and line, and the course as far as it could be read, null without a readable
 * `course.yaml`
 */
export function parseCourse(sources: readonly SourceFile[]): { course: Course | null; faults: Fault[] } {
  const faults = new FaultList()
  const plain = sources.map((file) => ({ ...file, text: withPlainLines(file.text) }))
  for (const { path } of plain)
    if (!isKnown(path)) faults.error({ file: path, line: 1 }, 'isn’t a known course file')
  const head = readOne(plain, 'course.yaml', faults, (yaml) => readAs(CourseHeadSchema, yaml, faults))
  if (!head) return { course: null, faults: faults.sorted() }
  const files = withImageTargets(plain, head.slug, faults)
  const parsed = filesIn(files, 'lessons', '.md').flatMap((file) => parseLesson(file, faults) ?? [])
  const lessons = inReadingOrder(parsed, head, faults)
  const course: Course = {
    ...head,
    lessons,
    claims: readAll(files, 'claims.yaml', ClaimSchema, faults),
    glossary: readAll(files, 'glossary.yaml', TermSchema, faults),
    names: files.some(({ path }) => path === 'names.yaml')
      ? readAll(files, 'names.yaml', NameSchema, faults)
      : [],
    items: filesIn(files, 'items', '.yaml').flatMap((file) => readItems(file, lessons, faults)),
    quizzes: filesIn(files, 'quizzes', '.yaml').flatMap((file) => readQuiz(file, faults)),
    figures: filesIn(files, 'figures', '.yaml').flatMap((file) => readFigure(file, faults)),
    geometries: Object.fromEntries(
      filesIn(files, 'figures/geometry', '.json').flatMap((file) => readGeometry(file, faults)),
    ),
  }
  faults.rememberAs(course, head)
  for (const { item } of course.items) checkItem(item, faults)
  checkReferences(course, faults)
  checkLessons(course, faults)
  checkBank(course, faults)
  checkGiveaways(course, faults)
  return { course, faults: faults.sorted() }
}

/** Removes the byte order mark and the line endings that some editors write. */
function withPlainLines(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
}

const KNOWN_FILES =
  /^((course|claims|glossary|names)\.yaml|lessons\/[a-z0-9-]+\.md|(items|quizzes|figures)\/[a-z0-9-]+\.yaml|figures\/geometry\/[a-z0-9-]+\.json)$/

function isKnown(path: string): boolean {
  return KNOWN_FILES.test(path) || IMAGE_PATH.test(path)
}

function filesIn(files: readonly SourceFile[], folder: string, ending: string): SourceFile[] {
  return files
    .filter(({ path }) => path.endsWith(ending) && path.slice(0, path.lastIndexOf('/')) === folder)
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

function nameOf({ path }: SourceFile): string {
  return path.replace(/^.*\//, '').replace(/\.[a-z]+$/, '')
}

function readOne<T>(
  files: readonly SourceFile[],
  path: string,
  faults: FaultList,
  read: (yaml: NonNullable<ReturnType<typeof readYaml>>) => T,
): T | null {
  const file = files.find((candidate) => candidate.path === path)
  if (!file) {
    faults.error({ file: path, line: 1 }, 'is missing')
    return null
  }
  const yaml = readYaml(file, faults)
  return yaml && read(yaml)
}

function readAll<S extends z.ZodType>(
  files: readonly SourceFile[],
  path: string,
  schema: S,
  faults: FaultList,
): z.infer<S>[] {
  return readOne(files, path, faults, (yaml) => readList(schema, yaml, faults)) ?? []
}

function inReadingOrder(lessons: Lesson[], head: { lessons: string[] }, faults: FaultList): Lesson[] {
  for (const { slug, file } of lessons) {
    if (!head.lessons.includes(slug))
      faults.error({ file, line: 1 }, 'isn’t listed under lessons in course.yaml')
  }
  return head.lessons.flatMap((slug, index) => {
    const location = faults.locationOf(head, ['lessons', index])
    const lesson = lessons.find((candidate) => candidate.slug === slug)
    const isSecond = head.lessons.indexOf(slug) < index
    if (!lesson) faults.error(location, `there is no lesson ${slug}`)
    if (isSecond) faults.error(location, `lists the lesson ${slug} twice`)
    return lesson && !isSecond ? lesson : []
  })
}

function readItems(file: SourceFile, lessons: readonly Lesson[], faults: FaultList): CourseItem[] {
  const yaml = readYaml(file, faults)
  if (!yaml) return []
  const isLessonCheck = nameOf(file).startsWith('checks-')
  return readList(TaughtItemSchema, yaml, faults).map((item) => ({
    item: withPassages(item, lessons),
    isLessonCheck,
  }))
}

/** Adds to items with passages the text of the lesson paragraphs that they point to. */
function withPassages(item: TaughtItem, lessons: readonly Lesson[]): TaughtItem {
  if (!('passages' in item)) return item
  // Changes the item in place, because faults remember this object.
  for (const passage of item.passages) passage.text = passageText(passageAt(passage.at, lessons), passage)
  return item
}

function passageAt(ref: string, lessons: readonly Lesson[]): string {
  const [, slug, id, number] = /^(.+)#(.+)\.(\d+)$/.exec(ref) ?? []
  const section = lessons
    .find((lesson) => lesson.slug === slug)
    ?.sections.find((candidate) => candidate.id === id)
  return (section && listPassages(section)[Number(number) - 1]) ?? ''
}

function readQuiz(file: SourceFile, faults: FaultList): CourseQuiz[] {
  const yaml = readYaml(file, faults)
  const quiz = yaml && readAs(AuthoredQuizSchema, yaml, faults)
  return quiz ? [{ slug: nameOf(file), quiz }] : []
}

function readFigure(file: SourceFile, faults: FaultList): Figure[] {
  const yaml = readYaml(file, faults)
  const figure = yaml && readAs(FigureSchema, yaml, faults)
  if (!figure) return []
  if (figure.id !== nameOf(file))
    faults.error({ file: file.path, line: 1 }, `its ID is ${figure.id}, which isn’t the file’s name`)
  return [figure]
}

function readGeometry(file: SourceFile, faults: FaultList): [string, MapGeometry][] {
  // JSON is YAML.
  const yaml = readYaml(file, faults)
  const geometry = yaml && readAs(MapGeometrySchema, yaml, faults)
  return geometry ? [[nameOf(file), geometry]] : []
}
