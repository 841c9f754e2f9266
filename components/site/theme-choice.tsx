import { SettingChoice } from './setting-choice'

const CHOICES = [
  [null, 'System default'],
  ['light', 'Light'],
  ['dark', 'Dark'],
] as const

/** Light or dark. The button in the header changes it too. */
export function ThemeChoice() {
  return <SettingChoice name="theme" legend="Theme" choices={CHOICES} />
}
