import { useEffect, useMemo, useState } from 'react'
import { findFormula, loadFormula } from '#known-mathml'
import type { Draft } from '@/domain/items/item-form'
import { type FindFormulaError, listAllEmbedded } from '@/domain/items/rich-texts'

/** Delay after the last change, so that a formula isn’t converted after each key. */
const PAUSE_MS = 400

/**
 * Asks the server what is wrong with the formulas of a draft. Until it answers, a formula counts as correct.
 * @returns a new function whenever an answer arrives
 */
export function useFormulaErrors(draft: Draft): FindFormulaError {
  const [loads, setLoads] = useState(0)
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const { embedded } of listAllEmbedded(draft))
        if (embedded.kind === 'formula' && !findFormula(embedded))
          void loadFormula(embedded).then((loaded) => loaded && setLoads((count) => count + 1))
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [draft])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer changes what the function returns
  return useMemo(
    () => (formula) => {
      const known = findFormula(formula)
      return known && !known.ok ? known.message : null
    },
    [loads],
  )
}
