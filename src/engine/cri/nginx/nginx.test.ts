import { describe, expect, it } from 'vitest'
import { findManifest } from '../../outside/imageRegistry'
import { createFileSystem, type FileSystem } from '../files/fileSystem'
import { configure } from './configuration'
import { serve } from './serve'

const manifest = findManifest('docker.io/library/nginx', '1.27')
if (typeof manifest === 'string') throw new Error(manifest)
const image = manifest.config.files ?? {}

const CONF_D = '/etc/nginx/conf.d/default.conf'

/** The image's files, with one server in place of its own, and pages. */
const filesWith = (server: string, more: Readonly<Record<string, string>> = {}): FileSystem =>
  createFileSystem({ ...image, [CONF_D]: server, ...more }, [], new Map())

function ask(files: FileSystem, path: string, port = 80, method = 'GET') {
  const configured = configure(files, '1.29.3')
  if (configured.type === 'refused') throw new Error(configured.message)
  const { status, body, logged } = serve(configured.site, files, {
    method,
    path,
    port,
    host: 'web',
  })
  return { status, body, logged }
}

const refusal = (files: FileSystem): string => {
  const configured = configure(files, '1.29.3')
  return configured.type === 'refused' ? configured.message : 'started'
}

describe('what nginx answers', () => {
  it('the image serves its welcome page, and 404 in its own words', () => {
    const files = createFileSystem(image, [], new Map())
    expect(ask(files, '/').body).toContain('Welcome to nginx!')
    expect(ask(files, '/nope')).toEqual({
      status: 404,
      body:
        '<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not Found' +
        '</h1></center>\r\n<hr><center>nginx/1.29.3</center>\r\n</body>\r\n</html>\r\n',
      logged: true,
    })
  })

  it.each([
    ['location /healthz { return 200 "ok\\n"; }', '/healthz', 200, 'ok\n'],
    ['location /healthz { return 204; }', '/healthz', 204, ''],
    ['location = /exact { return 200 yes; }', '/exact/more', 404, '404 Not Found'],
    ['location /a { return 200 a; } location /a/b { return 200 ab; }', '/a/b/c', 200, 'ab'],
    ['location / { return 200 all; } location ~ \\.php$ { return 200 php; }', '/x.php', 200, 'php'],
    ['location ~* \\.PHP$ { return 200 any; }', '/x.php', 200, 'any'],
    ['location ^~ /s/ { return 200 s; } location ~ php { return 200 no; }', '/s/x.php', 200, 's'],
    ['location / { return 200 $request_uri-$uri-$args; }', '/a?b=1', 200, '/a?b=1-/a-b=1'],
    ['location / { return 301 https://$host$request_uri; }', '/', 301, '301 Moved Permanently'],
    ['return 503; location / { return 200 no; }', '/', 503, '503 Service Temporarily Unavailable'],
    ['location / { deny all; }', '/', 403, '403 Forbidden'],
    ['location / { proxy_pass http://backend:8080; }', '/', 502, '502 Bad Gateway'],
    ['location / { stub_status; }', '/', 200, 'Active connections: 1'],
    ['root /srv; location / { try_files $uri $uri/ /index.html; }', '/no/such', 200, 'home'],
    ['root /srv; location / { try_files $uri =410; }', '/no/such', 410, '410 Gone'],
    [
      'root /srv; location / { try_files $uri @app; } location @app { return 200 app; }',
      '/x',
      200,
      'app',
    ],
    ['root /srv;', '/', 200, 'home'],
    ['root /srv; index other.html;', '/', 403, '403 Forbidden'],
    ['root /srv; autoindex on; index other.html;', '/', 200, '<a href="docs/">docs/</a>'],
    ['root /srv;', '/docs', 301, '301 Moved Permanently'],
    ['location /files/ { alias /srv/docs/; }', '/files/a.txt', 200, 'the text'],
    ['root /srv; error_page 404 /docs/a.txt;', '/none', 404, 'the text'],
    ['root /srv; error_page 404 =200 /docs/a.txt;', '/none', 200, 'the text'],
    ['root /srv; error_page 404 /none.html;', '/none', 404, '404 Not Found'],
    ['# comment\n location /c { # another }\n return 200 "a;b{c}"; }', '/c', 200, 'a;b{c}'],
    ['location /o { location /o/i { return 200 inner; } return 200 outer; }', '/o/i', 200, 'inner'],
  ])('server { %s } answers %s with %i', (lines, path, status, body) => {
    const pages = { '/srv/index.html': 'home', '/srv/docs/a.txt': 'the text' }
    const answer = ask(filesWith(`server { listen 80; ${lines} }`, pages), path)
    expect(answer.status).toBe(status)
    expect(answer.body).toContain(body)
  })

  it('servers are told apart by their ports, and one may be the default', () => {
    const files = filesWith(
      'server { listen 8080; return 200 a; } server { listen *:9090 default_server; return 200 b; }' +
        'server { listen 9090; return 200 c; } server { return 200 d; }',
    )
    expect([8080, 9090, 80].map((port) => ask(files, '/', port).body)).toEqual(['a', 'b', 'd'])
  })

  it('a location may stay out of the access log', () => {
    const files = filesWith('server { location /h { access_log off; return 200; } }')
    expect(ask(files, '/h').logged).toBe(false)
    expect(ask(files, '/').logged).toBe(true)
  })

  it('files are not written with POST', () => {
    expect(ask(filesWith('server { root /usr/share/nginx/html; }'), '/', 80, 'POST').status).toBe(
      405,
    )
  })
})

