'use client'

import { Fragment, type ReactNode } from 'react'
import { useSetting } from '@/components/browser-storage/root-settings'
import { areCharactersOn, isCharacter, type Shortcut } from './shortcut'

/** The keys of a shortcut that work now, as "U", "Enter or Space", or "1–9". */
export function Keys({ keys }: { keys: readonly string[] }) {
  const [first, last] = [keys[0], keys.at(-1)]
  if (first && last && keys.length > 3 && /^\d$/.test(first))
    return (
      <>
        <kbd>{first}</kbd>–<kbd>{last}</kbd>
      </>
    )
  return keys.map((key, index) => (
    <Fragment key={key}>
      {index > 0 && (index < keys.length - 1 ? ', ' : ' or ')}
      <kbd>{formatKey(key)}</kbd>
    </Fragment>
  ))
}

/** A short reminder next to what the shortcut does, for example "U undo". Empty if its keys are turned off. */
export function ShortcutHint({ shortcut, children }: { shortcut: Shortcut; children: ReactNode }) {
  const keys = useWorkingKeys()(shortcut)
  if (keys.length === 0) return null
  return (
    <span className="whitespace-nowrap not-last:after:content-['_·']">
      <Keys keys={keys} /> {children}
    </span>
  )
}

/** Returns a function that lists the keys of a shortcut that aren't turned off. */
export function useWorkingKeys(): (shortcut: Shortcut) => string[] {
  const setting = useSetting('shortcuts')
  return ({ keys }) => keys.filter((key) => !isCharacter(key) || areCharactersOn(setting))
}

const NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
}

function formatKey(key: string): string {
  const modifier = key.startsWith('Ctrl+') ? 'Ctrl+' : ''
  const plain = key.slice(modifier.length)
  return modifier + (NAMES[plain] ?? (isCharacter(plain) ? plain.toUpperCase() : plain))
}
