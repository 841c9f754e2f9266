import type { MetadataRoute } from 'next'

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Casebook',
    short_name: 'Casebook',
    description: 'Turns one article into a course that people remember.',
    start_url: '/review',
    scope: '/',
    display: 'standalone',
    background_color: '#fcfaf6',
    theme_color: '#0b5f6b',
    icons: [
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  }
}
