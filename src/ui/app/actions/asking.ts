/** What lies over the page for a moment: the command palette, or the sheet of keys. */
import { create } from 'zustand'

export type Asked = 'find' | 'keys'

export const useAsked = create<{ readonly asked: Asked | undefined }>(() => ({ asked: undefined }))

export const askFor = (asked: Asked | undefined): void => useAsked.setState({ asked })
