import type { Formula, RenderedFormula } from '@/domain/formulas/render-formula'

/** @param rendered null while it isn’t known */
export function FormulaMarkup({ tex, isDisplay, rendered }: Formula & { rendered: RenderedFormula | null }) {
  if (!rendered?.ok)
    return (
      <code
        className="rounded bg-wash px-1 py-0.5 text-[0.9em]"
        data-formula={rendered ? 'invalid' : 'unknown'}
      >
        {tex}
      </code>
    )
  return (
    <span
      className={isDisplay ? 'formula my-3 block overflow-x-auto' : 'formula'}
      data-tex={tex}
      data-display={isDisplay}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: only what safeMathml lets through
      dangerouslySetInnerHTML={{ __html: rendered.mathml }}
    />
  )
}
