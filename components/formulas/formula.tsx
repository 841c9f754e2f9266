import { findFormula } from '#known-mathml'
import type { Formula as FormulaOfText } from '@/domain/formulas/render-formula'
import { FormulaMarkup } from './formula-markup'
import { UnknownFormula } from './unknown-formula'

/** A formula as MathML, which browsers draw and screen readers read; its TeX if it can’t be converted, or isn’t known offline. */
export function Formula({ tex, isDisplay }: FormulaOfText) {
  const rendered = findFormula({ tex, isDisplay })
  // Only a browser doesn’t know every formula.
  if (!rendered) return <UnknownFormula tex={tex} isDisplay={isDisplay} />
  return <FormulaMarkup tex={tex} isDisplay={isDisplay} rendered={rendered} />
}
