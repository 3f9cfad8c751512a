import { table } from '../table'

export const app = table('app', {
  chatter: 'Background chatter',
  chatterShort: 'chatter',
  dock: { yaml: 'YAML', events: 'Events', objects: 'Objects' },
  compare: 'Compare',
  comparisonFetched: 'The comparison is being fetched …',
  find: 'Find and do',
  tidy: 'Tidy up: everything back to its place',
  startOver: 'Start over with a fresh cluster',
  lightTheme: 'Light theme',
  darkTheme: 'Dark theme',
  undo: (act: string) => `Undo: back to before ${act}`,
  redo: (act: string) => `Redo: ${act}`,
  nothingToUndo: 'Undo: nothing was done yet',
  nothingToRedo: 'Redo: nothing was undone',
  createDeployment: 'Create a Deployment',
  notices: 'Notices',
  dismiss: 'Dismiss',
  fresh: 'A fresh cluster.',
  bringBack: 'Bring back the one before',
  dropHere: 'Drop manifests: they open in the editor',
  files: {
    smaller: 'Drop it in smaller pieces.',
    drop: 'the drop',
    tooMany: (count: number) => `${count} files at once are too many.`,
    most: (count: number) => `Drop ${count} at the most.`,
  },
  language: {
    notFetched: (language: string) => `${language} could not be fetched.`,
    goesOn: 'The page goes on as before. Choose it again when the network is back.',
  },
  crash: {
    title: (clock: string) => `The simulation stopped at ${clock}`,
    unsaved:
      'This is a fault of Kubeorama, not of your cluster. It had not been saved yet: a fresh cluster can begin.',
    saved: (clock: string) =>
      `This is a fault of Kubeorama, not of your cluster. Nothing is lost: the moment ${clock} was saved.`,
    beginAfresh: 'Begin afresh',
    goOn: 'Go on from the saved moment',
    copy: 'Copy the report',
    notLoaded: 'The engine could not be loaded.',
  },
})
