'use client'

import { Menu as BaseMenu } from '@base-ui/react/menu'

type Props = {
  label: string
  entries: readonly { label: string; onChoose: () => void }[]
}

/** A button that opens a menu of actions. It needs JavaScript, and loads a library: see docs/decisions/ui-library.md. */
export function Menu({ label, entries }: Props) {
  return (
    <BaseMenu.Root modal={false}>
      <BaseMenu.Trigger className="button-small">{label}</BaseMenu.Trigger>
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={8} align="end" className="z-20">
          <BaseMenu.Popup className="min-w-56 rounded-lg border border-line bg-card p-1 shadow-lg outline-none">
            {entries.map((entry) => (
              <BaseMenu.Item
                key={entry.label}
                onClick={entry.onChoose}
                className="flex min-h-11 cursor-pointer items-center rounded-md px-3 py-2 outline-none data-highlighted:bg-accent-soft"
              >
                {entry.label}
              </BaseMenu.Item>
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  )
}
