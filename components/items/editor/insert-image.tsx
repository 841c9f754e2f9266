'use client'

import {
  type ClipboardEvent,
  createContext,
  type DragEvent,
  type FormEvent,
  useContext,
  useId,
  useState,
} from 'react'
import { Dialog } from '@/components/ui/dialog'
import { imageMarkdown } from '@/domain/media/image-reference'
import { uploadImage } from './upload-image'

/** The class that images of the edited question belong to; null if images can’t be added. */
export const ImageClass = createContext<string | null>(null)

const ACCEPTED = 'image/png,image/jpeg,image/webp,image/avif'

type Field = {
  /** Of the field’s element. */
  id: string
  /** The field’s name, for screen readers. */
  label: string
  /** Whether the field’s text is Markdown. */
  isRich: boolean
  value: string
  onType: (text: string) => void
}

/**
 * Adds images to a field: by a button, by pasting, and by dropping a file. Each image needs an alt text before it’s uploaded.
 * @returns what the field’s element must handle, and what comes below it
 */
export function useImageInsertion({ id, label, isRich, value, onType }: Field) {
  const classId = useContext(ImageClass)
  // Null while closed. The file can be chosen in the dialog.
  const [opened, setOpened] = useState<{ file: File | null } | null>(null)
  if (classId === null || !isRich) return { handlers: {}, tools: null }

  function take(event: ClipboardEvent | DragEvent, files: FileList | undefined) {
    const file = [...(files ?? [])].find(({ type }) => type.startsWith('image/'))
    if (!file) return
    event.preventDefault()
    setOpened({ file })
  }
  function insert(markdown: string) {
    const field = document.getElementById(id)
    const isArea = field instanceof HTMLTextAreaElement
    const at =
      isArea || field instanceof HTMLInputElement ? (field.selectionStart ?? value.length) : value.length
    onType(withInserted(value, at, markdown, isArea))
    setOpened(null)
    requestAnimationFrame(() => field?.focus())
  }
  return {
    handlers: {
      // A word processor also copies a picture of the text.
      onPaste: (event: ClipboardEvent) => {
        if (!event.clipboardData?.types.includes('text/plain')) take(event, event.clipboardData?.files)
      },
      onDrop: (event: DragEvent) => take(event, event.dataTransfer?.files),
      // Without it, the browser would open the file.
      onDragOver: (event: DragEvent) => {
        if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
      },
    },
    tools: (
      <>
        <button type="button" className="button-small mt-1" onClick={() => setOpened({ file: null })}>
          Insert image<span className="sr-only"> into {label}</span>
        </button>
        {opened && (
          <Dialog title="Insert image" isOpen onClose={() => setOpened(null)}>
            <ImageForm classId={classId} file={opened.file} onInsert={insert} />
          </Dialog>
        )}
      </>
    ),
  }
}

/** An image has its own paragraph in a multiline field. */
function withInserted(text: string, at: number, markdown: string, isArea: boolean): string {
  const [before, after] = [text.slice(0, at), text.slice(at)]
  if (!isArea) return [before.trimEnd(), markdown, after.trimStart()].filter(Boolean).join(' ')
  return [before.trimEnd(), markdown, after.trimStart()].filter(Boolean).join('\n\n')
}

type FormProps = { classId: string; file: File | null; onInsert: (markdown: string) => void }

function ImageForm({ classId, file: given, onInsert }: FormProps) {
  const id = useId()
  const [file, setFile] = useState(given)
  const [alt, setAlt] = useState('')
  const [isSending, setIsSending] = useState(false)
  const [error, setError] = useState('')

  async function onSubmit(event: FormEvent) {
    event.preventDefault()
    // The dialog is inside the editor’s form for React, but not for the browser.
    event.stopPropagation()
    if (!file || isSending) return
    if (alt.trim() === '') return setError('Enter an alt text.')
    setIsSending(true)
    setError('')
    const sent = await uploadImage(classId, file)
    setIsSending(false)
    if (sent.ok) onInsert(imageMarkdown(alt, sent.target))
    else setError(sent.why)
  }
  return (
    <form className="grid gap-4" onSubmit={(event) => void onSubmit(event)}>
      <div>
        <label htmlFor={`${id}-file`} className="mb-1 block font-medium text-sm">
          Image file
        </label>
        {given ? (
          <p id={`${id}-file`}>{given.name || 'Pasted image'}</p>
        ) : (
          <input
            id={`${id}-file`}
            type="file"
            accept={ACCEPTED}
            required
            className="input"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        )}
        <p className="mt-1 text-muted text-sm">PNG, JPEG, WebP, or AVIF, up to 10 MB.</p>
      </div>
      <div>
        <label htmlFor={`${id}-alt`} className="mb-1 block font-medium text-sm">
          Alt text
        </label>
        <textarea
          id={`${id}-alt`}
          rows={3}
          required
          maxLength={1_000}
          aria-describedby={`${id}-help`}
          className="input"
          value={alt}
          onChange={(event) => setAlt(event.target.value)}
        />
        <p id={`${id}-help`} className="mt-1 text-muted text-sm">
          Describe what students need to know from the image if they can’t see it. Don’t give the answer away.
        </p>
      </div>
      <p role="alert" className="text-sm text-wrong">
        {error}
      </p>
      <button type="submit" className="button justify-self-start" aria-disabled={isSending}>
        {isSending ? 'Uploading…' : 'Insert'}
      </button>
    </form>
  )
}
