import { useSyncExternalStore } from 'react'

/**
 * A choice of this browser that the page's root has as a data attribute. `theme-script.ts` stores it, and sets the attribute before the
 * first paint.
 */
export type RootSetting = 'theme' | 'textSize' | 'shortcuts'

/** @returns null for the default */
export function readSetting(name: RootSetting): string | null {
  return document.documentElement.dataset[name] ?? null
}

/** @param value null for the default */
export function chooseSetting(name: RootSetting, value: string | null): void {
  window.dispatchEvent(new CustomEvent('casebook:choose', { detail: [name, value ?? ''] }))
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
  window.addEventListener('casebook:chosen', listener)
  return () => window.removeEventListener('casebook:chosen', listener)
}
