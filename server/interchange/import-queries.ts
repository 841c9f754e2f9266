import 'server-only'
import { z } from 'zod'
import { updateDraft } from '@/domain/interchange/draft/update-draft'
import { findFormat } from '@/domain/interchange/formats'
import type { ImportFilter } from '@/domain/interchange/import-filters'
import type { EntryReason } from '@/domain/interchange/list-entries'
import { compareDrafts, type ItemChange } from '@/domain/items/compare-items'
import { ITEM_TYPES, type Item, type ItemType } from '@/domain/items/item'
import type { Draft } from '@/domain/items/item-form'
import { previewDraft } from '@/domain/items/preview-draft'
import { Prisma } from '@/generated/prisma/client'
import { type ClassForMember, requireClassPermission } from '@/server/access/class-access'
import { courseTexts, formContext } from '@/server/items/form-context'
import { isDraft } from '@/server/items/settle-draft'
import { draftOf } from '@/server/items/write-item'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { IMPORT_FILTERS, type Shown, whereShown } from './import-filter'
import { DISCARDABLE } from './order-import'

/** Questions on one page of a review. */
export const QUESTIONS_PER_PAGE = 20
const MAX_CATEGORIES = 200

const ReasonsSchema = z.array(
  z.object({ kind: z.enum(['lost', 'needs', 'warning', 'why']), text: z.string() }),
) satisfies z.ZodType<EntryReason[]>
const ProblemsSchema = z.array(
  z.looseObject({ severity: z.enum(['error', 'warning']), line: z.number(), message: z.string() }),
)
const StatusSchema = z.enum(['exact', 'changed', 'impossible'])
const MatchSchema = z.enum(['new', 'changed', 'unchanged'])
const OutcomeSchema = z.enum(['draft', 'published', 'skipped', 'failed']).nullable()

export type ListedImport = {
  id: string
  createdAt: Date
  files: readonly string[]
  questions: number
  /** Questions that became questions of the class. */
  imported: number
}

/** Lists the imports of a class, latest first. The caller has checked access with `requireClassPermission`. */
export async function listImports(classId: string): Promise<ListedImport[]> {
  const rows = await db().importBatch.findMany({
    where: { classId },
    orderBy: { createdAt: 'desc' },
    take: 20,
    select: {
      id: true,
      createdAt: true,
      files: { orderBy: { position: 'asc' }, select: { name: true } },
      _count: { select: { questions: true } },
    },
  })
  const imported = await db().importedQuestion.groupBy({
    by: ['batchId'],
    where: { batchId: { in: rows.map(({ id }) => id) }, itemId: { not: null } },
    _count: true,
  })
  const counts = new Map(imported.map(({ batchId, _count }) => [batchId, _count]))
  return rows.map(({ id, createdAt, files, _count }) => ({
    ...{ id, createdAt, questions: _count.questions },
    files: files.map(({ name }) => name),
    imported: counts.get(id) ?? 0,
  }))
}

export type ReviewedQuestion = {
  id: string
  fileName: string
  /** The file within a package. */
  entry: string | null
  line: number
  title: string
  sourceText: string
  category: string | null
  status: z.infer<typeof StatusSchema>
  match: z.infer<typeof MatchSchema>
  reasons: readonly EntryReason[]
  type: ItemType | null
  /** As a student would see it; null if there is too little to show. */
  preview: Item | null
  /** What an update changes in the question that was imported earlier. */
  changes: readonly ItemChange[]
  isWaiting: boolean
  outcome: z.infer<typeof OutcomeSchema>
  remark: string | null
  itemId: string | null
}

export type ImportReview = {
  id: string
  createdAt: Date
  class: ClassForMember
  files: readonly {
    id: string
    name: string
    format: { id: string; name: string } | null
    problems: z.infer<typeof ProblemsSchema>
    /** Whether it can be read again in another format. */
    canChange: boolean
  }[]
  /** Of the chosen category. */
  counts: Readonly<Record<ImportFilter, number>>
  /** The categories of the files. */
  categories: readonly string[]
  /** Questions that are being imported. */
  waiting: number
  outcomes: Readonly<Record<'draft' | 'published' | 'skipped' | 'failed', number>>
  /** Drafts that “Undo” would delete. */
  discardable: number
  questions: readonly ReviewedQuestion[]
}

/**
 * Returns a batch for review, with one page of its questions.
 * @param page counted from 1
 * @throws AppError as `requireClassPermission`; NOT_FOUND if the class doesn’t have the batch
 */
