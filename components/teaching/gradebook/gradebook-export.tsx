import { DropDown } from '@/components/ui/drop-down'
import { Select } from '@/components/ui/select'

/** Downloads the gradebook with the page’s filters and order. @param query the page’s search parameters */
export function GradebookExport({ action, query }: { action: string; query: Record<string, string> }) {
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
          help="Contains the students that the page shows with its filters, without the mean."
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
        <button type="submit" className="button">
          Download CSV
        </button>
      </form>
    </DropDown>
  )
}
