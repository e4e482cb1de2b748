"""Files that put a published database behind a web server: Dockerfile, compose file, nginx."""

from collections.abc import Sequence

_NGINX = """\
# Reads only, answered from memory where the build has not changed. Put HTTPS in front of it.
worker_processes auto;
pid {folder}/nginx.pid;
error_log {errors} warn;
events {{ worker_connections 1024; }}
http {{
  include {types};
  access_log off;
  server_tokens off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  proxy_cache_path {folder}/cache keys_zone=deals:20m max_size=1g inactive=1d use_temp_path=off;
  limit_req_zone $binary_remote_addr zone=readers:10m rate={rate}r/s;
  limit_req_status 429;
  upstream deals {{
{servers}
    keepalive 32;
  }}
  server {{
    listen {listen};
    client_max_body_size 64k;
    add_header X-Content-Type-Options nosniff always;
    add_header X-Frame-Options DENY always;
    add_header Referrer-Policy no-referrer-when-downgrade always;
    add_header Content-Security-Policy "default-src 'self'; script-src 'self' 'unsafe-inline'; \
style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'" always;
    add_header X-Cache $upstream_cache_status always;
    location / {{
      limit_except GET {{ deny all; }}
      limit_req zone=readers burst={burst} nodelay;
      proxy_pass http://deals;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-Proto $scheme;
      # Nobody logs in here: cookies and tokens are dropped, so that one answer serves all.
      proxy_set_header Cookie "";
      proxy_set_header Authorization "";
      proxy_ignore_headers Vary Set-Cookie;
      proxy_hide_header Set-Cookie;
      proxy_hide_header X-Content-Type-Options;
      proxy_cache deals;
      proxy_cache_key "$http_host$request_uri$gzipped";
      proxy_cache_valid 200 301 308 1h;
      proxy_cache_valid 404 1m;
      proxy_cache_lock on;
      proxy_cache_use_stale error timeout updating;
    }}
  }}
  map $http_accept_encoding $gzipped {{ default 0; ~gzip 1; }}
}}
"""

_DOCKERFILE = """\
FROM python:3.13-slim
# The program: a release, or an address such as git+https://... given with --build-arg.
ARG DEALS=deals=={version}
RUN pip install --no-cache-dir "$DEALS" && useradd --system deals
WORKDIR /srv
COPY deals.db deals.inspect.json ./
USER deals
EXPOSE 8001
CMD ["deals", "serve", "--immutable", "--db", "deals.db", "--host", "0.0.0.0", "--port", "8001"]
"""

_COMPOSE = """\
services:
  deals:
    build: .
    deploy: {{replicas: {processes}}}
    read_only: true
    tmpfs: [/tmp]
    restart: unless-stopped
  nginx:
    image: nginx:stable
    depends_on: [deals]
    ports: ["8080:8080"]
    volumes: ["./nginx.conf:/etc/nginx/nginx.conf:ro"]
    tmpfs: [/var/cache/deals]
    restart: unless-stopped
"""


def nginx(
    upstreams: Sequence[str],
    *,
    listen: str = "8080",
    folder: str = "/var/cache/deals",
    types: str = "/etc/nginx/mime.types",
    errors: str = "/dev/stderr",
    rate: int = 20,
) -> str:
    """A whole nginx.conf in front of servers (`host:port`); `rate` is requests a second and
    address, of which three seconds' worth may come at once."""
    servers = "\n".join(f"    server {each};" for each in upstreams)
    return _NGINX.format(
        servers=servers, listen=listen, folder=folder, types=types, errors=errors,
        rate=rate, burst=3 * rate,
    )  # fmt: skip


def dockerfile(version: str) -> str:
    """An image that serves the database beside it."""
    return _DOCKERFILE.format(version=version)


def compose(processes: int) -> str:
    """So many servers behind one nginx."""
    return _COMPOSE.format(processes=processes)
