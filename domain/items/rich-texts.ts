import type { Item } from '@/domain/items/item'
import { type Embedded, listEmbedded } from './rich-text'

/** Which texts of an item or a draft are Markdown, and the formulas and images in them. */

type Path = readonly (string | number)[]

const RICH_FIELDS = ['stem', 'explanation', 'feedback', 'text', 'hints']
/** Accepted answers are patterns, and criteria and model answers are plain text. */
const PLAIN_LISTS = ['answers', 'criteria']

/** Whether the text at a path of a draft is Markdown, such as `options.1.text`. */
export function isRichPath(path: Path): boolean {
  if (path.some((name) => PLAIN_LISTS.includes(String(name)) && path.at(-1) === 'text')) return false
  const name = path.findLast((step) => !/^\d+$/.test(String(step)))
  return RICH_FIELDS.includes(String(name))
}

/** Lists the Markdown texts of an item or a draft with their paths. Takes any JSON. */
function listRichTexts(part: unknown, path: Path = []): { path: Path; text: string }[] {
  if (typeof part === 'string') return isRichPath(path) ? [{ path, text: part }] : []
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, value]) => listRichTexts(value, [...path, key]))
}

/** Lists the formulas and images of an item or a draft with the paths of their texts. Takes any JSON. */
export function listAllEmbedded(part: unknown): { path: Path; embedded: Embedded }[] {
  return listRichTexts(part).flatMap(({ path, text }) =>
    listEmbedded(text).map((embedded) => ({ path, embedded })),
  )
}

/** Lists the IDs of the uploaded images of an item, each once. */
export function listImageIds(item: Item): string[] {
  const ids = listAllEmbedded(item).flatMap(({ embedded }) =>
    embedded.kind === 'image' && embedded.mediaId !== null ? [embedded.mediaId] : [],
  )
  return [...new Set(ids)]
}

/**
 * Finds formulas that can’t be read and images without an alt text.
 * @param findFormulaError returns what is wrong with a formula; null if nothing is, or it isn’t known yet
 */
export function embeddedProblems(
  part: unknown,
  findFormulaError: FindFormulaError,
): { path: Path; message: string }[] {
  return listAllEmbedded(part).flatMap(({ path, embedded }) => {
    if (embedded.kind === 'image')
      return embedded.alt === ''
        ? [{ path, message: 'An image needs an alt text: what students who can’t see it need to know.' }]
        : []
    const said = findFormulaError(embedded)
    return said === null ? [] : [{ path, message: `Formula ${shortened(embedded.tex)}: ${said}` }]
  })
}

export type FindFormulaError = (formula: { tex: string; isDisplay: boolean }) => string | null

function shortened(tex: string): string {
  return tex.length > 40 ? `${tex.slice(0, 40)}…` : tex
}
