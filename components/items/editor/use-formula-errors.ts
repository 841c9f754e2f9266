import { useCallback, useEffect, useState } from 'react'
import { findFormula, loadFormula } from '#known-mathml'
import type { Formula } from '@/domain/formulas/render-formula'
import type { Draft } from '@/domain/items/item-form'
import { type FindFormulaError, listAllEmbedded } from '@/domain/items/rich-texts'

/** Delay after the last change, so that a formula isn’t converted after each key. */
const PAUSE_MS = 400

/**
 * Asks the server what is wrong with the formulas of a draft. Until it answers, a formula counts as correct.
 * @returns a new function whenever an answer shows another error
 */
export function useFormulaErrors(draft: Draft): FindFormulaError {
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map())
  useEffect(() => {
    async function check(formula: Formula) {
      // The preview may have asked for it already.
      const known = findFormula(formula) ?? (await loadFormula(formula))
      if (!known || known.ok) return
      const { message } = known
      setErrors((all) => (all.has(keyOf(formula)) ? all : new Map(all).set(keyOf(formula), message)))
    }
    const timer = setTimeout(() => {
      for (const { embedded } of listAllEmbedded(draft)) if (embedded.kind === 'formula') void check(embedded)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [draft])
  return useCallback((formula) => errors.get(keyOf(formula)) ?? null, [errors])
}

const keyOf = ({ tex, isDisplay }: Formula) => `${isDisplay} ${tex}`
