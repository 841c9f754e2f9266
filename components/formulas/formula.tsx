'use client'

import { findFormula, loadFormula } from '#known-mathml'
import { useEffect, useState } from 'react'
import type { Formula as FormulaOfText, RenderedFormula } from '@/domain/formulas/render-formula'

/** Delay before the server is asked for a formula that someone may still be typing. */
const PAUSE_MS = 150

/** A formula as MathML, which browsers draw and screen readers read; its TeX if it can’t be converted, or isn’t known offline. */
export function Formula({ tex, isDisplay }: FormulaOfText) {
  const rendered = useFormula({ tex, isDisplay })
  if (!rendered?.ok)
    return (
      <code className="rounded bg-wash px-1 py-0.5 text-[0.9em]" data-formula={rendered ? 'invalid' : 'unknown'}>
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

function useFormula({ tex, isDisplay }: FormulaOfText): RenderedFormula | null {
  const known = findFormula({ tex, isDisplay })
  const [, setLoads] = useState(0)
  const isKnown = known !== null
  useEffect(() => {
    if (isKnown) return
    const timer = setTimeout(() => {
      void loadFormula({ tex, isDisplay }).then((loaded) => loaded && setLoads((count) => count + 1))
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [tex, isDisplay, isKnown])
  return known
}
