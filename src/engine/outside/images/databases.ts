/** Databases: slow to start, and they want their password from the environment. */
import { imageOf, type KnownImage, program, tcp, versionTags } from './knownImage'

interface Database {
  readonly name: string
  readonly command: string
  readonly port: number
  readonly startupMicros: number
  readonly memoryBytes: number
  readonly sizeBytes: number
  readonly ready: string
  readonly minors: Readonly<Record<string, readonly [number, number]>>
}

const database = (db: Database): KnownImage => {
  const server = program(db.command, {
    startupMicros: db.startupMicros,
    listeners: [tcp(db.port)],
    lines: [{ afterMicros: db.startupMicros, line: db.ready }],
    memoryBytes: db.memoryBytes,
    cpuMillis: 8,
    cpuMicrosPerRequest: 2_000,
    term: { afterMicros: 1_200_000, exitCode: 0 },
  })
  return {
    repository: `docker.io/library/${db.name}`,
    hasTag: versionTags({
      names: ['latest', 'lts', 'alpine'],
      minors: db.minors,
      suffixes: ['alpine', 'bookworm', 'bullseye', 'oracle', 'debian', 'jammy', 'noble', 'trixie'],
    }),
    sizeBytes: () => db.sizeBytes,
    layers: 11,
    config: () =>
      imageOf(server, {
        entrypoint: ['docker-entrypoint.sh'],
        cmd: [db.command],
        programs: { [db.command]: server, 'docker-entrypoint.sh': server },
      }),
  }
}

/** MySQL and its kind. */
export const databases: readonly KnownImage[] = [
  database({
    name: 'mysql',
    command: 'mysqld',
    port: 3306,
    startupMicros: 9_000_000,
    memoryBytes: 398_458_880,
    sizeBytes: 245_000_000,
    ready:
      "[System] [MY-010931] [Server] /usr/sbin/mysqld: ready for connections. Version: '9.5.0'",
    minors: { '5': [5, 7], '8': [0, 4], '9': [0, 5] },
  }),
  database({
    name: 'mariadb',
    command: 'mariadbd',
    port: 3306,
    startupMicros: 5_000_000,
    memoryBytes: 110_100_480,
    sizeBytes: 117_000_000,
    ready: '[Note] mariadbd: ready for connections.',
    minors: { '10': [0, 11], '11': [0, 8], '12': [0, 2] },
  }),
  database({
    name: 'postgres',
    command: 'postgres',
    port: 5432,
    startupMicros: 2_500_000,
    memoryBytes: 37_748_736,
    sizeBytes: 161_000_000,
    ready: 'LOG:  database system is ready to accept connections',
    minors: {
      '9': [5, 6],
      '10': [0, 23],
      '11': [0, 22],
      '12': [0, 22],
      '13': [0, 23],
      '14': [0, 20],
      '15': [0, 15],
      '16': [0, 11],
      '17': [0, 7],
      '18': [0, 1],
    },
  }),
  database({
    name: 'mongo',
    command: 'mongod',
    port: 27017,
    startupMicros: 3_000_000,
    memoryBytes: 167_772_160,
    sizeBytes: 294_000_000,
    ready: '{"s":"I","c":"NETWORK","msg":"Waiting for connections","attr":{"port":27017}}',
    minors: { '4': [0, 4], '5': [0, 0], '6': [0, 0], '7': [0, 0], '8': [0, 2] },
  }),
]
