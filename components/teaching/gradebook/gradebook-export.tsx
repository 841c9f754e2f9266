import type { ReactNode } from 'react'
import { Disclosure } from '@/components/ui/disclosure'
import { DropDown } from '@/components/ui/drop-down'
import { Select } from '@/components/ui/select'

type Props = {
  action: string
  /** The page’s search parameters. */
  query: Record<string, string>
  columns: readonly { id: string; title: string }[]
  /** Whether the attempts can be downloaded, with the keys of their questions. */
  hasAttempts: boolean
  /** Sends the attempts to the learning record store; missing without one. */
  children?: ReactNode
}

/** Downloads the gradebook with the page’s filters and order, and with the selected assignments. */
export function GradebookExport({ action, query, columns, hasAttempts, children }: Props) {
  return (
    <DropDown label="Export">
      <form method="get" action={action} className="grid gap-4">
        {Object.entries(query).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Select
          name="form"
          label="Rows"
          value="wide"
          options={[
            ['wide', 'One row for each student'],
            ['long', 'One row for each grade'],
          ]}
          help="Contains the students that the page shows with its filters, without the mean and the median."
        />
        <Select
          name="separator"
          label="Separator"
          value="comma"
          options={[
            ['comma', 'Comma (7.5)'],
            ['semicolon', 'Semicolon (7,5)'],
            ['tab', 'Tab (7.5)'],
          ]}
          help="Spreadsheets set to German, French, or Spanish expect semicolons."
        />
        <Disclosure label="Only some assignments">
          <fieldset className="mt-1 max-h-60 overflow-y-auto">
            <legend className="text-muted text-sm">
              Select the assignments. Without a selection, the file has all of them.
            </legend>
            {columns.map(({ id, title }) => (
              <label key={id} className="flex min-h-11 items-center gap-3">
                <input type="checkbox" name="columns" value={id} className="size-5 shrink-0 accent-accent" />
                <span className="wrap-anywhere">{title}</span>
              </label>
            ))}
          </fieldset>
        </Disclosure>
        <div className="flex flex-wrap gap-3">
          <button type="submit" className="button">
            Download CSV
          </button>
          <button type="submit" name="file" value="xlsx" className="button-quiet">
            Download XLSX
          </button>
        </div>
        {hasAttempts && (
          <div className="border-line border-t pt-4">
            <p className="mb-3 text-muted text-sm">
              Attempts with every answer, and the keys of the questions, as xAPI statements in JSON. Students
              are named by the IDs of their accounts.
            </p>
            <button type="submit" name="file" value="xapi" className="button-quiet">
              Download xAPI
            </button>
          </div>
        )}
      </form>
      {children}
    </DropDown>
  )
}
