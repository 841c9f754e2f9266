import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { FollowOwner } from '@/components/browser-storage/follow-owner'
import { THEME_SCRIPT_ID, themeScript } from '@/components/browser-storage/theme-script'
import { ExplainInPlace } from '@/components/explanations/explain-in-place'
import { ServiceWorkerStart } from '@/components/offline/service-worker-start'
import { SiteFooter } from '@/components/site/site-footer'
import { SiteHeader } from '@/components/site/site-header'
import { listCourses } from '@/server/content/read-course'
import { fontClassName } from './fonts'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Casebook', template: '%s · Casebook' },
  description: 'Turns one article into a course that people remember.',
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fcfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#14171a' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={fontClassName} suppressHydrationWarning>
      <head>
        {/* Inline, so that a chosen theme applies before the first paint, without another request. */}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: text of our own, without data */}
        <script id={THEME_SCRIPT_ID} dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body className="flex flex-col">
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:absolute focus:z-20 focus:bg-card focus:p-3 focus:text-accent"
        >
          Skip to content
        </a>
        <SiteHeader courses={listCourses().map(({ slug }) => slug)} />
        <main id="main" tabIndex={-1} className="flex-1 outline-none">
          {children}
        </main>
        <SiteFooter />
        <FollowOwner />
        <ExplainInPlace />
        <ServiceWorkerStart />
      </body>
    </html>
  )
}
