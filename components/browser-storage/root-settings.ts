import { useSyncExternalStore } from 'react'
import { writeBrowserSetting } from './local-values'

/** A choice of this browser that the page's root has as a data attribute. `public/theme.js` sets it before the first paint. */
export type RootSetting = 'theme' | 'textSize' | 'shortcuts'

const CHANGED = 'casebook:setting'

/** @returns null for the default */
export function readSetting(name: RootSetting): string | null {
  return document.documentElement.dataset[name] ?? null
}

/** @param value null for the default */
export function chooseSetting(name: RootSetting, value: string | null): void {
  const { dataset } = document.documentElement
  if (value === null) delete dataset[name]
  else dataset[name] = value
  writeBrowserSetting(name, value)
  window.dispatchEvent(new Event(CHANGED))
}

/** The setting, and again after each change. The server doesn't know it, so it renders the default. */
export function useSetting(name: RootSetting): string | null {
  return useSyncExternalStore(
    subscribe,
    () => readSetting(name),
    () => null,
  )
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener)
  return () => window.removeEventListener(CHANGED, listener)
}
