'use client'

import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'

type Props = { title: string; isOpen: boolean; onClose: () => void; children: ReactNode }

/** A modal dialog. It needs JavaScript, and loads a library: see docs/decisions/ui-library.md. */
export function Dialog({ title, isOpen, onClose, children }: Props) {
  return (
    <BaseDialog.Root open={isOpen} onOpenChange={(opens) => !opens && onClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-30 bg-[light-dark(rgb(32_29_26/0.4),rgb(0_0_0/0.6))]" />
        <BaseDialog.Popup className="-translate-x-1/2 -translate-y-1/2 fixed top-1/2 left-1/2 z-30 grid max-h-[calc(100dvh-2rem)] w-[min(30rem,calc(100vw-2rem))] gap-4 overflow-y-auto rounded-xl border border-line bg-card p-6 shadow-lg">
          <BaseDialog.Title className="text-xl">{title}</BaseDialog.Title>
          {children}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}
