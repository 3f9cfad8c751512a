import { table } from '../table'

export const finding = table('finding', {
  find: 'Find and do',
  placeholder: 'An action, a name, or a sentence: scale web 5',
  found: 'What was found',
  nothing: (typed: string) =>
    `Nothing is called “${typed}”. Here you find every action (pause, dark theme), everything by its name (worker-2, web), and sentences: scale web 5, cordon worker-2, ×100.`,
  groups: {
    do: 'Do',
    actions: 'Actions',
    goTo: 'Go to',
    withIt: 'With it',
    lately: 'Lately',
  },

  clockAt: (factor: number) => `Clock at ×${factor} of real time`,
  scale: (name: string, replicas: number) => `Scale ${name} to ${replicas}`,
  visitors: (service: string, perSecond: number) => `${perSecond} visitors a second for ${service}`,
  deed: (verb: string, name: string) => `${verb}: ${name}`,

  part: 'Part',
  outside: 'Outside',
  ready: (ready: number, desired: number) => `${ready}/${desired} ready`,
  on: (status: string, node: string) => `${status} on ${node}`,
  is: (kind: string, state: string) => `${kind}, ${state}`,

  keys: 'Keys',
  close: 'Close',
  language: 'Language',
  onStage: 'On the stage',
  drag: 'Shift drag',
  hands: {
    walk: 'From part to part, from worker to worker',
    nearest: 'To the nearest thing, and into a card',
    select: 'Select what has the focus',
    add: 'Add it to what is selected, or take it away',
    addNext: 'Add what the focus comes to',
    frame: 'Select what the frame touches',
    menu: 'Menu of what has the focus',
  },
})
