/** Single keys at the desk. They are never taken from somebody who types, and can be turned off. */

import { useEffect, useRef } from 'react'

export const KEYS: readonly (readonly [key: string, words: string])[] = [
  ['j', 'the next proposal'],
  ['k', 'the one before'],
  ['Enter', 'open it'],
  ['a', 'accept'],
  ['e', 'edit'],
  ['r', 'reject'],
  ['m', 'merge'],
  ['n', 'new commitment'],
  ['u', 'undo the last decision'],
  ['x', 'mark, to decide several at once'],
  ['Esc', 'close the form, then the proposal'],
  ['?', 'this list'],
]

const STORED = 'followthrough-keys'

export function keysAreOn(): boolean {
  try {
    return localStorage.getItem(STORED) !== 'off'
  } catch {
    return true
  }
}

export function turnKeys(on: boolean): void {
  try {
    localStorage.setItem(STORED, on ? 'on' : 'off')
  } catch {
    // storage can be refused; the keys stay on
  }
}

const TYPED_IN =
  'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable], [role=combobox], dialog'

/** True where a letter belongs to what is focused. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPED_IN) !== null
}

/** Runs the act of a key; an act that returns false leaves the key to the page. */
export function useKeys(acts: Readonly<Record<string, () => unknown>>): void {
  const latest = useRef(acts)
  latest.current = acts
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key !== 'Escape' && (isTyping(event.target) || !keysAreOn())) return
      if (document.querySelector('dialog[open]') !== null) return
      const act = latest.current[event.key]
      if (act !== undefined && act() !== false) event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
