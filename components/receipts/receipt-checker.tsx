'use client'

import { type ChangeEvent, type DragEvent, useState } from 'react'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { type CheckedReceipt, checkReceipt } from './check-receipt'

/** Shows whether a receipt file is genuine. The file never leaves this browser. */
export function ReceiptChecker() {
  const [checked, setChecked] = useState<CheckedReceipt | null>(null)

  async function take(file: File | undefined) {
    if (file) setChecked(await checkReceipt(file))
  }
  function onDrop(event: DragEvent) {
    event.preventDefault()
    void take(event.dataTransfer.files[0])
  }

  return (
    <div className="needs-script">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the input inside does the same */}
      <div
        onDragOver={(event) => event.preventDefault()}
        onDrop={onDrop}
        className="rounded-lg border-2 border-line border-dashed bg-card px-5 py-6"
      >
        <label htmlFor="receipt-file" className="mb-2 block font-medium">
          Receipt file
        </label>
        <input
          id="receipt-file"
          type="file"
          accept=".json,application/json"
          onChange={(event: ChangeEvent<HTMLInputElement>) => void take(event.target.files?.[0])}
        />
        <p className="mt-2 text-muted text-sm">
          Choose a file, or drop it here. The file stays in this browser.
        </p>
      </div>
      <div role="status" className="mt-6">
        {checked && <Verdict checked={checked} />}
      </div>
    </div>
  )
}

function Verdict({ checked }: { checked: CheckedReceipt }) {
  if (!checked.isGenuine)
    return (
      <Notice tone="wrong">
        <strong>Not verified.</strong> {checked.why}
      </Notice>
    )
  const { title, number, learner, site, startedAt, submittedAt, issuedAt, answers } = checked.receipt
  return (
    <>
      <Notice tone="good">
        <strong>Genuine and unchanged.</strong> This site signed it on{' '}
        <LocalTime date={issuedAt} withSeconds />.
      </Notice>
      <dl className="mt-5 grid grid-cols-[auto_1fr] gap-x-5 gap-y-1.5">
        <dt className="text-muted">Quiz</dt>
        <dd>
          {title}, attempt {number}
        </dd>
        <dt className="text-muted">Learner</dt>
        <dd className="break-words">{learner}</dd>
        <dt className="text-muted">Site</dt>
        <dd className="break-words">{site}</dd>
        <dt className="text-muted">Started</dt>
        <dd>
          <LocalTime date={startedAt} withSeconds />
        </dd>
        <dt className="text-muted">Submitted</dt>
        <dd>
          <LocalTime date={submittedAt} withSeconds />
        </dd>
      </dl>
      <h2 className="mt-8">Answers on the server</h2>
      <ol className="mt-3 divide-y divide-line border-line border-y">
        {answers.map(({ slot, question, inWords, acknowledgedAt }) => (
          <li key={slot} className="py-3">
            <p className="text-muted text-sm">
              {slot}. {question}
            </p>
            <p className="mt-1 break-words">{inWords ?? <span className="text-muted">not answered</span>}</p>
            {acknowledgedAt && (
              <p className="mt-1 text-muted text-sm">
                acknowledged <LocalTime date={acknowledgedAt} withSeconds />
              </p>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}
