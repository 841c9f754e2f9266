import { z } from 'zod'
import { MAX_TEX_LENGTH } from '@/domain/formulas/tex-limits'
import { defineOperation, noBody } from '../define-operation'

export const formulaOperations = {
  getFormula: defineOperation({
    id: 'getFormula',
    method: 'GET',
    path: '/formula',
    tag: 'Questions',
    summary: 'Convert a formula to MathML',
    description: 'Takes the TeX of a question or lesson, and returns the MathML that pages show.',
    access: 'public',
    scope: null,
    params: z.object({
      tex: z.string().min(1).max(MAX_TEX_LENGTH),
      display: z.enum(['true', 'false']).default('false').describe('Whether the formula has its own line.'),
    }),
    body: noBody,
    answer: z.object({
      mathml: z.string().nullable().describe('Null if the formula is not valid.'),
      problem: z.string().nullable().describe('What is wrong with the formula.'),
    }),
    errors: [],
  }),
}
