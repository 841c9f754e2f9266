import { ListenButton } from './listen-button'

type Props = {
  /** The name or abbreviation. */
  text: string
  /** Its respelling. */
  say: string
}

/** How to pronounce a name: in plain letters and, if the browser has a voice, as sound. */
export function Pronunciation({ text, say }: Props) {
  return (
    <span className="flex flex-wrap items-center gap-x-3 font-sans text-muted text-sm">
      <span>Pronounced {say}</span>
      <ListenButton text={text} />
    </span>
  )
}
