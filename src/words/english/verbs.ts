import { table } from '../table'

/** What a hand does with an object, and how a refusal of it begins. */
export const verbs = table('verbs', {
  labels: {
    edit: 'Edit',
    crash: 'Crash its container',
    delete: 'Delete',
    cordon: 'Cordon',
    uncordon: 'Uncordon',
    drain: 'Drain',
    'cut power': 'Cut the power',
    'restore power': 'Restore the power',
    'cut wire': 'Cut its wire',
    'mend wire': 'Mend its wire',
    remove: 'Remove the machine',
    restart: 'Restart its pods',
  },
  refused: (label: string, refused: number, all: number) =>
    `${label}: ${refused} of ${all} were refused`,
  asked: {
    create: 'The API server was asked to create it',
    scale: (name: string) => `The API server was asked to scale ${name}`,
    image: (name: string) => `The API server was asked to change the image of ${name}`,
    cordon: (name: string) => `The API server was asked to cordon ${name}`,
    uncordon: (name: string) => `The API server was asked to uncordon ${name}`,
    delete: (name: string) => `The API server was asked to delete ${name}`,
    restart: (name: string) => `The API server was asked to restart ${name}`,
    edit: 'The API server was asked for what is to be edited',
    fix: (title: string) =>
      `The API server was asked to ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
    undoFix: (title: string) => `The API server was asked to undo: ${title}`,
  },
})
