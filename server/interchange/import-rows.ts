import type { Tx } from '@/server/platform/db'
import { toJson } from '@/server/platform/json'
import type { ReviewedEntry, ReviewedFile } from './read-for-review'

/** Questions that one statement inserts: their texts can be long. */
const CHUNK = 200
const SHOWN_TITLE = 200

/** Stores what was read from a file of a batch. What was read from it before is replaced. */
export async function storeQuestions(
  tx: Tx,
  file: { id: string; batchId: string; classId: string },
  { format, entries, problems }: ReviewedFile,
): Promise<void> {
  await tx.importFile.update({ where: { id: file.id }, data: { format, problems: toStorable(problems) } })
  await tx.importedQuestion.deleteMany({ where: { fileId: file.id } })
  for (let from = 0; from < entries.length; from += CHUNK) {
    const chunk = entries.slice(from, from + CHUNK)
    const known = await findKnown(tx, file.classId, chunk)
    await tx.importedQuestion.createMany({
      data: chunk.map((entry, index) => ({
        ...rowOf(entry),
        ...{ batchId: file.batchId, fileId: file.id, position: from + index + 1 },
        match: matchOf(entry, known),
      })),
    })
  }
}

function rowOf({ reasons, draft, ...entry }: ReviewedEntry) {
  const { line, entry: name, title, sourceText, category, identifier, status, contentHash } = entry
  return {
    ...{ line, status, contentHash },
    entry: name === null ? null : storable(name),
    title: storable(title).slice(0, SHOWN_TITLE),
    sourceText: storable(sourceText),
    category: category === null ? null : storable(category).slice(0, SHOWN_TITLE),
    identifier: identifier === null ? null : storable(identifier),
    reasons: toStorable(reasons),
    ...(draft === null ? {} : { draft: toStorable(draft) }),
  }
}

/** The content of the questions that were imported earlier, by identifier. */
async function findKnown(
  tx: Tx,
  classId: string,
  entries: readonly ReviewedEntry[],
): Promise<ReadonlyMap<string, string>> {
  const identifiers = entries.flatMap(({ identifier, draft }) =>
    identifier === null || draft === null ? [] : [storable(identifier)],
  )
  const rows = await tx.itemSource.findMany({
    where: { identifier: { in: identifiers }, item: { classId } },
    orderBy: { itemId: 'asc' },
    select: { identifier: true, contentHash: true },
  })
  return new Map(rows.map(({ identifier, contentHash }) => [identifier, contentHash]))
}

function matchOf({ identifier, contentHash }: ReviewedEntry, known: ReadonlyMap<string, string>): string {
  const before = identifier === null ? undefined : known.get(storable(identifier))
  if (before === undefined) return 'new'
  return before === contentHash ? 'unchanged' : 'changed'
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** PostgreSQL stores neither NUL nor lone surrogates. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').replace(LONE_SURROGATE, '\ufffd')
}

function toStorable(value: unknown) {
  const text = JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? storable(part) : part))
  return toJson(JSON.parse(text))
}
