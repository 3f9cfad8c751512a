import { describe, expect, it } from 'vitest'
import {
  configMapKey,
  dns1035Label,
  dns1123Label,
  dns1123Subdomain,
  labelValue,
  maskTrailingDash,
  pathSegmentName,
  portName,
  portNumber,
  qualifiedName,
} from './names'

describe('good names draw no message', () => {
  it.each([
    ['a pod', dns1123Subdomain, 'web-5d4f8c7b9-x2v4q'],
    ['a subdomain', dns1123Subdomain, 'a.b-c.9'],
    ['the longest subdomain', dns1123Subdomain, 'a'.repeat(253)],
    ['a namespace', dns1123Label, '0-day'],
    ['a service', dns1035Label, 'web'],
    ['a plain label key', qualifiedName, 'app'],
    ['a prefixed label key', qualifiedName, 'app.kubernetes.io/name'],
    ['an empty label value', labelValue, ''],
    ['a label value', labelValue, 'v1.2_3-B'],
    ['a role', pathSegmentName, 'system:node'],
    ['a port', portName, 'http-2'],
    ['a key of a config map', configMapKey, 'game.properties'],
  ])('%s', (_, validate, name) => {
    expect(validate(name)).toEqual([])
  })
})

describe('bad names draw the exact messages of the API server', () => {
  it.each([
    [
      dns1123Subdomain,
      'Bad_Name',
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
    ],
    [
      dns1123Label,
      'Bad.Name',
      "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
    ],
    [
      dns1035Label,
      '1a',
      "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')",
    ],
    [
      labelValue,
      '-',
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
    ],
    [
      qualifiedName,
      'a b',
      "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
    ],
    [pathSegmentName, '..', "may not be '..'"],
    [pathSegmentName, 'a/b', "may not contain '/'"],
    [portName, '80', 'must contain at least one letter (a-z)'],
    [configMapKey, '..a', "must not start with '..'"],
  ])('%o refuses %s', (validate, name, message) => {
    expect(validate(name)).toEqual([message])
  })

  it('a name may be too long and malformed at once', () => {
    expect(dns1123Label('A'.repeat(64))).toHaveLength(2)
    expect(dns1123Label('a'.repeat(64))).toEqual(['must be no more than 63 characters'])
    expect(labelValue('é'.repeat(40))).toContain('must be no more than 63 characters')
  })

  it('a qualified name has one slash at most, and two parts', () => {
    expect(qualifiedName('/a')).toEqual(['prefix part must be non-empty'])
    expect(qualifiedName('example.com/')).toHaveLength(2)
    expect(qualifiedName('a/b/c')[0]).toMatch(/^a qualified name must consist of/)
    expect(qualifiedName('Example.com/a')[0]).toMatch(/^prefix part a lowercase RFC 1123 subdomain/)
  })

  it('ports lie between 1 and 65535', () => {
    expect(portNumber(0)).toEqual(['must be between 1 and 65535, inclusive'])
    expect(portNumber(65535)).toEqual([])
  })
})

it('the hyphen at the end of a generateName is not held against it', () => {
  expect(dns1123Subdomain(maskTrailingDash('web-'))).toEqual([])
})
