import { postToAuth } from '@/components/account/post-to-auth'
import { currentOwner } from '@/components/browser-storage/owner'
import { formatUnsentWork, readUnsentWork } from '@/components/offline/unsent-work'
import { Menu } from '@/components/ui/menu'
import type { AnswerTo } from '@/contract/call-api'
import { plural } from '@/domain/text/format'

/** `viewer` is undefined until the server has responded. */
export type AccountMenuProps = { viewer: AnswerTo<'getViewer'>['viewer'] | undefined }

/** The account menu, already open: the header loads it when its button is pressed. */
export function AccountMenu({ viewer }: AccountMenuProps) {
  const unread = viewer?.unread ?? 0
  return (
    <Menu
      isOpenAtFirst
      label="Account"
      title={viewer?.name ? `Signed in as ${viewer.name}` : undefined}
      className="nav-link"
      entries={[
        { label: 'Settings', href: '/settings' },
        { label: 'Appearance', href: '/settings#look-title' },
        {
          label: unread > 0 ? plural(unread, 'new notification') : 'Notifications',
          href: '/notifications',
        },
        { label: 'Sign out', onChoose: () => void signOut() },
      ]}
    />
  )
}

/** Signs out, unless this browser has answers that the server doesn't have: the settings explain that before they're lost. */
async function signOut(): Promise<void> {
  const isWaiting = formatUnsentWork(await readUnsentWork(currentOwner())) !== ''
  const form = new FormData()
  form.set('callbackUrl', '/')
  if (isWaiting || !(await postToAuth('/api/auth/signout', form)).ok)
    location.assign('/settings#sessions-title')
}
