/** Small things kept in this browser's local storage; where there is no room they live on the page. */
import { createJSONStorage, type StateStorage } from 'zustand/middleware'
import { notices } from '../words/english/notices'
import { wordsOf } from '../words/language'
import { notify } from './notices'

let told = false

const guarded: StateStorage = {
  getItem(key) {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  },
  setItem(key, value) {
    try {
      localStorage.setItem(key, value)
      told = false
    } catch {
      if (!told) notify(wordsOf(notices).noRoom)
      told = true
    }
  },
  removeItem: (key) => localStorage.removeItem(key),
}

export const keeping = <T>() => createJSONStorage<T>(() => guarded)
