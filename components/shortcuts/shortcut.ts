import { readSetting } from '@/components/browser-storage/root-settings'

/** Keys, as the browser names them, and what they do. Each feature defines its own next to the code that uses them. */
export type Shortcut = { readonly keys: readonly string[]; readonly does: string }

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** Whether a press is one of the shortcut's keys. Learners can turn single characters off (WCAG 2.1.4). */
export function isPressed({ keys }: Shortcut, press: Press): boolean {
  const name = nameOf(press)
  return keys.includes(name) && (!isCharacter(name) || areCharactersOn(readSetting('shortcuts')))
}

function nameOf({ key, ctrlKey, metaKey, altKey }: Press): string {
  if (altKey) return ''
  return `${ctrlKey || metaKey ? 'Ctrl+' : ''}${isCharacter(key) ? key.toLowerCase() : key}`
}

/** A letter, digit, or other sign, which speech input could type by accident. */
export function isCharacter(key: string): boolean {
  return key.length === 1 && key !== ' '
}

export function areCharactersOn(setting: string | null): boolean {
  return setting !== 'off'
}

/** Whether keys pressed there are typed. */
export function isTypedInto(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement)
    return !['radio', 'checkbox', 'button', 'submit'].includes(target.type)
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  )
}
