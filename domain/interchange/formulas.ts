/** Formulas as other systems write them: TeX between delimiters. */
// The length is bounded, so that openings without an end don’t take quadratic time.
const FORMULA =
  /\\\(([\s\S]{1,1500}?)\\\)|\\\[([\s\S]{1,1500}?)\\\]|\$\$([\s\S]{1,1500}?)\$\$|\[\$\$\]([\s\S]{1,1500}?)\[\/\$\$\]|\[\$\]([\s\S]{1,1500}?)\[\/\$\]|\[latex\]([\s\S]{1,1500}?)\[\/latex\]/gi

export function hasFormula(text: string): boolean {
  if (!/[\\$[]/.test(text)) return false
  return formulaStart(text) !== -1
}

/** @returns the position of the first formula, or -1 */
export function formulaStart(text: string): number {
  return text.search(FORMULA)
}

/**
 * Turns plain text of a source into our Markdown: formulas become `$…$` (in a line) or `$$…$$` (on their own), and everything
 * else that would read as formatting is escaped.
 */
export function markdownOfText(text: string): string {
  if (!/[\\$[]/.test(text)) return escapeMarkdown(text)
  let markdown = ''
  let from = 0
  for (const match of text.matchAll(FORMULA)) {
    markdown += escapeMarkdown(text.slice(from, match.index)) + formula(match)
    from = match.index + match[0].length
  }
  return markdown + escapeMarkdown(text.slice(from))
}

/** A dollar sign in TeX would end the formula: then it stays text. */
function formula([whole, inline, ...rest]: RegExpMatchArray): string {
  const [bracketed, doubled, ankiBlock, ankiInline, latex] = rest
  const block = bracketed ?? doubled ?? ankiBlock
  const tex = (block ?? inline ?? ankiInline ?? latex ?? whole).replace(/\s+/g, ' ').trim()
  if (tex === '' || /(?<!\\)\$/.test(tex)) return escapeMarkdown(whole)
  return block === undefined ? `$${tex}$` : `$$${tex}$$`
}

/** Escapes what our Markdown reads as formatting. The marks of lists matter only at the beginning of a line, and what follows them can be formatted. */
export function escapeMarkdown(text: string): string {
  if (!/[\\`*[\]$\-\d]/.test(text)) return text
  return text
    .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, '\\\\')
    .replace(/[`*[\]$]/g, '\\$&')
    .replace(/^(\s*)(-)(?= |$)/gm, '$1\\$2')
    .replace(/^(\s*\d{1,3})([.)])(?= |$)/gm, '$1\\$2')
}
