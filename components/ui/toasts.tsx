'use client'

import { Toast } from '@base-ui/react/toast'

export const createToasts = Toast.createToastManager

/**
 * Short messages about what an action did, at the top of the window, where they cover no control of the page. They stay while the
 * pointer or the focus is on them. Only for messages that users can miss: anything they must act on is a `Notice`. Loads a library: see
 * docs/decisions/ui-library.md.
 */
export function Toasts({ manager }: { manager: ReturnType<typeof createToasts> }) {
  return (
    <Toast.Provider toastManager={manager} timeout={8_000}>
      <Toast.Portal>
        <Toast.Viewport className="fixed inset-x-4 top-4 z-40 mx-auto grid max-w-md gap-2">
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function List() {
  const { toasts } = Toast.useToastManager()
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className="rounded-lg border border-line bg-card shadow-lg">
      <Toast.Content className="flex items-center justify-between gap-4 py-2 pr-2 pl-4">
        <Toast.Description />
        <Toast.Close className="button-small border-transparent">Close</Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ))
}
