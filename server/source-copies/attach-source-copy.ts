import 'server-only'
import { z } from 'zod'
import { ARTICLE_TOO_LONG, firstWords, MAX_ARTICLE_SIZE, splitArticle } from '@/domain/content/split-article'
import { decodeText } from '@/domain/csv/decode-text'
import { plural } from '@/domain/text/format'
import { getCourse } from '@/server/content/read-course'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'
import { type CopyScope, copySubject, requireCopyScope, type ScopeInput } from './copy-scope'

const text = z.string().max(MAX_ARTICLE_SIZE.characters, ARTICLE_TOO_LONG)

/** Pasted text, or a file, which takes precedence. */
export const PreviewFields = { text: text.default(''), file: z.instanceof(File).optional() }
export const AttachFields = {
  text,
  hasRights: z.literal('on', { message: 'Confirm that you have the right to share the text.' }),
}

export type ArticlePreview = {
  text: string
  /** The first words of each paragraph. */
  found: string[]
  /** The number of paragraphs of the article. */
  expected: number
}

/**
 * Splits a text into paragraphs, without storing anything.
 * @throws AppError NOT_FOUND, FORBIDDEN, CLOSED; INVALID_INPUT if the text is empty, or the file isn't plain text in UTF-8
 */
export async function previewArticle(
  viewerId: string,
  input: ScopeInput & { text: string; file?: File | undefined },
): Promise<ArticlePreview> {
  const scope = await requireCopyScope(viewerId, input)
  const read = input.file && input.file.size > 0 ? await readFile(input.file) : input.text
  const found = splitArticle(read)
  if (found.length === 0) throw invalidText('Paste the text of the article or choose a file.')
  return { text: read, found: found.map((paragraph) => firstWords(paragraph)), expected: expectedOf(scope) }
}

async function readFile(file: File): Promise<string> {
  if (file.size > MAX_ARTICLE_SIZE.bytes) throw invalidText(ARTICLE_TOO_LONG)
  const decoded = decodeText(new Uint8Array(await file.arrayBuffer()))
  if (decoded?.encoding !== 'utf-8')
    throw invalidText('This file isn’t plain text in UTF-8. Save the article as a text or Markdown file.')
  return decoded.text
}

/**
 * Attaches a copy of the article, or replaces it.
 * @throws AppError NOT_FOUND, FORBIDDEN, CLOSED; INVALID_INPUT if it doesn't have as many paragraphs as the article
 */
export async function attachSourceCopy(
  actor: ActingPerson,
  input: ScopeInput & { text: string },
  now: Date,
): Promise<void> {
  const paragraphs = splitArticle(input.text)
  // Before the transaction, because the first use of a course reads its files.
  const expected = expectedOf(await requireCopyScope(actor.id, input))
  await db().$transaction(async (tx) => {
    const scope = await requireCopyScope(actor.id, input, { client: tx })
    const { id: scopeId, courseId, classId } = scope
    if (paragraphs.length !== expected)
      throw invalidText(
        `The article has ${plural(expected, 'paragraph')}, but this text has ${paragraphs.length}.`,
      )
    const data = { paragraphs, attachedAt: now }
    const replaced = await tx.sourceCopy.findUnique({ where: { scopeId }, select: { attachedAt: true } })
    await tx.sourceCopy.upsert({
      where: { scopeId },
      create: { scopeId, courseId, classId, ...data },
      update: data,
    })
    // Not the text, which more people could read in the audit log.
    await writeAudit(tx, actor, {
      ...{ action: 'source.attach', ...copySubject(scope), before: replaced },
      after: { attachedAt: now, paragraphs: expected, characters: input.text.length, hasRights: true },
    })
  })
}

const expectedOf = ({ courseSlug }: CopyScope) => getCourse(courseSlug).source.paragraphs

function invalidText(message: string): AppError {
  return new AppError('INVALID_INPUT', { fieldErrors: { text: message } })
}
