'use client'

import { ActionForm } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'

/** Creates recovery codes. The action's response shows them once. */
export function RecoveryCodesForm(props: Pick<Parameters<typeof ActionForm>[0], 'action' | 'submit'>) {
  return <ActionForm {...props} fields={[]} renderData={(data) => <Created data={data} />} />
}

function Created({ data }: { data: unknown }) {
  const recoveryCodes: unknown = Reflect.get(Object(data), 'recoveryCodes')
  if (!Array.isArray(recoveryCodes)) return null
  return (
    <Notice as="div" tone="good" role="status">
      <p>Save these codes now. You won’t see them again. Each one works once.</p>
      <ul aria-label="Recovery codes" className="my-4 grid gap-x-8 gap-y-1 sm:grid-cols-2">
        {recoveryCodes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <a
        // In the page itself, because the server doesn't have the codes anymore.
        href={`data:text/plain;charset=utf-8,${encodeURIComponent(fileOf(recoveryCodes))}`}
        download="casebook-recovery-codes.txt"
        className="button-small"
      >
        Download the codes
      </a>
    </Notice>
  )
}

function fileOf(codes: readonly string[]): string {
  return `Recovery codes for Casebook. Each one works once.\n\n${codes.join('\n')}\n`
}
