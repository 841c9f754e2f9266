import { codeAt, formulaAt } from '@/domain/items/rich-inline'

/**
 * Lets formulas pass through a Markdown parser that doesn’t know them: each becomes a code span that starts with a private character, so that
 * asterisks, underscores, and backslashes in TeX keep their meaning. Lines keep their numbers.
 */
export function protectFormulas(markdown: string): string {
  // A formula ends with its paragraph at the latest.
  return markdown
    .split(/(\n[ \t]*\n)/)
    .map((part, index) => (index % 2 === 0 ? protectIn(part) : part))
    .join('')
}

const INLINE = '\uE000'
const DISPLAY = '\uE001'

function protectIn(paragraph: string): string {
  let written = ''
  for (let at = 0; at < paragraph.length; ) {
    const code = codeAt(paragraph, at)
    const formula = code ? null : formulaAt(paragraph, at)
    if (formula) written += codeSpan(formula)
    const end = code?.end ?? formula?.end ?? at + (paragraph[at] === '\\' ? 2 : 1)
    if (!formula) written += paragraph.slice(at, end)
    at = end
  }
  return written
}

function codeSpan({ piece: { tex, isDisplay } }: NonNullable<ReturnType<typeof formulaAt>>): string {
  const longest = Math.max(0, ...[...tex.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${isDisplay ? DISPLAY : INLINE}${tex}${tex.endsWith('`') ? ' ' : ''}${fence}`
}

/** Reads the code span of a protected formula. @returns null for any other code */
export function protectedFormula(code: string): { tex: string; isDisplay: boolean } | null {
  const mark = code[0]
  return mark === INLINE || mark === DISPLAY
    ? { tex: code.slice(1).replaceAll(/\s+/g, ' ').trim(), isDisplay: mark === DISPLAY }
    : null
}