it.each([
  ['server { listne 80; }', 'unknown directive "listne" in CONF:1'],
  ['server {\n  listen 80\n}\n', 'unexpected "}" in CONF:3'],
  ['server {\n  listen 80;\n', 'unexpected end of file, expecting "}" in CONF:3'],
  ['server {\n  listen 80', 'unexpected end of file, expecting ";" or "}" in CONF:2'],
  ['listen 80;', '"listen" directive is not allowed here in CONF:1'],
  ['server;', 'directive "server" has no opening "{" in CONF:1'],
  ['server { root /a { } }', 'directive "root" is not terminated by ";" in CONF:1'],
  ['server { root; }', 'invalid number of arguments in "root" directive in CONF:1'],
  ['server { root /a; root /b; }', '"root" directive is duplicate in CONF:1'],
  ['server { location / {} location / {} }', 'duplicate location "/" in CONF:1'],
  ['server { listen 99999; }', 'invalid port in "99999" of the "listen" directive in CONF:1'],
  ['server { listen web:80; }', 'host not found in "web:80" of the "listen" directive in CONF:1'],
  ['server { location x /a { } }', 'invalid location modifier "x" in CONF:1'],
  ['server { return abc def; }', 'invalid return code "abc" in CONF:1'],
  ['server { location / { proxy_pass backend; } }', 'invalid URL prefix in CONF:1'],
  [
    'include none.conf;',
    'open() "/etc/nginx/none.conf" failed (2: No such file or directory) in CONF:1',
  ],
  ['include none/*.conf; server { listen 80; }', 'started'],
  ['} server {', 'unexpected "}" in CONF:1'],
  ['; server {}', 'unexpected ";" in CONF:1'],
  ['map $a $b { default 0; "~^x" 1; }\nupstream u { server a:80 weight=2; }', 'started'],
])('of the configuration %j nginx says %j', (server, message) => {
  expect(refusal(filesWith(server))).toBe(message.replace('CONF', CONF_D))
})

it('a main file of one’s own must have what nginx needs', () => {
  const main = (text: string) => filesWith('', { '/etc/nginx/nginx.conf': text })
  expect(refusal(main('http { server { } }'))).toBe('no "events" section in configuration')
  expect(refusal(main('events {} events {}'))).toBe(
    '"events" directive is duplicate in /etc/nginx/nginx.conf:1',
  )
  const files = main('events {} http { server { listen 8080; return 200 mine; } }')
  expect(ask(files, '/', 8080).body).toBe('mine')
  expect(refusal(createFileSystem({}, [], new Map()))).toBe(
    'open() "/etc/nginx/nginx.conf" failed (2: No such file or directory)',
  )
})
