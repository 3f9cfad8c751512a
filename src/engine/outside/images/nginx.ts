import type { ImageConfig } from '../registryMessages'
import { http, imageOf, type KnownImage, program, versionTags } from './knownImage'

/** The last release of each minor version, which a tag without a patch stands for. */
const RELEASES: Readonly<Record<string, string>> = {
  '1.14': '1.14.2',
  '1.15': '1.15.12',
  '1.16': '1.16.1',
  '1.17': '1.17.10',
  '1.18': '1.18.0',
  '1.19': '1.19.10',
  '1.20': '1.20.2',
  '1.21': '1.21.6',
  '1.22': '1.22.1',
  '1.23': '1.23.4',
  '1.24': '1.24.0',
  '1.25': '1.25.5',
  '1.26': '1.26.3',
  '1.27': '1.27.5',
  '1.28': '1.28.0',
  '1.29': '1.29.3',
}

/** What `nginx -v` says in the image of a tag: `1.27-alpine` is 1.27.5, `latest` the newest. */
function versionOf(tag: string): string {
  const [version = ''] = /^\d+\.\d+(\.\d+)?/.exec(tag) ?? []
  if (version.split('.').length === 3) return version
  return RELEASES[version] ?? (version === '' ? '1.29.3' : `${version}.0`)
}

const welcome =
  '<!DOCTYPE html>\n<html>\n<head>\n<title>Welcome to nginx!</title>\n</head>\n<body>\n' +
  '<h1>Welcome to nginx!</h1>\n<p>If you see this page, the nginx web server is successfully ' +
  'installed and\nworking. Further configuration is required.</p>\n</body>\n</html>\n'

const errorPage =
  '<!DOCTYPE html>\n<html>\n<head>\n<title>Error</title>\n</head>\n<body>\n' +
  '<h1>An error occurred.</h1>\n<p>Sorry, the page you are looking for is currently unavailable.' +
  '<br/>\nPlease try again later.</p>\n</body>\n</html>\n'

const notFound = (version: string): string =>
  '<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n' +
  '<center><h1>404 Not Found</h1></center>\r\n' +
  `<hr><center>nginx/${version}</center>\r\n</body>\r\n</html>\r\n`

const mainConfiguration = `
user  nginx;
worker_processes  auto;

error_log  /var/log/nginx/error.log notice;
pid        /run/nginx.pid;


events {
    worker_connections  1024;
}


http {
    include       /etc/nginx/mime.types;
    default_type  application/octet-stream;

    log_format  main  '$remote_addr - $remote_user [$time_local] "$request" '
                      '$status $body_bytes_sent "$http_referer" '
                      '"$http_user_agent" "$http_x_forwarded_for"';

    access_log  /var/log/nginx/access.log  main;

    sendfile        on;
    #tcp_nopush     on;

    keepalive_timeout  65;

    #gzip  on;

    include /etc/nginx/conf.d/*.conf;
}
`

const defaultServer = `server {
    listen       80;
    listen  [::]:80;
    server_name  localhost;

    #access_log  /var/log/nginx/host.access.log  main;

    location / {
        root   /usr/share/nginx/html;
        index  index.html index.htm;
    }

    #error_page  404              /404.html;

    # redirect server error pages to the static page /50x.html
    #
    error_page   500 502 503 504  /50x.html;
    location = /50x.html {
        root   /usr/share/nginx/html;
    }
}
`

/** What a mount hides, or a shell may read and change. */
const files: Readonly<Record<string, string>> = Object.freeze({
  '/etc/nginx/nginx.conf': mainConfiguration,
  '/etc/nginx/mime.types': 'types {\n    text/html  html htm shtml;\n    text/css   css;\n}\n',
  '/etc/nginx/fastcgi_params': 'fastcgi_param  QUERY_STRING  $query_string;\n',
  '/etc/nginx/uwsgi_params': 'uwsgi_param  QUERY_STRING  $query_string;\n',
  '/etc/nginx/scgi_params': 'scgi_param  QUERY_STRING  $query_string;\n',
  '/etc/nginx/conf.d/default.conf': defaultServer,
  '/usr/share/nginx/html/index.html': welcome,
  '/usr/share/nginx/html/50x.html': errorPage,
})

const lines = [
  '/docker-entrypoint.sh: /docker-entrypoint.d/ is not empty, will attempt to perform configuration',
  '/docker-entrypoint.sh: Looking for shell scripts in /docker-entrypoint.d/',
  '/docker-entrypoint.sh: Launching /docker-entrypoint.d/10-listen-on-ipv6-by-default.sh',
  '/docker-entrypoint.sh: Launching /docker-entrypoint.d/20-envsubst-on-templates.sh',
  '/docker-entrypoint.sh: Launching /docker-entrypoint.d/30-tune-worker-processes.sh',
  '/docker-entrypoint.sh: Configuration complete; ready for start up',
  '[notice] 1#1: using the "epoll" event method',
  '[notice] 1#1: start worker processes',
]

const server = (version: string) =>
  program('nginx', {
    startupMicros: 250_000,
    listeners: [http(80)],
    // What its files come to as the image has them: most containers never look further.
    replies: [
      { path: '/', status: 200, body: welcome },
      { path: '/index.html', status: 200, body: welcome },
      { path: '/50x.html', status: 200, body: errorPage },
      { path: '*', status: 404, body: notFound(version) },
    ],
    reads: 'nginx',
    accessLog: 'combined',
    lines: lines.map((line, index) => ({ afterMicros: 20_000 + index * 25_000, line })),
    memoryBytes: 7_340_032,
    // The image's STOPSIGNAL is SIGQUIT: workers finish what they serve.
    term: { afterMicros: 120_000, exitCode: 0 },
  })

/** The image of a tag; with the entrypoint script that Docker Hub's has, or without. */
function imageOfTag(tag: string, scripted: boolean): ImageConfig {
  const version = versionOf(tag)
  const main = server(version)
  return imageOf(main, {
    entrypoint: scripted ? ['/docker-entrypoint.sh'] : [],
    cmd: ['nginx', '-g', 'daemon off;'],
    programs: scripted ? { nginx: main, 'docker-entrypoint.sh': main } : { nginx: main },
    env: { NGINX_VERSION: version },
    files,
  })
}

/** The web server, as Docker Hub carries it. There never was a 1.161. */
export const nginx: KnownImage = {
  repository: 'docker.io/library/nginx',
  hasTag: versionTags({
    names: ['latest', 'stable', 'mainline', 'alpine', 'bookworm', 'trixie', 'perl'],
    minors: { '1': [7, 29] },
    suffixes: ['alpine', 'alpine-slim', 'alpine-perl', 'perl', 'bookworm', 'bullseye', 'trixie'],
  }),
  sizeBytes: (tag) => (tag.includes('alpine') ? 20_506_422 : 72_319_283),
  layers: 7,
  config: (tag) => imageOfTag(tag, true),
}

/** The variant of Kubernetes' own StatefulSet tutorial. */
export const nginxSlim: KnownImage = {
  repository: 'registry.k8s.io/nginx-slim',
  hasTag: versionTags({ names: [], minors: { '0': [1, 27] }, suffixes: [] }),
  sizeBytes: () => 56_100_000,
  layers: 5,
  config: (tag) => imageOfTag(tag, false),
}
