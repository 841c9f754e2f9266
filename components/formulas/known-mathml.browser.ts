import { callApi } from '@/contract/call-api'
import type { Formula, RenderedFormula } from '@/domain/formulas/render-formula'

/**
 * The browser’s side of `#known-mathml`. Formulas that the server rendered are in the page; it asks the server for others, such
 * as those that an author is typing.
 */

const kept = new Map<string, RenderedFormula>()
const loading = new Map<string, Promise<RenderedFormula | null>>()

const keyOf = ({ tex, isDisplay }: Formula) => `${isDisplay}${tex}`

/** @returns null if it isn’t known yet */
export function findFormula(formula: Formula): RenderedFormula | null {
  return kept.get(keyOf(formula)) ?? findInPage(formula)
}

/** Makes a formula known that this browser stored. */
export function rememberFormula(formula: Formula, mathml: string): void {
  kept.set(keyOf(formula), { ok: true, mathml })
}

function findInPage({ tex, isDisplay }: Formula): RenderedFormula | null {
  const shown = document.querySelector(`[data-tex="${CSS.escape(tex)}"][data-display="${isDisplay}"] > math`)
  if (!shown) return null
  const rendered = { ok: true, mathml: shown.outerHTML } as const
  kept.set(keyOf({ tex, isDisplay }), rendered)
  return rendered
}

/** @returns null if there is no connection */
export function loadFormula(formula: Formula): Promise<RenderedFormula | null> {
  const key = keyOf(formula)
  const known = kept.get(key)
  if (known) return Promise.resolve(known)
  const started = loading.get(key) ?? load(formula).finally(() => loading.delete(key))
  loading.set(key, started)
  return started
}

async function load({ tex, isDisplay }: Formula): Promise<RenderedFormula | null> {
  try {
    const answer = await callApi('GET /formula', { params: { tex, display: String(isDisplay) } })
    if (!answer.ok) return null
    const { mathml, problem } = answer.data
    const rendered: RenderedFormula =
      mathml === null ? { ok: false, message: problem ?? '' } : { ok: true, mathml }
    kept.set(keyOf({ tex, isDisplay }), rendered)
    return rendered
  } catch {
    return null
  }
}
