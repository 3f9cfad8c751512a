/** Small things kept in this browser's local storage; where there is no room they live on the page. */
import { createJSONStorage, type StateStorage } from 'zustand/middleware'
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
      if (!told) notify(NO_ROOM)
      told = true
    }
  },
  removeItem: (key) => localStorage.removeItem(key),
}

const NO_ROOM = {
  where: 'This browser’s storage',
  what: 'What you typed is not kept beyond this page: there is no room for it.',
  remedy: 'Save it elsewhere before you close the page.',
}

export const keeping = <T>() => createJSONStorage<T>(() => guarded)