export async function getImport(
  viewerId: string,
  { class: classId, import: batchId }: { class: string; import: string },
  { page, ...shown }: Shown & { page: number },
): Promise<ImportReview> {
  const ofClass = await requireClassPermission(viewerId, classId, 'teach')
  const batch = await db().importBatch.findFirst({
    where: { id: batchId, classId: ofClass.id },
    select: {
      id: true,
      createdAt: true,
      files: {
        orderBy: { position: 'asc' },
        select: {
          ...{ id: true, name: true, format: true, problems: true },
          _count: { select: { questions: { where: TOUCHED } } },
        },
      },
    },
  })
  if (!batch) throw new AppError('NOT_FOUND')
  return {
    ...{ id: batch.id, createdAt: batch.createdAt, class: ofClass },
    files: batch.files.map(({ id, name, format, problems, _count }) => ({
      ...{ id, name, format: findFormat(format) },
      problems: ProblemsSchema.parse(problems),
      canChange: _count.questions === 0,
    })),
    ...(await countQuestions(batchId, shown.category)),
    categories: await listCategories(batchId),
    questions: await listQuestions(ofClass, batchId, { ...shown, page }),
  }
}

const WAITING = { order: { not: Prisma.DbNull } } satisfies Prisma.ImportedQuestionWhereInput
const TOUCHED = { OR: [{ itemId: { not: null } }, WAITING] } satisfies Prisma.ImportedQuestionWhereInput

async function countQuestions(
  batchId: string,
  category: string | undefined,
): Promise<Pick<ImportReview, 'counts' | 'waiting' | 'outcomes' | 'discardable'>> {
  const count = (where: Prisma.ImportedQuestionWhereInput) =>
    db().importedQuestion.count({ where: { batchId, ...where } })
  const counts: Record<string, number> = {}
  const ofCategory = category ? { category } : {}
  for (const [name, where] of Object.entries(IMPORT_FILTERS))
    counts[name] = await count({ ...where, ...ofCategory })
  const groups = await db().importedQuestion.groupBy({ by: ['outcome'], where: { batchId }, _count: true })
  const outcome = (name: string) => groups.find((group) => group.outcome === name)?._count ?? 0
  return {
    // Each filter has its count.
    counts: counts as Record<ImportFilter, number>,
    waiting: await count(WAITING),
    outcomes: {
      ...{ draft: outcome('draft'), published: outcome('published') },
      ...{ skipped: outcome('skipped'), failed: outcome('failed') },
    },
    discardable: await count(DISCARDABLE),
  }
}

async function listCategories(batchId: string): Promise<string[]> {
  const rows = await db().importedQuestion.findMany({
    where: { batchId, category: { not: null } },
    distinct: ['category'],
    orderBy: { category: 'asc' },
    take: MAX_CATEGORIES,
    select: { category: true },
  })
  return rows.flatMap(({ category }) => category ?? [])
}

async function listQuestions(
  ofClass: ClassForMember,
  batchId: string,
  { page, ...shown }: Shown & { page: number },
): Promise<ReviewedQuestion[]> {
  const rows = await db().importedQuestion.findMany({
    where: { batchId, ...whereShown(shown) },
    orderBy: [{ file: { position: 'asc' } }, { position: 'asc' }],
    skip: (page - 1) * QUESTIONS_PER_PAGE,
    take: QUESTIONS_PER_PAGE,
    omit: { contentHash: true, batchId: true, fileId: true, isCreated: true },
    include: { file: { select: { name: true } } },
  })
  const texts = courseTexts(ofClass.courseSlug)
  const known = await findKnownDrafts(ofClass, rows)
  return rows.map(({ draft: stored, order, file, reasons, status, match, outcome, identifier, ...row }) => {
    const draft = isDraft(stored) ? stored : null
    const before = match === 'changed' && row.itemId === null ? known.get(identifier ?? '') : undefined
    return {
      ...{ id: row.id, entry: row.entry, line: row.line, title: row.title, sourceText: row.sourceText },
      ...{ category: row.category, remark: row.remark, itemId: row.itemId, fileName: file.name },
      ...{ status: StatusSchema.parse(status), match: MatchSchema.parse(match) },
      ...{ reasons: ReasonsSchema.parse(reasons), outcome: OutcomeSchema.parse(outcome) },
      isWaiting: order !== null,
      type: draft && z.enum(ITEM_TYPES).parse(draft.type),
      preview: draft && previewDraft(draft, 'imported', texts),
      changes: draft && before ? changesOf(before, draft, ofClass) : [],
    }
  })
}

function changesOf(before: Draft, fresh: Draft, { courseSlug }: ClassForMember): ItemChange[] {
  if (before.type !== fresh.type) return []
  return compareDrafts(before, updateDraft(before, fresh), formContext(courseSlug))
}

/** The questions that were imported earlier, as they are now, by identifier. */
async function findKnownDrafts(
  { id: classId }: ClassForMember,
  rows: readonly { identifier: string | null; match: string }[],
): Promise<ReadonlyMap<string, Draft>> {
  const identifiers = rows.flatMap(({ identifier, match }) => (match === 'changed' ? (identifier ?? []) : []))
  if (identifiers.length === 0) return new Map()
  const sources = await db().itemSource.findMany({
    where: { identifier: { in: identifiers }, item: { classId } },
    orderBy: { itemId: 'asc' },
    select: {
      identifier: true,
      item: { select: { draft: true, currentVersion: { select: { id: true, content: true } } } },
    },
  })
  return new Map(sources.map(({ identifier, item }) => [identifier, draftOf(item)]))
}
