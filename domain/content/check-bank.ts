import { isGradedByPerson } from '@/domain/items/types/person-graded-types'
import { plural } from '@/domain/text/format'
import { repeated } from './check-item'
import { type Course, findLessonQuiz } from './course'
import { checkDemand } from './demand'
import type { FaultList } from './fault'

/**
 * Checks the course as a whole: unique IDs, every claim taught and tested, enough items, and quizzes.
 * @param course one that `faults` remembers, with its parts
 */
export function checkBank(course: Course, faults: FaultList): void {
  checkDoubles(course, faults)
  checkClaims(course, faults)
  checkCues(course, faults)
  checkAmounts(course, faults)
  checkDemand(course, faults)
  checkPools(course, faults)
  checkQuizKinds(course, faults)
}

function checkDoubles(course: Course, faults: FaultList): void {
  const lists: [string, readonly { id: string }[]][] = [
    ['items', course.items.map(({ item }) => item)],
    ['claims', course.claims],
    ['terms', course.glossary],
  ]
  for (const [what, entries] of lists) {
    for (const id of repeated(entries.map((entry) => entry.id))) {
      const second = entries.filter((entry) => entry.id === id)[1]
      if (second) faults.error(faults.locationOf(second), `two ${what} have the ID ${id}`)
    }
  }
  for (const what of ['concepts', 'areas'] as const) {
    const ids = course[what].map(({ id }) => id)
    for (const id of repeated(ids)) {
      faults.error(faults.locationOf(course, [what, ids.lastIndexOf(id)]), `two ${what} have the ID ${id}`)
    }
  }
}

const TESTS_OF_A_CLAIM = 2

function checkClaims(course: Course, faults: FaultList): void {
  const taught = new Set(course.lessons.flatMap(({ sections }) => sections.flatMap(({ claims }) => claims)))
  for (const claim of course.claims) {
    const location = faults.locationOf(claim)
    if (!taught.has(claim.id)) faults.error(location, `no section teaches ${claim.id}`)
    const tests = course.items.filter(
      ({ item, isLessonCheck }) => !isLessonCheck && item.claims.includes(claim.id),
    )
    if (tests.length < TESTS_OF_A_CLAIM) {
      faults.error(
        location,
        `${claim.id} is tested by ${plural(tests.length, 'item')}; at least ${TESTS_OF_A_CLAIM} are required`,
      )
    }
  }
}

/** Each flashcard needs its own question. */
function checkCues({ claims }: Course, faults: FaultList): void {
  for (const [index, claim] of claims.entries()) {
    const same = claims.findIndex(({ cue }) => cue === claim.cue)
    if (!claim.cue) faults.warn(faults.locationOf(claim), `${claim.id} has no cue for its flashcard`)
    else if (same < index)
      faults.error(faults.locationOf(claim, ['cue']), `${claim.id} has the same cue as ${claims[same]?.id}`)
  }
}

function checkAmounts(course: Course, faults: FaultList): void {
  const areas = new Map(course.concepts.map(({ id, area }) => [id, area]))
  const bank = course.items.filter(({ isLessonCheck }) => !isLessonCheck)
  if (bank.length < course.minimumItems) {
    const location = faults.locationOf(course, ['minimumItems'])
    faults.error(
      location,
      `the course has ${plural(bank.length, 'item')}; at least ${course.minimumItems} are required`,
    )
  }
  course.areas.forEach(({ id, core }, index) => {
    const count = bank.filter(({ item }) => areas.get(item.concept) === id).length
    if (!core || count >= course.minimumCoreItems) return
    const location = faults.locationOf(course, ['areas', index])
    faults.error(
      location,
      `${id} has ${plural(count, 'item')}; a core area needs at least ${course.minimumCoreItems}`,
    )
  })
}

type Pool = Course['quizzes'][number]['quiz']['pools'][number]

/** Pools are selected in turn without repeating an item, so an earlier pool may use what a later one needs. */
function checkPools(course: Course, faults: FaultList): void {
  const bank = course.items.filter(({ isLessonCheck }) => !isLessonCheck)
  const sizeOf = (pools: readonly Pool[]) => pools.reduce((sum, { count }) => sum + count, 0)
  for (const { quiz } of course.quizzes) {
    quiz.pools.forEach((pool, index) => {
      const location = faults.locationOf(quiz, ['pools', index])
      const supply = bank.filter(
        ({ item }) =>
          pool.concepts.includes(item.concept) &&
          !quiz.items.includes(item.id) &&
          !isGradedByPerson(item.type),
      ).length
      // Pools that contain only concepts of this one use its items in any case.
      const within = sizeOf(
        quiz.pools.filter(({ concepts }) => concepts.every((id) => pool.concepts.includes(id))),
      )
      const around = sizeOf(
        quiz.pools.filter(({ concepts }) => concepts.some((id) => pool.concepts.includes(id))),
      )
      const name = pool.concepts.join(', ')
      if (within > supply)
        faults.error(location, `selects ${plural(within, 'item')} of ${name}; available: ${supply}`)
      else if (around > supply)
        faults.warn(location, `pools that share ${name} might need more than its ${plural(supply, 'item')}`)
    })
  }
}

/** Requires a quiz for each lesson and each core area, a mixed one, and a final one. */
function checkQuizKinds(course: Course, faults: FaultList): void {
  const quizzes = course.quizzes.map(({ quiz }) => quiz)
  for (const lesson of course.lessons) {
    if (findLessonQuiz(course, lesson.slug)) continue
    faults.warn(faults.locationOf(lesson), 'has no lesson quiz')
  }
  course.areas.forEach(({ id, core }, index) => {
    if (!core || quizzes.some((quiz) => quiz.kind === 'area' && quiz.area === id)) return
    faults.warn(faults.locationOf(course, ['areas', index]), `the core area ${id} has no quiz`)
  })
  for (const kind of ['mixed', 'final'] as const) {
    if (quizzes.every((quiz) => quiz.kind !== kind)) {
      faults.warn(faults.locationOf(course), `the course has no ${kind} quiz`)
    }
  }
}
