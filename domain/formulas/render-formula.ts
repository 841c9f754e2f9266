import temml from 'temml'
import { safeMathml } from './safe-mathml'
import { MAX_TEX_LENGTH } from './tex-limits'

/** A formula of a text: TeX, in its own line or within one. */
export type Formula = { readonly tex: string; readonly isDisplay: boolean }

export type RenderedFormula =
  | { readonly ok: true; readonly mathml: string }
  /** @property message a sentence for the author */
  | { readonly ok: false; readonly message: string }

/** Braces, environments, and commands that contain one another more deeply are errors. */
const MAX_DEPTH = 40

const OPTIONS = {
  throwOnError: true,
  /** No links, images, or attributes. */
  trust: false,
  strict: false,
  /** Macros that expand more often are an error. */
  maxExpand: 200,
  /** The maximum size of a space or a rule, in em and in em of the font. */
  maxSize: [20, 20] as [number, number],
}

/** Converts TeX to MathML. Never throws. The MathML contains only what `safeMathml` lets through, so it can be inserted in a page as it is. */
export function renderFormula({ tex, isDisplay }: Formula): RenderedFormula {
  if (tex.length > MAX_TEX_LENGTH)
    return { ok: false, message: `A formula can have ${MAX_TEX_LENGTH} characters.` }
  if (depthOf(tex) > MAX_DEPTH) return { ok: false, message: 'The formula is nested too deeply.' }
  try {
    const mathml = safeMathml(temml.renderToString(tex, { ...OPTIONS, displayMode: isDisplay }))
    return mathml === null
      ? { ok: false, message: 'The formula uses a command that isn’t supported here.' }
      : { ok: true, mathml }
  } catch (error) {
    return { ok: false, message: messageOf(error) }
  }
}

function depthOf(tex: string): number {
  let depth = 0
  let deepest = 0
  for (const [token] of tex.matchAll(/\\(?:begin|left|end|right)\b|\\.|[{}]/g)) {
    if (token === '{' || token === '\\begin' || token === '\\left') depth++
    else if (token === '}' || token === '\\end' || token === '\\right') depth--
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

/** The converter’s message, without the underlined copy of the source that follows it. */
function messageOf(error: unknown): string {
  const said = error instanceof Error ? error.message : ''
  const [first = ''] = said.split(/ at (?:position|end of input)/)
  const sentence = first.trim().replaceAll(/\s+/g, ' ')
  return sentence === '' || sentence.length > 200 ? 'The formula can’t be read.' : `${sentence}.`
}

/** @returns what is wrong with a formula; null if nothing is */
export function findFormulaError(formula: Formula): string | null {
  const rendered = renderFormula(formula)
  return rendered.ok ? null : rendered.message
}
