'use client'

import { useEffect, useState } from 'react'
import { loadFormula } from '#known-mathml'
import type { Formula, RenderedFormula } from '@/domain/formulas/render-formula'
import { FormulaMarkup } from './formula-markup'

/** Delay before the server is asked for a formula that someone may still be typing. */
const PAUSE_MS = 150

/** A formula that the browser asks the server for, because the page didn’t come with it. */
export function UnknownFormula({ tex, isDisplay }: Formula) {
  const [loaded, setLoaded] = useState<RenderedFormula | null>(null)
  useEffect(() => {
    let isCurrent = true
    const timer = setTimeout(() => {
      void loadFormula({ tex, isDisplay }).then((rendered) => isCurrent && setLoaded(rendered))
    }, PAUSE_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
      setLoaded(null)
    }
  }, [tex, isDisplay])
  return <FormulaMarkup tex={tex} isDisplay={isDisplay} rendered={loaded} />
}
