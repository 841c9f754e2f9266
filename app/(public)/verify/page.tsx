import type { Metadata } from 'next'
import { ReceiptChecker } from '@/components/receipts/receipt-checker'

export const metadata: Metadata = { title: 'Check a receipt' }

export default function VerifyPage() {
  return (
    <div className="page-narrow">
      <h1>Check a receipt</h1>
      <p className="prose mt-4 mb-8">
        Whoever submitted a quiz can download a receipt of it: every answer that the server holds, and when it
        was acknowledged, signed by this site. Here anybody can see whether such a file is genuine and
        unchanged.
      </p>
      <ReceiptChecker />
      <noscript>
        <p className="rounded-lg bg-wash px-4 py-3">
          The check runs in your browser and needs JavaScript. By hand: the signature is Ed25519 over the
          canonical JSON (RFC 8785) of the field “receipt”; the public key is at{' '}
          <a href="/.well-known/casebook-receipt-keys.json">/.well-known/casebook-receipt-keys.json</a>.
        </p>
      </noscript>
    </div>
  )
}
