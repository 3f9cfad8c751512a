/** Source: Kubernetes v1.35 pkg/registry/core/secret, pkg/apis/core/{v1,validation} */
import type { Secret } from '../../../api/core'
import { type FieldError, invalid, key, required } from '../../../api/machinery/fieldError'
import { forEachUtf8Byte } from '../../../api/machinery/utf8'
import type { StringMap } from '../../../api/meta'
import { ageColumn, column, nameColumn } from './columns'
import { base64Bytes, validateImmutable, validateKeys, validateSize } from './dataKeys'
import { subdomainName, validateObjectMeta, validateObjectMetaUpdate } from './objectMeta'
import type { ResourceDefinition } from './resource'
import { fillIn } from './sharing'
import { STANDARD_VERBS } from './verbs'

/** As a client may write it: `stringData` is plain text, and never read back. */
interface WrittenSecret extends Secret {
  readonly stringData?: StringMap
}

const SERVICE_ACCOUNT_NAME = 'kubernetes.io/service-account.name'

/** The keys that a type promises. Source: ValidateSecret. */
const REQUIRED_KEYS: ReadonlyMap<string, readonly string[]> = new Map([
  ['kubernetes.io/dockercfg', ['.dockercfg']],
  ['kubernetes.io/dockerconfigjson', ['.dockerconfigjson']],
  ['kubernetes.io/ssh-auth', ['ssh-privatekey']],
  ['kubernetes.io/tls', ['tls.crt', 'tls.key']],
])

export const secret: ResourceDefinition<Secret> = {
  group: '',
  version: 'v1',
  kind: 'Secret',
  resource: 'secrets',
  singular: 'secret',
  shortNames: [],
  categories: [],
  namespaced: true,
  verbs: STANDARD_VERBS,
  subresources: [],
  storagePrefix: 'secrets',
  counted: false,
  unconditionalUpdate: true,
  schemaName: 'Secret',
  defaults: (object) => fillIn(mergeStringData(object), { type: 'Opaque' }),
  prepareForCreate: (object) => object,
  prepareForUpdate: (next) => next,
  validate(object) {
    const errors: FieldError[] = []
    validateObjectMeta(object.metadata, true, subdomainName, errors)
    validateData(object, errors)
    return errors
  },
  validateUpdate(next, stored) {
    const errors: FieldError[] = []
    validateObjectMetaUpdate(next.metadata, stored.metadata, errors)
    if (next.type !== stored.type) errors.push(invalid('type', next.type, 'field is immutable'))
    validateImmutable(next, stored, errors)
    validateData(next, errors)
    return errors
  },
  columns: [
    nameColumn,
    column(
      'Type',
      'string',
      'Used to facilitate programmatic handling of secret data.',
      ({ type }) => type ?? '',
    ),
    column('Data', 'string', 'Number of keys.', ({ data = {} }) => Object.keys(data).length),
    ageColumn,
  ],
  selectableFields: { type: ({ type }) => type ?? '' },
  indexedFields: [],
}

/** Plain text wins over what stands under the same key. Source: Convert_v1_Secret_To_core_Secret. */
function mergeStringData(object: WrittenSecret): Secret {
  if (object.stringData === undefined) return object
  const { stringData, ...rest } = object
  const data: Record<string, string> = { ...rest.data }
  for (const name of Object.keys(stringData)) data[name] = toBase64(stringData[name] ?? '')
  return { ...rest, data }
}

function validateData({ metadata, type, data = {} }: Secret, errors: FieldError[]): void {
  validateKeys(data, 'data', errors)
  let bytes = 0
  for (const text of Object.values(data)) bytes += base64Bytes(text)
  validateSize(bytes, errors)
  if (type === 'kubernetes.io/service-account-token') {
    const annotations = metadata.annotations ?? {}
    if (!Object.hasOwn(annotations, SERVICE_ACCOUNT_NAME)) {
      errors.push(required(key('metadata.annotations', SERVICE_ACCOUNT_NAME)))
    }
  }
  for (const name of REQUIRED_KEYS.get(type ?? '') ?? []) {
    if (!Object.hasOwn(data, name)) errors.push(required(key('data', name)))
  }
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** A text's UTF-8 bytes in base64. */
function toBase64(text: string): string {
  let encoded = ''
  let bits = 0
  let count = 0
  forEachUtf8Byte(text, (byte) => {
    bits = ((bits & 0xffff) << 8) | byte
    count++
    if (count % 3 !== 0) return
    for (const shift of [18, 12, 6, 0]) encoded += BASE64.charAt((bits >> shift) & 63)
    bits = 0
  })
  if (count % 3 === 1) {
    return `${encoded}${BASE64.charAt(bits >> 2)}${BASE64.charAt((bits << 4) & 63)}==`
  }
  if (count % 3 === 2) {
    const last = [bits >> 10, bits >> 4, bits << 2].map((part) => BASE64.charAt(part & 63))
    return `${encoded}${last.join('')}=`
  }
  return encoded
}
