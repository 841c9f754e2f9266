import type { Metadata } from 'next'
import { ReceiptChecker } from '@/components/receipts/receipt-checker'
import { Notice } from '@/components/ui/notice'

export const metadata: Metadata = { title: 'Verify a receipt' }

export default function VerifyPage() {
  return (
    <div className="page-narrow">
      <h1>Verify a receipt</h1>
      <p className="prose mt-4 mb-8">
        After you submit a quiz, you can download a receipt. It lists every answer that the server has and
        when the server acknowledged it, and it’s signed by this site. Anyone can check here whether a receipt
        is genuine and unchanged.
      </p>
      <ReceiptChecker />
      <noscript>
        <Notice>
          Verification runs in your browser and requires JavaScript. To verify a receipt manually, note that
          the signature is Ed25519 over the canonical JSON (RFC 8785) of the “receipt” field. The public key
          is at <a href="/.well-known/casebook-receipt-keys.json">/.well-known/casebook-receipt-keys.json</a>.
        </Notice>
      </noscript>
    </div>
  )
}
