'use client'

import { Menu as BaseMenu } from '@base-ui/react/menu'
import Link from 'next/link'

type Entry = { label: string } & ({ onChoose: () => void } | { href: string })

type Props = {
  /** The button's text. */
  label: string
  /** Shown above the entries. */
  title?: string | undefined
  entries: readonly Entry[]
  className?: string
  /** Whether it opens immediately: for a menu that is loaded when its button is pressed. */
  isOpenAtFirst?: boolean
}

const ENTRY =
  'flex min-h-11 cursor-pointer items-center rounded-md px-3 py-2 text-ink no-underline outline-none data-highlighted:bg-accent-soft'

/** A button that opens a menu of actions and links. It needs JavaScript, and loads a library: see docs/decisions/ui-library.md. */
export function Menu({ label, title, entries, className = 'button-small', isOpenAtFirst = false }: Props) {
  return (
    <BaseMenu.Root modal={false} defaultOpen={isOpenAtFirst}>
      <BaseMenu.Trigger className={className}>{label}</BaseMenu.Trigger>
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={8} align="end" positionMethod="fixed" className="z-20">
          <BaseMenu.Popup className="min-w-56 max-w-[calc(100vw-2rem)] rounded-lg border border-line bg-card p-1 shadow-lg outline-none">
            <BaseMenu.Group>
              {title && (
                <BaseMenu.GroupLabel className="wrap-anywhere border-line border-b px-3 py-2 text-muted text-sm">
                  {title}
                </BaseMenu.GroupLabel>
              )}
              {entries.map((entry) => (
                <MenuEntry key={entry.label} entry={entry} />
              ))}
            </BaseMenu.Group>
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  )
}

function MenuEntry({ entry }: { entry: Entry }) {
  if ('href' in entry)
    return (
      <BaseMenu.LinkItem closeOnClick className={ENTRY} render={<Link href={entry.href} prefetch={false} />}>
        {entry.label}
      </BaseMenu.LinkItem>
    )
  return (
    <BaseMenu.Item onClick={entry.onChoose} className={ENTRY}>
      {entry.label}
    </BaseMenu.Item>
  )
}
