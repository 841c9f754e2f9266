import 'server-only'
import type { Item } from '@/domain/items/item'
import type { Waiver } from '@/domain/regrading/regrade'
import type { AnalyzedOption } from '@/domain/statistics/analyzed-options'
import { chosenIn, commonAnswers, optionsOf, type TypedAnswer } from '@/domain/statistics/answer-kinds'
import { distractorTable } from '@/domain/statistics/distractors'
import { type FlaggedOption, itemFlags } from '@/domain/statistics/item-flags'
import { type ItemStatistics, itemStatistics } from '@/domain/statistics/item-statistics'
import { type QuizStatistics, quizStatistics } from '@/domain/statistics/quiz-statistics'
import { randomGuessScore } from '@/domain/statistics/random-guess'
import { parsedItem } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'
import { type AssignmentRow, requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { areKeysHiddenFrom } from '@/server/results/assignment-only-keys'
import { readRegraded } from './read-regraded'
import { NO_ANSWERS, type ResponseTimes, readCountedWork, type Which } from './read-scores'

export type AnalyzedItem = {
  /** The ID of the row in `Item`. */
  id: string
  item: Item
  /** Whether the question belongs to the class, whose instructors can edit it, and not to the course. */
  isOwn: boolean
  /** Set if a regrade gave everyone full credit or dropped the question. Its statistics then use the answers as graded by the key. */
  waiver: Waiver | null
  /** The numbers of the versions that were asked. */
  versions: number[]
  statistics: ItemStatistics
  guessScore: number | null
  options: (AnalyzedOption & FlaggedOption)[]
  /** Typed or ordered answers, most frequent first; empty for questions with options. */
  answers: TypedAnswer[]
  blank: number
  times: ResponseTimes | null
  flags: string[]
  /** Whether the key is hidden: the question is assignment-only, not closed for everyone, and the viewer isn't an instructor or assistant. */
  isKeyHidden: boolean
}

/** A question that has no scores yet, because only a person can grade it. */
export type UnscoredItem = {
  id: string
  item: Item
  asked: number
  answered: number
  times: ResponseTimes | null
}

export type ItemAnalysis = {
  assignment: AssignmentRow
  which: Which
  quiz: QuizStatistics
  items: AnalyzedItem[]
  unscored: UnscoredItem[]
}

/**
 * Returns the statistics of an assignment as a whole and of each question that was asked, in order of first appearance.
 * @throws AppError as `requireAssignmentPermission`
 */
export async function getItemAnalysis(
  viewerId: string,
  target: { classId: string; assignmentId: string },
  which: Which,
  now = new Date(),
): Promise<ItemAnalysis> {
  const assignment = await requireAssignmentPermission(viewerId, target, 'viewGrades')
  const quizId = assignment.quiz.id
  const regraded = await readRegraded(quizId, which)
  const { attempts, answers, times } = await readCountedWork(quizId, which, regraded.asGraded)
  const asked = await readAsked(quizId, [...answers.keys()])
  const areKeysHidden = await areKeysHiddenFrom(assignment.class.role, quizId, now)
  const scored = itemStatistics(attempts)
  const items = scored.flatMap((statistics) => {
    const entry = asked.get(statistics.itemId)
    if (!entry) return []
    const isKeyHidden = entry.isAssignmentOnly && areKeysHidden
    const { rest, groups, blank } = answers.get(statistics.itemId) ?? NO_ANSWERS
    const item = keyInEffect(entry.item, regraded.changed.get(statistics.itemId))
    const listed = isKeyHidden ? [] : listedOptions(entry.item, item)
    const ids = listed.map(({ id }) => id)
    const options = distractorTable(ids, groups, rest, chosenIn).map((chosen, index) => ({
      ...chosen,
      ...(listed[index] ?? { text: '', isKey: false, feedback: null }),
      letter: letterOf(index),
    }))
    const guessScore = randomGuessScore(item, statistics.lowest < 0)
    return [
      {
        id: statistics.itemId,
        ...{ item, versions: entry.versions, isKeyHidden },
        waiver: regraded.waivers.get(statistics.itemId) ?? null,
        isOwn: entry.classId === assignment.class.id,
        statistics,
        guessScore,
        options,
        answers: options.length > 0 || isKeyHidden ? [] : commonAnswers(item, groups),
        blank,
        times: times.get(statistics.itemId) ?? null,
        flags: itemFlags(statistics, options, guessScore),
      },
    ]
  })
  const scoredIds = new Set(scored.map(({ itemId }) => itemId))
  const unscored = [...answers].flatMap(([id, { groups, blank }]) => {
    const entry = scoredIds.has(id) ? undefined : asked.get(id)
    const answered = groups.reduce((sum, { count }) => sum + count, 0)
    return entry
      ? [{ id, item: entry.item, asked: answered + blank, answered, times: times.get(id) ?? null }]
      : []
  })
  return { assignment, which, quiz: quizStatistics(attempts), items, unscored }
}

/** Returns the item with the key that the statistics are based on. */
function keyInEffect(asked: Item, changed: Item | undefined): Item {
  return changed?.type === asked.type ? changed : asked
}

/** Lists the options of the current key, then deleted options of the version that was asked. */
function listedOptions(asked: Item, counting: Item): AnalyzedOption[] {
  const options = optionsOf(counting)
  const deleted = optionsOf(asked).filter(({ id }) => !options.some((option) => option.id === id))
  return [...options, ...deleted.map((option) => ({ ...option, isKey: false }))]
}

/** 0 → "A", 25 → "Z", 26 → "AA". */
function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter
}

/** Reads the latest version of each item that was asked, and the numbers of all asked versions. */
async function readAsked(quizId: string, itemIds: string[]) {
  const rows = await db().itemVersion.findMany({
    where: { itemId: { in: itemIds }, attemptItems: { some: { attempt: { quizId } } } },
    orderBy: { number: 'asc' },
    select: {
      id: true,
      itemId: true,
      number: true,
      content: true,
      item: { select: { isAssignmentOnly: true, classId: true } },
    },
  })
  const asked = new Map<
    string,
    { item: Item; versions: number[]; isAssignmentOnly: boolean; classId: string | null }
  >()
  for (const { itemId, number, item, ...version } of rows) {
    const versions = [...(asked.get(itemId)?.versions ?? []), number]
    asked.set(itemId, { item: parsedItem(version), versions, ...item })
  }
  return asked
}
