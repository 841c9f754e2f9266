import { PageTabs } from '@/components/ui/page-tabs'

const LINKS = [
  { href: '/settings', label: 'Account' },
  { href: '/settings/learning', label: 'Learning' },
  { href: '/settings/data', label: 'Your data' },
  { href: '/settings/advanced', label: 'Advanced' },
]

export function SettingsTabs() {
  return <PageTabs label="Settings" links={LINKS} />
}
