import Link from 'next/link'
import { ShortcutHelp } from '@/components/shortcuts/shortcut-help'

export function SiteFooter() {
  return (
    <footer className="no-print mt-auto border-line border-t">
      <div className="mx-auto flex w-full max-w-[68rem] flex-wrap justify-between gap-x-8 gap-y-3 px-5 py-7 text-muted text-sm">
        <p>Casebook turns one article into a course that people remember.</p>
        <ul className="flex flex-wrap gap-x-5 gap-y-2">
          <li>
            <Link href="/classes" prefetch={false}>
              Classes
            </Link>
          </li>
          <li>
            <Link href="/settings" prefetch={false}>
              Settings
            </Link>
          </li>
          <li>
            <Link href="/privacy">Privacy</Link>
          </li>
          <li>
            <ShortcutHelp />
          </li>
        </ul>
      </div>
    </footer>
  )
}
