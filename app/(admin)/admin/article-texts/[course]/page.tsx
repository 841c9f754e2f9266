import type { Metadata } from 'next'
import { ArticleText } from '@/components/source/article-text'
import { BackLink } from '@/components/ui/back-link'
import { getCourse } from '@/server/content/read-course'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { findAttachedCopy } from '@/server/source-copies/source-copy-queries'
import { attachArticleAction, previewArticleAction, removeArticleAction } from './actions'

export const metadata: Metadata = { title: 'Article text', robots: { index: false } }

export default async function CourseArticlePage({ params }: { params: Promise<{ course: string }> }) {
  const { course: courseSlug } = await params
  const { slug, title, source } = await orNotFound(async () => {
    await requireViewer('administrator')
    return getCourse(courseSlug)
  })
  return (
    <div className="page-narrow grid grid-cols-[minmax(0,1fr)] gap-10">
      <header>
        <BackLink href="/admin/article-texts" label="Article texts" />
        <h1 className="mt-2">{title}</h1>
        <p className="mt-3 text-muted">
          Everyone with an account on this site can read the paragraphs of an attached text where the course
          cites them. Guests and visitors can’t, and access tokens don’t give access.
        </p>
      </header>
      <ArticleText
        source={source}
        copy={await findAttachedCopy(slug, null)}
        hidden={{ course: slug }}
        readers="everyone who has an account on this site"
        preview={previewArticleAction}
        attach={attachArticleAction}
        remove={removeArticleAction}
      />
    </div>
  )
}
