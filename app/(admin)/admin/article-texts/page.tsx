import type { Metadata } from 'next'
import Link from 'next/link'
import { BackLink } from '@/components/ui/back-link'
import { listCourses } from '@/server/content/read-course'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { findAttachedCopy } from '@/server/source-copies/source-copy-queries'

export const metadata: Metadata = { title: 'Article texts', robots: { index: false } }

export default async function ArticleTextsPage() {
  await orNotFound(() => requireViewer('administrator'))
  const courses = await Promise.all(
    listCourses().map(async ({ slug, title }) => ({ slug, title, copy: await findAttachedCopy(slug, null) })),
  )
  return (
    <div className="page-narrow">
      <BackLink href="/admin" label="Administration" />
      <h1 className="mt-2">Article texts</h1>
      <p className="mt-3 text-muted">
        A course doesn’t include the article that it’s based on. If you have the right to share it, attach its
        text for everyone with an account.
      </p>
      <ul className="mt-6 divide-y divide-line border-line border-y">
        {courses.map(({ slug, title, copy }) => (
          <li key={slug} className="py-2.5">
            <Link href={`/admin/article-texts/${slug}`} prefetch={false}>
              {title}
            </Link>
            <span className="block text-muted text-sm">{copy ? 'Text attached' : 'No text attached'}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
