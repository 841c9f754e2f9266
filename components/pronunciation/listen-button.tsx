'use client'

import { useEffect, useRef, useState, useSyncExternalStore } from 'react'

/** Says a name in an English voice of the browser. Pressed again, it stops. Without such a voice, its space stays empty. */
export function ListenButton({ text }: { text: string }) {
  const hasVoice = useSyncExternalStore(subscribe, hasEnglishVoice, () => false)
  const [isSpeaking, setIsSpeaking] = useState(false)
  const spoken = useRef<SpeechSynthesisUtterance | null>(null)
  useEffect(
    () => () => {
      if (spoken.current) speechSynthesis.cancel()
    },
    [],
  )

  function toggle() {
    const wasSpeaking = spoken.current !== null
    // Also stops another button of the page.
    speechSynthesis.cancel()
    if (wasSpeaking) return stop()
    const utterance = new SpeechSynthesisUtterance(text)
    utterance.voice = findEnglishVoice() ?? null
    utterance.lang = utterance.voice?.lang ?? 'en-US'
    utterance.onend = utterance.onerror = () => {
      if (spoken.current === utterance) stop()
    }
    spoken.current = utterance
    setIsSpeaking(true)
    speechSynthesis.speak(utterance)
  }

  function stop() {
    spoken.current = null
    setIsSpeaking(false)
  }

  return (
    <button
      type="button"
      onClick={toggle}
      className={`needs-script button-small w-18 ${hasVoice ? '' : 'invisible'}`}
    >
      {isSpeaking ? 'Stop' : 'Listen'}
      <span className="sr-only">: {text}</span>
    </button>
  )
}

function findEnglishVoice(): SpeechSynthesisVoice | undefined {
  return speechSynthesis.getVoices().find(({ lang }) => /^en([-_]|$)/i.test(lang))
}

function hasEnglishVoice(): boolean {
  return 'speechSynthesis' in window && findEnglishVoice() !== undefined
}

/** Browsers load their voices after the page. */
function subscribe(listener: () => void): () => void {
  if (!('speechSynthesis' in window)) return () => {}
  speechSynthesis.addEventListener('voiceschanged', listener)
  return () => speechSynthesis.removeEventListener('voiceschanged', listener)
}
