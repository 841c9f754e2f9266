import type { Quiz } from '@/domain/attempts/quiz'
import { listCitedParagraphs, listSections } from '@/domain/items/list-sections'
import { MAX_QUOTE_WORDS, type PassageSource } from '@/domain/items/passage-text'
import { authoringByType } from '@/domain/items/types/authoring-by-type'
import { isBrief } from '@/domain/items/types/brief-types'
import type { CourseParts } from '@/domain/items/types/item-type'
import { isGradedByPerson } from '@/domain/items/types/person-graded-types'
import type { Course, TaughtItem } from './course'
import type { FaultList, Location, PartPath } from './fault'
import { listMapRegionIds } from './figure-geometry'
import { type Inline, type Lesson, listInlines, listLessonBlocks, listPassages, type Section } from './lesson'

/**
 * Checks that everything named exists.
 * @param course one that `faults` remembers, with its parts
 */
export function checkReferences(course: Course, faults: FaultList): void {
  checkHead(course, faults)
  for (const claim of course.claims) {
    needOne(claim.area, idsOf(course.areas), 'area', faults.locationOf(claim, ['area']), faults)
    checkParagraphs(claim.paragraphs, course, faults.locationOf(claim, ['paragraphs']), faults)
  }
  for (const lesson of course.lessons) checkLesson(lesson, course, faults)
  const parts = listParts(course)
  for (const { item } of course.items) checkItemReferences(item, course, parts, faults)
  for (const { quiz } of course.quizzes) checkQuiz(quiz, course, faults)
  const geometries = new Set(Object.keys(course.geometries))
  for (const figure of course.figures) {
    checkParagraphs(figure.paragraphs, course, faults.locationOf(figure, ['paragraphs']), faults)
    if (figure.kind !== 'map') continue
    needOne(figure.geometry, geometries, 'geometry', faults.locationOf(figure, ['geometry']), faults)
  }
}

function checkHead(course: Course, faults: FaultList): void {
  checkArgued(course.argue, course, faults.locationOf(course, ['argue']), faults)
  course.concepts.forEach(({ id, area, buildsOn }, index) => {
    const location = (path: PartPath) => faults.locationOf(course, ['concepts', index, ...path])
    needOne(area, idsOf(course.areas), 'area', location(['area']), faults)
    for (const base of buildsOn)
      needOne(base, idsOf(course.concepts), 'concept', location(['buildsOn']), faults)
    if (basesOf(id, course).has(id)) faults.error(location(['buildsOn']), `${id} builds on itself`)
  })
  if (course.sampleCheck !== undefined) {
    const checks = course.items.filter(({ isLessonCheck }) => isLessonCheck).map(({ item }) => item)
    const location = faults.locationOf(course, ['sampleCheck'])
    needOne(course.sampleCheck, idsOf(checks), 'quick check', location, faults)
  }
  course.confusables.forEach(({ sides }, index) => {
    for (const [side, { items }] of sides.entries())
      checkContrastItems(
        items,
        course,
        faults.locationOf(course, ['confusables', index, 'sides', side, 'items']),
        faults,
      )
  })
}

function checkContrastItems(
  ids: readonly string[],
  course: Course,
  location: Location,
  faults: FaultList,
): void {
  for (const id of ids) {
    const found = course.items.find(({ item, isLessonCheck }) => item.id === id && !isLessonCheck)
    if (!found) faults.error(location, `${id} isn’t in the question bank`)
    else if (!isBrief(found.item.type))
      faults.error(location, `${id} has the type ${found.item.type}, which can’t be used in a comparison`)
  }
}

/** A question to argue about must be one that no program grades. */
function checkArgued(id: string | undefined, course: Course, location: Location, faults: FaultList): void {
  if (id === undefined) return
  const found = course.items.find(({ item }) => item.id === id)
  if (!found) faults.error(location, `there is no item ${id}`)
  else if (!isGradedByPerson(found.item.type))
    faults.error(location, `${id} has the type ${found.item.type}, which isn’t a question to argue about`)
}

/** The concepts that a concept builds on, directly or through others. */
function basesOf(id: string, course: Course): Set<string> {
  const concepts = new Map(course.concepts.map((concept) => [concept.id, concept.buildsOn]))
  const found = new Set(concepts.get(id))
  for (const base of found) for (const next of concepts.get(base) ?? []) found.add(next)
  return found
}

function checkLesson(lesson: Lesson, course: Course, faults: FaultList): void {
  needOne(lesson.area, idsOf(course.areas), 'area', faults.locationOf(lesson, ['area']), faults)
  checkArgued(lesson.argue, course, faults.locationOf(lesson, ['argue']), faults)
  checkContents(lesson, course, faults)
  for (const section of lesson.sections) {
    checkSectionClaims(section, course, { file: lesson.file, line: section.line }, faults)
  }
}

function checkSectionClaims(section: Section, course: Course, location: Location, faults: FaultList): void {
  for (const id of section.claims) needOne(id, idsOf(course.claims), 'claim', location, faults)
  checkParagraphs(section.paragraphs, course, location, faults)
  for (const claim of course.claims.filter(({ id }) => section.claims.includes(id))) {
    const missing = claim.paragraphs.filter((paragraph) => !section.paragraphs.includes(paragraph))
    if (missing.length > 0)
      faults.error(location, `teaches ${claim.id} but doesn’t list its paragraph ${missing.join(', ')}`)
  }
}

