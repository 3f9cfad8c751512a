/**
 * The directives nginx knows: where each may stand, how many arguments it takes, and which block
 * it opens. Contexts by letter: m main, e events, h http, s server, l location, u upstream.
 * Left out: directives of modules the official image does not load, and of stream and mail.
 * Source: nginx 1.29 src/core, src/event, src/http
 */

/** Where a directive stands. `free` takes whatever there is: the lines of a map or of types. */
export type Place = 'm' | 'e' | 'h' | 's' | 'l' | 'u' | 'free'

/** What nginx knows of a directive. */
export interface DirectiveRule {
  readonly places: string
  readonly least: number
  readonly most: number
  /** The place inside its braces, where it has some. */
  readonly opens?: Place
}

const ANY = 99

const BLOCKS: readonly (readonly [string, string, number, number, Place])[] = [
  ['events', 'm', 0, 0, 'e'],
  ['http', 'm', 0, 0, 'h'],
  ['stream', 'm', 0, 0, 'free'],
  ['mail', 'm', 0, 0, 'free'],
  ['server', 'h', 0, 0, 's'],
  ['upstream', 'h', 1, 1, 'u'],
  ['location', 'sl', 1, 2, 'l'],
  ['if', 'sl', 1, ANY, 'l'],
  ['limit_except', 'l', 1, ANY, 'l'],
  ['types', 'hsl', 0, 0, 'free'],
  ['map', 'h', 2, 2, 'free'],
  ['geo', 'h', 1, 2, 'free'],
  ['split_clients', 'h', 2, 2, 'free'],
]

