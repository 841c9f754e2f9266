import type { Metadata } from 'next'
import Link from 'next/link'
import { BackLink } from '@/components/ui/back-link'
import { LocalTime } from '@/components/ui/local-time'
import { FORMATS } from '@/domain/interchange/formats'
import { LIMITS } from '@/domain/interchange/limits'
import { formatList, plural } from '@/domain/text/format'
import { requireClassPermission } from '@/server/access/class-access'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { listImports } from '@/server/interchange/import-queries'

export const metadata: Metadata = { title: 'Import questions' }

type Props = { params: Promise<{ class: string }> }

export default async function ImportQuestionsPage({ params }: Props) {
  const { class: classId } = await params
  const currentClass = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return requireClassPermission(viewer.id, classId, 'teach')
  })
  const imports = await listImports(currentClass.id)
  const path = `/classes/${currentClass.id}/items`
  return (
    <div className="page-narrow grid max-w-3xl gap-8">
      <header>
        <BackLink href={path} label="Questions" />
        <h1 className="mt-2">Import questions</h1>
        <p className="mt-3 text-muted">
          Upload files of questions from other systems. You’ll see every question, and everything that it
          loses, before anything is added to the class.
        </p>
      </header>
      <form
        method="post"
        action={`${path}/import/files`}
        encType="multipart/form-data"
        className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-5"
      >
        <label className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2 font-medium">
          <span>Files</span>
          <input
            type="file"
            name="file"
            multiple
            required
            className="rounded-lg border-2 border-line border-dashed p-6"
            aria-describedby="files-help"
          />
        </label>
        <p id="files-help" className="text-muted text-sm">
          Choose one or more files, or drop them on the field: up to {LIMITS.upload / 1_000_000} MB together.
          Formats: {formatList(FORMATS.map(({ name }) => name))}. The format is recognized, and you can
          correct it.
        </p>
        <div>
          <button type="submit" className="button">
            Review questions
          </button>
        </div>
      </form>
      <section aria-labelledby="recent">
        <h2 id="recent">Recent imports</h2>
        {imports.length === 0 ? (
          <p className="mt-3 text-muted">No imports yet. Files that you upload appear here for 30 days.</p>
        ) : (
          <ul className="mt-3 divide-y divide-line border-line border-y">
            {imports.map(({ id, createdAt, files, questions, imported }) => (
              <li key={id} className="wrap-anywhere py-3">
                <Link href={`${path}/import/${id}`} prefetch={false}>
                  {formatList(files)}
                </Link>
                <span className="block text-muted text-sm">
                  <LocalTime date={createdAt.toISOString()} /> · {plural(questions, 'question')} · {imported}{' '}
                  imported
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}