function checkContents(lesson: Lesson, course: Course, faults: FaultList): void {
  const location = ({ line }: { line: number }) => ({ file: lesson.file, line })
  const items = new Set(course.items.map(({ item }) => item.id))
  const blocks = listLessonBlocks(lesson)
  for (const block of blocks) {
    if (block.kind === 'figure') needOne(block.id, idsOf(course.figures), 'figure', location(block), faults)
    if (block.kind === 'check') needOne(block.item, items, 'item', location(block), faults)
  }
  for (const inline of withInner(
    listInlines([...lesson.intro, ...lesson.sections.flatMap((part) => part.blocks)]),
  )) {
    if (inline.kind === 'term') {
      needOne(inline.id, idsOf(course.glossary), 'glossary term', location(inline), faults)
    }
    if (inline.kind === 'link' && inline.target.kind === 'section') {
      const { lesson: slug, section } = inline.target
      const name = section ? `${slug}#${section}` : slug
      needOne(name, targetsOf(course), 'lesson or section', location(inline), faults)
    }
  }
}

function withInner(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap((inline) =>
    'children' in inline ? [inline, ...withInner(inline.children)] : [inline],
  )
}

function checkItemReferences(item: TaughtItem, course: Course, parts: CourseParts, faults: FaultList): void {
  const location = (path: PartPath) => faults.locationOf(item, path)
  item.claims.forEach((id, index) => {
    needOne(id, idsOf(course.claims), 'claim', location(['claims', index]), faults)
  })
  checkParagraphs(item.paragraphs, course, location(['paragraphs']), faults)
  for (const { path, paragraph } of listCitedParagraphs(item))
    checkParagraphs([paragraph], course, location(path), faults)
  needOne(item.concept, idsOf(course.concepts), 'concept', location(['concept']), faults)
  for (const { path, section } of listSections(item)) {
    needOne(section, targetsOf(course), 'section', location(path), faults)
  }
  for (const { path, kind, id } of authoringByType[item.type].unknownParts?.(item, parts) ?? [])
    faults.error(location(path), `${item.id}: there is no ${kind} ${id}`)
  if (!('passages' in item)) return
  item.passages.forEach((passage, index) => {
    checkQuote(passage, location(['passages', index, 'quote']), faults)
  })
}

function checkQuote({ paragraph, quote }: PassageSource, location: Location, faults: FaultList): void {
  if (!quote) return
  if (!paragraph) faults.error(location, 'a quotation needs its paragraph')
  const words = quote.split(/\s+/).length
  if (words > MAX_QUOTE_WORDS)
    faults.error(location, `the quotation has ${words} words; at most ${MAX_QUOTE_WORDS} are allowed`)
}

/** What items can refer to. A map has the regions of its geometry. */
function listParts({ figures, geometries, lessons }: Course): CourseParts {
  return {
    maps: figures.flatMap((figure) => {
      if (figure.kind !== 'map') return []
      const { id, title } = figure
      const geometry = geometries[figure.geometry]
      return [
        {
          id,
          title,
          regions: geometry ? listMapRegionIds(geometry).map((region) => [region, region] as const) : [],
        },
      ]
    }),
    passages: lessons.flatMap(listPassageRefs).map((ref) => [ref, ref] as const),
  }
}

function checkQuiz(quiz: Quiz, course: Course, faults: FaultList): void {
  const location = (path: PartPath) => faults.locationOf(quiz, path)
  const items = new Map(course.items.map((entry) => [entry.item.id, entry]))
  if (quiz.kind === 'lesson')
    needOne(quiz.lesson, slugsOf(course.lessons), 'lesson', location(['lesson']), faults)
  if (quiz.kind === 'area') needOne(quiz.area, idsOf(course.areas), 'area', location(['area']), faults)
  quiz.pools.forEach(({ concepts }, index) => {
    for (const id of concepts)
      needOne(id, idsOf(course.concepts), 'concept', location(['pools', index]), faults)
  })
  quiz.items.forEach((id, index) => {
    needOne(id, new Set(items.keys()), 'item', location(['items', index]), faults)
    if (!items.get(id)?.isLessonCheck) return
    faults.error(location(['items', index]), `${id} is asked inside a lesson and can’t be in a quiz`)
  })
}

function checkParagraphs(
  paragraphs: readonly number[],
  course: Course,
  location: Location,
  faults: FaultList,
): void {
  const last = course.source.paragraphs
  for (const paragraph of paragraphs) {
    if (paragraph < 1 || paragraph > last) {
      faults.error(location, `the article has ${last} paragraphs; there is no ${paragraph}`)
    }
  }
}

/** `lesson#section.1` for each paragraph directly in a section. */
function listPassageRefs(lesson: Lesson): string[] {
  return lesson.sections.flatMap((section) =>
    listPassages(section).map((_, index) => `${lesson.slug}#${section.id}.${index + 1}`),
  )
}

function targetsOf(course: Course): Set<string> {
  return new Set(
    course.lessons.flatMap((lesson) => [
      lesson.slug,
      ...lesson.sections.map(({ id }) => `${lesson.slug}#${id}`),
    ]),
  )
}

function needOne(
  name: string,
  known: ReadonlySet<string>,
  what: string,
  location: Location,
  faults: FaultList,
): void {
  if (!known.has(name)) faults.error(location, `there is no ${what} ${name}`)
}

function idsOf(entries: readonly { id: string }[]): Set<string> {
  return new Set(entries.map(({ id }) => id))
}

function slugsOf(entries: readonly { slug: string }[]): Set<string> {
  return new Set(entries.map(({ slug }) => slug))
}
