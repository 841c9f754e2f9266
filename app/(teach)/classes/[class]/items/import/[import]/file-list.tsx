import { ActionForm } from '@/components/ui/action-form'
import { Disclosure } from '@/components/ui/disclosure'
import { Select } from '@/components/ui/select'
import { FORMATS } from '@/domain/interchange/formats'
import { plural } from '@/domain/text/format'
import type { ImportReview } from '@/server/interchange/import-queries'
import { changeFormatAction } from '../actions'

type Props = { files: ImportReview['files']; hidden: Record<string, string> }

const FORMAT_OPTIONS = FORMATS.map(({ id, name }) => [id, name] as const)

/** The uploaded files with their formats, which can be corrected, and what is wrong with a whole file. */
export function FileList({ files, hidden }: Props) {
  return (
    <section aria-labelledby="files">
      <h2 id="files">{plural(files.length, 'file')}</h2>
      <ul className="mt-3 divide-y divide-line border-line border-y">
        {files.map(({ id, name, format, problems, canChange }) => (
          <li key={id} className="grid grid-cols-[minmax(0,1fr)] gap-2 py-3">
            <span className="wrap-anywhere">
              {name} <span className="text-muted">· {format?.name ?? 'unknown format'}</span>
            </span>
            {problems.map(({ severity, message, line }) => (
              <span
                key={`${line} ${message}`}
                className={`wrap-anywhere ${severity === 'error' ? 'text-wrong' : 'text-warn'}`}
              >
                {line > 0 && `Line ${line}: `}
                {message}
              </span>
            ))}
            {canChange && (
              <Disclosure label={`Correct the format of ${name}`} look="form" isOpen={format === null}>
                <ActionForm
                  action={changeFormatAction}
                  submit="Read again"
                  hidden={{ ...hidden, file: id }}
                  fields={[]}
                >
                  <Select
                    name="format"
                    label="Format"
                    value={format?.id ?? FORMAT_OPTIONS[0]?.[0] ?? ''}
                    options={FORMAT_OPTIONS}
                  />
                </ActionForm>
              </Disclosure>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
