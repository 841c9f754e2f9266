import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { ITEM_TYPES, type Item } from '@/domain/items/item'
import { DEMANDS } from '@/domain/items/item-fields'
import { ENOUGH_FOR_FACILITY, FACILITY_BANDS, facilityBand } from '@/domain/statistics/figures'
import { matchesSearch } from '@/domain/text/fold-for-search'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { storedRolesWith } from '@/server/access/class-access'
import { parsedItem } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'
import type { AssignmentRow } from '@/server/quizzes/assignment-access'
import { type ItemUsage, readUsage } from './bank-statements'

export const itemSlug = z.string().max(200)
/** How many questions can be selected together. Their IDs are in the URL. */
export const MAX_SELECTED = 200

/** More than any bank has. */
const MAX_FOUND = 1_000_000

export const BankSearchSchema = z.object({
  text: z.string().trim().max(TEXT_LIMITS.search).catch('').default(''),
  type: z
    .enum(['', ...ITEM_TYPES])
    .catch('')
    .default(''),
  concept: idText.catch('').default(''),
  whose: z.enum(['', 'course', 'class', 'mine']).catch('').default(''),
  demand: z
    .enum(['', ...DEMANDS])
    .catch('')
    .default(''),
  /** By facility, of questions with enough answers. */
  facility: z
    .enum(['', ...FACILITY_BANDS])
    .catch('')
    .default(''),
  use: z.enum(['', 'never', 'used']).catch('').default(''),
  /** Starts at 1. */
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
  /** The selected questions. They are in the URL, so that a search keeps them, also without JavaScript. */
  s: z
    .preprocess(
      (selected) => (typeof selected === 'string' ? [selected] : selected),
      z.array(itemSlug).max(MAX_SELECTED),
    )
    .catch([])
    .default([]),
})
export type BankSearch = z.infer<typeof BankSearchSchema>

type BankItem = {
  slug: string
  item: Item
  /** Whether the question belongs to the course, this class, or another class of the same instructor. */
  whose: 'course' | 'class' | 'mine'
  isAssignmentOnly: boolean
}

/** A question with what the viewer’s classes know about it. */
export type BankEntry = BankItem & {
  /** How many assignments use it. */
  timesUsed: number
  /** The mean share of its points there, 0 to 1; null with too few answers. */
  facility: number | null
}

/**
 * Searches the questions that an assignment can include: those of the course, of the class, and of the viewer's other classes unless they are
 * assignment-only. Only for staff with the `teach` permission.
 * @param perPage the number of found questions on a page
 * @param without questions to leave out
 * @returns the page of the search, and the selected questions, in the order of the search’s `s`, whether or not they match
 */
export async function searchBank(
  viewerId: string,
  assignment: AssignmentRow,
  search: BankSearch,
  { perPage = MAX_FOUND, without = [] }: { perPage?: number; without?: readonly string[] } = {},
): Promise<{ found: BankEntry[]; total: number; page: number; pages: number; selected: BankEntry[] }> {
  const bank = (await readBank(viewerId, assignment)).filter(({ slug }) => !without.includes(slug))
  // These filters need the figures of every question; otherwise, only those of the shown ones are read.
  const needsAll = search.facility !== '' || search.use !== ''
  const usage = (entries: readonly BankItem[] | null) =>
    readUsage(viewerId, assignment.class.courseId, entries?.map(({ slug }) => slug) ?? null)
  const known = needsAll ? await usage(null) : null
  const found = bank.filter(
    (entry) =>
      matchesText(entry, search) &&
      (known === null || withUsage([entry], known).some((own) => matchesUsage(own, search))),
  )
  const pages = Math.max(1, Math.ceil(found.length / perPage))
  const page = Math.min(search.page, pages)
  const shown = found.slice((page - 1) * perPage, page * perPage)
  const bySlug = new Map(bank.map((entry) => [entry.slug, entry]))
  const selected = [...new Set(search.s)].flatMap((slug) => bySlug.get(slug) ?? [])
  const figures = known ?? (await usage([...shown, ...selected]))
  return {
    ...{ total: found.length, page, pages },
    found: withUsage(shown, figures),
    selected: withUsage(selected, figures),
  }
}

function withUsage(items: readonly BankItem[], usage: readonly ItemUsage[]): BankEntry[] {
  const bySlug = new Map(usage.map((row) => [row.slug, row]))
  return items.map((item) => {
    const { assignments = 0, answers = 0, facility = null } = bySlug.get(item.slug) ?? {}
    return {
      ...item,
      timesUsed: assignments,
      facility: answers < ENOUGH_FOR_FACILITY ? null : facility,
    }
  })
}

function matchesUsage({ facility, timesUsed }: BankEntry, search: BankSearch): boolean {
  return (
    (search.facility === '' || facilityBand(facility) === search.facility) &&
    (search.use === '' || timesUsed > 0 === (search.use === 'used'))
  )
}

function matchesText({ item, whose }: BankItem, search: BankSearch): boolean {
  return (
    (search.type === '' || item.type === search.type) &&
    (search.concept === '' || item.concept === search.concept) &&
    (search.whose === '' || whose === search.whose) &&
    (search.demand === '' || item.demand === search.demand) &&
    matchesSearch(`${item.stem} ${item.id} ${(item.tags ?? []).join(' ')}`, search.text)
  )
}

/** Lists the items with these slugs that the assignment can include, in this order. */
export async function listBankItems(
  viewerId: string,
  assignment: AssignmentRow,
  slugs: readonly string[],
): Promise<BankItem[]> {
  const bySlug = new Map((await readBank(viewerId, assignment, slugs)).map((row) => [row.slug, row]))
  return slugs.flatMap((slug) => bySlug.get(slug) ?? [])
}

async function readBank(
  viewerId: string,
  { class: ofClass, quiz }: AssignmentRow,
  slugs?: readonly string[],
): Promise<BankItem[]> {
  const isTaught = { some: { userId: viewerId, role: { in: storedRolesWith('teach') }, leftAt: null } }
  const rows = await db().item.findMany({
    where: {
      courseId: ofClass.courseId,
      retiredAt: null,
      isLessonCheck: false,
      currentVersionId: { not: null },
      ...(slugs && { slug: { in: [...slugs] } }),
      OR: [
        { classId: null },
        { classId: ofClass.id },
        // Questions that are already in the assignment stay listed for every viewer.
        { isAssignmentOnly: false, slug: { in: quiz.definition.items } },
        { isAssignmentOnly: false, class: { members: isTaught } },
      ],
    },
    orderBy: [{ concept: 'asc' }, { slug: 'asc' }],
    select: {
      slug: true,
      classId: true,
      isAssignmentOnly: true,
      currentVersion: { select: { id: true, content: true } },
    },
  })
  return rows.flatMap(({ slug, classId, isAssignmentOnly, currentVersion }) => {
    if (!currentVersion) return []
    const whose = classId === null ? 'course' : classId === ofClass.id ? 'class' : 'mine'
    return [{ slug, item: parsedItem(currentVersion), whose, isAssignmentOnly }]
  })
}
