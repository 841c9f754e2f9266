'use client'

import { Combobox } from '@base-ui/react/combobox'
import { type ComponentProps, useMemo } from 'react'
import { Labeled, useControl } from './labeled'
import type { Select } from './select'

export type SearchBoxProps = ComponentProps<typeof Select>

/** A select whose options are found by typing. Loads a library: see docs/decisions/ui-library.md. */
export function SearchBox({ name, label, value, options, help }: SearchBoxProps) {
  const control = useControl({ name, help })
  const { name: _, className, ...attributes } = control.attributes
  const items = useMemo(
    () => Combobox.createItems(options, { getValue: ([option]) => option, getLabel: ([, words]) => words }),
    [options],
  )
  return (
    <Combobox.Root
      items={items}
      name={name}
      defaultValue={control.typed ?? value}
      autoHighlight
      locale="en-US"
    >
      <Labeled control={control} label={label} help={help}>
        <Combobox.InputGroup className="relative">
          <Combobox.Input {...attributes} className={`${className} pr-11`} />
          <Combobox.Trigger
            aria-label={`Show all: ${label}`}
            className="absolute inset-y-0 right-0 w-11 text-muted"
          >
            <svg viewBox="0 0 12 12" aria-hidden="true" className="mx-auto size-3 fill-none stroke-current">
              <path d="m2 4 4 4 4-4" strokeWidth={1.5} />
            </svg>
          </Combobox.Trigger>
        </Combobox.InputGroup>
      </Labeled>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} positionMethod="fixed" className="z-20">
          <Combobox.Popup className="w-(--anchor-width) rounded-lg border border-line bg-card p-1 shadow-lg">
            <Combobox.Empty className="px-3 py-2 text-muted empty:p-0">No matches.</Combobox.Empty>
            <Combobox.List className="max-h-[min(20rem,var(--available-height))] overflow-y-auto">
              {([option, words]: SearchBoxProps['options'][number]) => (
                <Combobox.Item
                  key={option}
                  value={option}
                  className="flex min-h-11 cursor-pointer items-center rounded-md px-3 py-2 data-highlighted:bg-accent-soft data-selected:font-semibold"
                >
                  {words}
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}
