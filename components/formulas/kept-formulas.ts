import { findFormula, loadFormula, rememberFormula } from '#known-mathml'
import type { Formula } from '@/domain/formulas/render-formula'
import { listAllEmbedded } from '@/domain/items/rich-texts'

/** The formulas of questions that a browser stores, so that they can be rendered offline. */
export type KeptFormula = Formula & { readonly mathml: string }

/** @param part questions, or any JSON with their texts @returns its formulas, as far as the server can be reached */
export async function collectFormulas(part: unknown): Promise<KeptFormula[]> {
  const formulas = listAllEmbedded(part).flatMap(({ embedded }) =>
    embedded.kind === 'formula' ? [embedded] : [],
  )
  const collected: KeptFormula[] = []
  for (const { tex, isDisplay } of formulas) {
    const rendered = findFormula({ tex, isDisplay }) ?? (await loadFormula({ tex, isDisplay }))
    if (rendered?.ok) collected.push({ tex, isDisplay, mathml: rendered.mathml })
  }
  return collected
}

/** Call it before questions are rendered that use the formulas. */
export function openFormulas(kept: readonly KeptFormula[] | undefined): void {
  for (const { tex, isDisplay, mathml } of kept ?? []) rememberFormula({ tex, isDisplay }, mathml)
}
