'use client'

import { type ComponentType, useEffect, useRef, useState } from 'react'
import type { SearchBoxProps } from './search-box'
import { Select } from './select'

type Loaded = { Box: ComponentType<SearchBoxProps>; value: string }

/**
 * A select with hundreds of options, such as time zones. Once its script has arrived, users search the options by typing any part of
 * them. Until then, and without JavaScript, it’s a plain select.
 */
export function SearchSelect(props: SearchBoxProps) {
  const place = useRef<HTMLDivElement>(null)
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  useEffect(() => {
    // If the script can’t be loaded, the plain select stays.
    import('./search-box').then(
      ({ SearchBox }) => {
        const select = place.current?.querySelector('select')
        // Never replaces a select that is in use, and keeps what was selected.
        if (select && select !== document.activeElement) setLoaded({ Box: SearchBox, value: select.value })
      },
      () => {},
    )
  }, [])
  return (
    <div ref={place}>{loaded ? <loaded.Box {...props} value={loaded.value} /> : <Select {...props} />}</div>
  )
}
