import 'server-only'
import type { formulaOperations } from '@/contract/operations/formula-operations'
import { renderFormula } from '@/domain/formulas/render-formula'
import type { HandlersOf } from '../run-operation'

export const formulaHandlers: HandlersOf<typeof formulaOperations> = {
  getFormula: async ({ params }) => {
    const rendered = renderFormula({ tex: params.tex, isDisplay: params.display === 'true' })
    return rendered.ok
      ? { mathml: rendered.mathml, problem: null }
      : { mathml: null, problem: rendered.message }
  },
}