/** places, least and most arguments, names. */
const SIMPLE: readonly (readonly [string, number, number, string])[] = [
  ['mehslu', 1, 1, 'include'],
  ['mhsl', 1, ANY, 'error_log'],
  ['m', 1, 2, 'user'],
  [
    'm',
    1,
    ANY,
    'worker_processes pid worker_rlimit_nofile daemon master_process load_module env pcre_jit ' +
      'thread_pool worker_shutdown_timeout worker_cpu_affinity worker_priority lock_file ' +
      'working_directory timer_resolution ssl_engine debug_points worker_rlimit_core',
  ],
  ['e', 1, 1, 'worker_connections use multi_accept accept_mutex accept_mutex_delay'],
  ['s', 1, ANY, 'listen'],
  ['s', 1, ANY, 'server_name'],
  ['hsl', 1, 1, 'root'],
  ['l', 1, 1, 'alias proxy_pass fastcgi_pass uwsgi_pass scgi_pass grpc_pass memcached_pass'],
  ['hsl', 1, ANY, 'index'],
  ['sl', 2, ANY, 'try_files'],
  ['sl', 1, 2, 'return'],
  ['sl', 2, 3, 'rewrite'],
  ['sl', 0, 0, 'break'],
  ['sl', 2, 2, 'set'],
  ['l', 0, 0, 'internal'],
  ['sl', 0, 1, 'stub_status'],
  ['hsl', 2, ANY, 'error_page'],
  ['hsl', 1, ANY, 'access_log allow deny'],
  ['h', 2, ANY, 'log_format proxy_cache_path fastcgi_cache_path limit_req_zone limit_conn_zone'],
  ['u', 1, ANY, 'server keepalive zone hash least_time random keepalive_requests'],
  ['u', 0, 0, 'ip_hash least_conn'],
  [
    'h',
    1,
    ANY,
    'map_hash_bucket_size map_hash_max_size server_names_hash_bucket_size keyval_zone ' +
      'server_names_hash_max_size variables_hash_max_size variables_hash_bucket_size upstream_conf',
  ],
  [
    'hs',
    1,
    ANY,
    'client_header_buffer_size client_header_timeout large_client_header_buffers ' +
      'underscores_in_headers ignore_invalid_headers merge_slashes http2_max_concurrent_streams ' +
      'ssl_certificate ssl_certificate_key ssl_protocols ssl_ciphers ssl_session_cache ' +
      'ssl_session_timeout ssl_session_tickets ssl_prefer_server_ciphers ssl_dhparam ' +
      'ssl_ecdh_curve ssl_stapling ssl_stapling_verify ssl_trusted_certificate ' +
      'ssl_client_certificate ssl_verify_client ssl_verify_depth ssl_buffer_size ' +
      'ssl_reject_handshake ssl_password_file connection_pool_size request_pool_size',
  ],
  ['hs', 1, 1, 'http2 http3'],
  [
    'hsl',
    1,
    ANY,
    'default_type sendfile sendfile_max_chunk aio tcp_nopush tcp_nodelay keepalive_timeout ' +
      'keepalive_requests keepalive_time keepalive_disable lingering_close lingering_time ' +
      'lingering_timeout send_timeout reset_timedout_connection client_body_buffer_size ' +
      'client_body_timeout client_body_temp_path client_max_body_size server_tokens resolver ' +
      'resolver_timeout types_hash_max_size types_hash_bucket_size server_name_in_redirect ' +
      'port_in_redirect absolute_redirect open_file_cache open_file_cache_errors ' +
      'open_file_cache_min_uses open_file_cache_valid log_not_found log_subrequest etag ' +
      'if_modified_since max_ranges satisfy chunked_transfer_encoding disable_symlinks ' +
      'output_buffers postpone_output recursive_error_pages msie_padding msie_refresh ' +
      'read_ahead directio directio_alignment limit_rate limit_rate_after subrequest_output_buffer_size ' +
      'gzip gzip_types gzip_min_length gzip_comp_level gzip_vary gzip_proxied gzip_buffers ' +
      'gzip_disable gzip_http_version gzip_static gunzip gunzip_buffers expires add_header ' +
      'add_trailer auth_basic auth_basic_user_file auth_request auth_request_set autoindex ' +
      'autoindex_exact_size autoindex_format autoindex_localtime charset charset_types ' +
      'override_charset source_charset limit_req limit_req_status limit_req_log_level ' +
      'limit_req_dry_run limit_conn limit_conn_status limit_conn_log_level real_ip_header ' +
      'real_ip_recursive set_real_ip_from rewrite_log uninitialized_variable_warn sub_filter ' +
      'sub_filter_once sub_filter_types sub_filter_last_modified ssi ssi_types mirror ' +
      'mirror_request_body open_log_file_cache random_index valid_referers addition_types ' +
      'add_before_body add_after_body dav_methods create_full_put_path secure_link ' +
      'secure_link_md5 slice mp4 flv userid userid_name image_filter perl client_body_in_file_only ' +
      'client_body_in_single_buffer early_hints',
  ],
]

/** Directives that hand a request on: `proxy_set_header`, `fastcgi_param` and all their kin. */
const FORWARDING = /^(proxy|fastcgi|uwsgi|scgi|grpc|memcached)_[a-z_]+$/

/** What nginx knows of a name; a name may stand in several places with different rules. */
export function rulesOf(name: string): readonly DirectiveRule[] {
  const rules = [...(RULES.get(name) ?? [])]
  if (rules.length === 0 && FORWARDING.test(name))
    rules.push({ places: 'hsl', least: 1, most: ANY })
  return rules
}

const RULES = makeRules()

function makeRules(): ReadonlyMap<string, readonly DirectiveRule[]> {
  const rules = new Map<string, DirectiveRule[]>()
  const add = (name: string, rule: DirectiveRule): void =>
    void rules.set(name, [...(rules.get(name) ?? []), rule])
  for (const [name, places, least, most, opens] of BLOCKS) add(name, { places, least, most, opens })
  for (const [places, least, most, names] of SIMPLE) {
    for (const name of names.split(' ')) add(name, { places, least, most })
  }
  return rules
}
