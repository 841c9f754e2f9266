import type { Metadata } from 'next'
import { ArticleText } from '@/components/source/article-text'
import { BackLink } from '@/components/ui/back-link'
import { requireClassPermission } from '@/server/access/class-access'
import { getCourse } from '@/server/content/read-course'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { findAttachedCopy } from '@/server/source-copies/source-copy-queries'
import { attachArticleAction, previewArticleAction, removeArticleAction } from './actions'

export const metadata: Metadata = { title: 'Article text' }

type Props = { params: Promise<{ class: string }> }

export default async function ClassArticlePage({ params }: Props) {
  const { class: classId } = await params
  const { course, archivedAt } = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    const ofClass = await requireClassPermission(viewer.id, classId, 'manage', { evenArchived: true })
    return { course: getCourse(ofClass.courseSlug), archivedAt: ofClass.archivedAt }
  })
  return (
    <div className="page-narrow grid grid-cols-[minmax(0,1fr)] gap-10">
      <header>
        <BackLink href={`/classes/${classId}/settings`} label="Class settings" />
        <h1 className="mt-2">Article text</h1>
        <p className="mt-3 text-muted">
          The course doesn’t include the article that it’s based on. If you have the right to share it with
          your class, attach its text. Only current members of this class can read its paragraphs, where the
          course cites them.
        </p>
      </header>
      <ArticleText
        source={course.source}
        copy={await findAttachedCopy(course.slug, classId)}
        isOpen={archivedAt === null}
        hidden={{ class: classId }}
        readers="the members of this class"
        preview={previewArticleAction}
        attach={attachArticleAction}
        remove={removeArticleAction}
      />
    </div>
  )
}
