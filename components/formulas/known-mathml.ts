import { type Formula, type RenderedFormula, renderFormula } from '@/domain/formulas/render-formula'

/**
 * The server’s side of `#known-mathml`: every formula is known, because the server converts it. Browsers get
 * `known-mathml.browser.ts` instead, so that no page ships the converter.
 */

const MAX_KEPT = 2_000
const kept = new Map<string, RenderedFormula>()

/** @returns the formula; null only in a browser, if it isn’t known yet */
export function findFormula({ tex, isDisplay }: Formula): RenderedFormula | null {
  const key = `${isDisplay}${tex}`
  const known = kept.get(key)
  if (known) return known
  const rendered = renderFormula({ tex, isDisplay })
  if (kept.size >= MAX_KEPT) kept.clear()
  kept.set(key, rendered)
  return rendered
}

/** Only browsers store formulas. */
export function rememberFormula(_formula: Formula, _mathml: string): void {}

/** @returns null if there is no connection */
export async function loadFormula(formula: Formula): Promise<RenderedFormula | null> {
  return findFormula(formula)
}
