import type { actors } from '../../../words/english/actors'

type About = (typeof actors.english)['about']

/** What a part is for, in one or two sentences. */
export const aboutActor = (kind: string, about: About): About[keyof About] =>
  isTold(kind, about) ? about[kind] : { title: kind, part: '' }

const isTold = (kind: string, about: About): kind is keyof About => Object.hasOwn(about, kind)
