'use client'

import { useSyncExternalStore } from 'react'
import { writeBrowserSetting } from '@/components/browser-storage/local-values'

const CHOICES = [
  { value: 'system', label: 'System default' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

/** The reader's choice, stored in this browser. `public/theme.js` applies it before the first paint. */
export function ThemeChoice() {
  const theme = useSyncExternalStore(subscribe, readTheme, () => 'system')
  return (
    <fieldset className="needs-script mt-3 flex flex-wrap gap-2">
      <legend className="sr-only">Appearance</legend>
      {CHOICES.map(({ value, label }) => (
        <label key={value} className="button-small has-checked:border-accent has-checked:bg-accent-soft">
          <input
            type="radio"
            name="theme"
            value={value}
            checked={theme === value}
            onChange={() => choose(value)}
            className="accent-accent"
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}

function readTheme(): string {
  return document.documentElement.dataset.theme ?? 'system'
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('casebook:theme', listener)
  return () => window.removeEventListener('casebook:theme', listener)
}

function choose(theme: string): void {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
  writeBrowserSetting('theme', theme === 'system' ? null : theme)
  window.dispatchEvent(new Event('casebook:theme'))
}
