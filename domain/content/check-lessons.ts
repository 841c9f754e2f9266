import { isBrief } from '@/domain/items/types/brief-types'
import { plural } from '@/domain/text/format'
import { repeated } from './check-item'
import type { Course } from './course'
import type { FaultList } from './fault'
import { type Block, type Inline, type Lesson, listInlines, listLessonBlocks, plainText } from './lesson'

/**
 * Checks lessons: unique section IDs, enough checks, and glossary terms linked at first use.
 * @param course one that `faults` remembers, with its parts
 */
export function checkLessons(course: Course, faults: FaultList): void {
  for (const lesson of course.lessons) {
    checkSections(lesson, faults)
    checkChecks(lesson, course, faults)
    checkTerms(lesson, course, faults)
    checkBeyond(lesson, faults)
    checkLength(lesson, course, faults)
  }
  checkUses(course, faults)
}

/** IDs that a lesson's page already uses. */
const TAKEN_IDS = ['summary']

function checkSections(lesson: Lesson, faults: FaultList): void {
  const ids = lesson.sections.map(({ id }) => id)
  lesson.sections.forEach(({ id, line }, index) => {
    if (ids.indexOf(id) < index) faults.error({ file: lesson.file, line }, `two sections have the ID ${id}`)
    if (TAKEN_IDS.includes(id))
      faults.error({ file: lesson.file, line }, `the page already uses the ID ${id}`)
  })
}

const CHECKS_IN_LESSON = 3

function checkChecks(lesson: Lesson, course: Course, faults: FaultList): void {
  const checks = listChecks(lesson)
  if (checks.length < CHECKS_IN_LESSON) {
    const location = { file: lesson.file, line: 1 }
    faults.error(location, `has ${plural(checks.length, 'check')}; at least ${CHECKS_IN_LESSON} are required`)
  }
  for (const { item: id, line } of checks) {
    const entry = course.items.find(({ item }) => item.id === id)
    if (!entry) continue
    if (!entry.isLessonCheck) {
      faults.error({ file: lesson.file, line }, `${id} must be in items/checks-${lesson.slug}.yaml`)
    }
    if (!isBrief(entry.item.type)) {
      const location = faults.locationOf(entry.item, ['type'])
      faults.error(
        location,
        `${id}: a check must be a choice, a number, or a short text, not ${entry.item.type}`,
      )
    }
  }
}

function listChecks(lesson: Lesson): Extract<Block, { kind: 'check' }>[] {
  return listLessonBlocks(lesson).filter((block) => block.kind === 'check')
}

/** What the article doesn't say needs a public source: a link in every statement. */
function checkBeyond(lesson: Lesson, faults: FaultList): void {
  for (const block of listLessonBlocks(lesson)) {
    if (block.kind !== 'beyond') continue
    const statements = block.blocks.flatMap((inner) =>
      inner.kind === 'list'
        ? inner.entries.map((entry) => ({ line: inner.line, blocks: entry }))
        : [{ line: inner.line, blocks: [inner] }],
    )
    for (const { line, blocks } of statements) {
      if (!hasSource(listInlines(blocks)))
        faults.error({ file: lesson.file, line }, 'each statement of :::beyond needs a link to its source')
    }
  }
}

function hasSource(inlines: readonly Inline[]): boolean {
  return inlines.some((inline) =>
    inline.kind === 'link' && inline.target.kind === 'url'
      ? true
      : 'children' in inline && hasSource(inline.children),
  )
}

/** Counts the running text: without key facts, boxes, figures, checks, and the summary. */
function checkLength(lesson: Lesson, { lessonWords }: Course, faults: FaultList): void {
  if (!lessonWords) return
  const [least, most] = lessonWords
  const isBox = ({ kind }: Block) => kind === 'note' || kind === 'beyond'
  const running = [...lesson.intro, ...lesson.sections.flatMap(({ blocks }) => blocks)].filter(
    (block) => !isBox(block),
  )
  const words = running.flatMap((block) => wordsOf(listInlines([block]))).length
  if (words < least || words > most)
    faults.warn(
      { file: lesson.file, line: 1 },
      `has ${plural(words, 'word')}; lessons have ${least} to ${most}`,
    )
}

/** Reports content that should be shown once but is shown never or twice. */
function checkUses(course: Course, faults: FaultList): void {
  const blocks = course.lessons.flatMap(listLessonBlocks)
  const figures = new Set(blocks.flatMap((block) => (block.kind === 'figure' ? [block.id] : [])))
  for (const figure of course.figures) {
    if (!figures.has(figure.id))
      faults.warn(faults.locationOf(figure), `no lesson shows the figure ${figure.id}`)
  }
  const checkItems = course.lessons.flatMap((lesson) => listChecks(lesson).map(({ item }) => item))
  const twice = repeated(checkItems)
  for (const { item, isLessonCheck } of course.items) {
    if (twice.includes(item.id)) faults.error(faults.locationOf(item), `${item.id} is asked twice in lessons`)
    if (isLessonCheck && !checkItems.includes(item.id))
      faults.warn(faults.locationOf(item), `no lesson asks ${item.id}`)
  }
}

/** A glossary term must link to the glossary at its first use in the lesson. */
function checkTerms(lesson: Lesson, course: Course, faults: FaultList): void {
  const blocks = listLessonBlocks(lesson).map((block) => ({ line: block.line, inlines: ownInlines(block) }))
  for (const term of course.glossary) {
    const names = [term.term, term.abbreviation, ...term.aliases].filter((name) => name !== undefined)
    const first = blocks
      .map(({ line, inlines }) => ({ line, use: firstUse(inlines, term.id, names) }))
      .find(({ use }) => use !== null)
    if (first?.use !== 'plain') continue
    faults.warn({ file: lesson.file, line: first.line }, `uses "${term.term}" before :term[…]{id=${term.id}}`)
  }
}

/** Text directly in the block: nested blocks are listed separately. */
function ownInlines(block: Block): Inline[] {
  return 'blocks' in block || 'entries' in block ? [] : listInlines([block])
}

function firstUse(inlines: readonly Inline[], id: string, names: string[]): 'term' | 'plain' | null {
  const word = new RegExp(`(?<![\\p{L}\\p{N}])(${names.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'u')
  for (const inline of inlines) {
    if (inline.kind === 'term' && inline.id === id) return 'term'
    // A longer term that contains this one explains it too.
    if (inline.kind === 'term') continue
    if ('children' in inline) {
      const inner = firstUse(inline.children, id, names)
      if (inner) return inner
    } else if (inline.kind === 'formula') continue
    else if (word.test(plainText([inline]))) return 'plain'
  }
  return null
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function wordsOf(inlines: readonly Inline[]): string[] {
  return plainText(inlines).split(/\s+/).filter(Boolean)
}
