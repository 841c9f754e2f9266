import { readFileSync } from 'node:fs'
import path from 'node:path'
import { FORMATS } from '../domain/interchange/formats'
import { ImportOrderSchema, readTags } from '../domain/interchange/import-order'
import { plural } from '../domain/text/format'
import { changeFormat, createImport } from '../server/interchange/create-import'
import { getImport, type ReviewedQuestion } from '../server/interchange/import-queries'
import { orderImport } from '../server/interchange/order-import'
import { runImport } from '../server/interchange/run-import'
import { db } from '../server/platform/db'
import { AppError } from '../server/platform/errors'
import { StartError } from '../server/platform/start-error'

export type ImportOptions = {
  files: readonly string[]
  /** The ID of the class, as in the URLs of its pages. */
  class: string
  /** The email of an instructor or teaching assistant of the class, who becomes the author. */
  by: string
  publish?: boolean | undefined
  concept?: string | undefined
  /** Separated by commas. */
  tags?: string | undefined
  format?: string | undefined
}

/**
 * Imports files of questions into a class, like the page does. The database must be open.
 * @returns what was imported, line by line, and whether everything was
 * @throws StartError with what to correct
 */
export async function importIntoClass(
  options: ImportOptions,
): Promise<{ lines: string[]; isComplete: boolean }> {
  const user = await db().user.findFirst({ where: { email: options.by.toLowerCase() }, select: { id: true } })
  if (!user) throw new StartError(`No account has the email ${options.by}.`)
  const actor = { id: user.id, ipAddress: null }
  const order = ImportOrderSchema.parse({
    as: options.publish ? 'published' : 'draft',
    concept: options.concept ?? '',
    tags: readTags(options.tags ?? ''),
  })
  try {
    const id = await createImport(actor, options.class, async () =>
      options.files.map((file) => ({ name: path.basename(file), bytes: readFileSync(file) })),
    )
    const target = { class: options.class, import: id }
    const review = (page: number) => getImport(actor.id, target, { show: 'all', page })
    if (options.format) {
      const format = FORMATS.find((known) => known.id === options.format)
      if (!format) throw new StartError(`There is no format “${options.format}”.`)
      for (const file of (await review(1)).files)
        await changeFormat(actor, { ...target, file: file.id, format: format.id })
    }
    const before = await review(1)
    if (before.counts.left > 0) {
      await orderImport(actor, target, { show: 'all' }, order)
      await runImport(db(), id, new Date())
    }
    const after = await review(1)
    const lines: string[] = after.files.flatMap(({ name, problems }) =>
      problems.map(({ line, severity, message }) => `${name}:${line}: ${severity}: ${message}`),
    )
    for (let page = 1; ; page += 1) {
      const { questions } = await review(page)
      if (questions.length === 0) break
      lines.push(...questions.flatMap(linesOf))
    }
    const { draft, published, skipped, failed } = after.outcomes
    lines.push(
      `${plural(draft, 'draft')}, ${published} published, ${skipped} already in the class, ${failed} failed, ${after.counts.impossible} not possible`,
    )
    return { lines, isComplete: after.counts.impossible + failed === 0 }
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND')
      throw new StartError(`${options.by} isn’t in a class with the ID ${options.class}.`)
    if (error instanceof AppError) throw new StartError(error.userMessage)
    throw error
  }
}

function linesOf({ fileName, entry, line, title, reasons, outcome, remark }: ReviewedQuestion): string[] {
  const place = `${entry ?? fileName}:${line}: “${title}”`
  return [
    `${place}: ${outcome ?? 'not imported'}${remark ? `. ${remark}` : ''}`,
    ...reasons.map(({ text }) => `${place}: ${text}`),
  ]
}
