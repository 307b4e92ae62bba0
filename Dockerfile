# The dashboard as a container, for a host who serves others. Read docs/hosting.md first: it belongs behind a proxy.
FROM python:3.11-slim AS built
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /source
COPY . .
RUN python -m venv /app
ENV PATH=/app/bin:$PATH
# Every package is checked by its hash; then the program itself is built with what is installed, fetching nothing more.
RUN python docs/hosting/lock_for_the_app.py > /tmp/app.lock \
    && pip install --require-hashes --no-deps -r /tmp/app.lock \
    && pip install --no-deps --no-build-isolation . \
    && pip check

FROM python:3.11-slim
RUN useradd --system --no-create-home --uid 10001 fairbudget
COPY --from=built /app /app
# Settings that are not named here are the program's own (.streamlit/config.toml). Temporary files are in memory when
# the container is run as docs/hosting.md says.
ENV PATH=/app/bin:$PATH \
    HOME=/tmp \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    STREAMLIT_SERVER_ADDRESS=0.0.0.0
WORKDIR /tmp
USER 10001
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request; base = os.environ.get('STREAMLIT_SERVER_BASE_URL_PATH', '').strip('/'); assert urllib.request.urlopen('http://127.0.0.1:8501/' + (base + '/' if base else '') + '_stcore/health', timeout=4).read() == b'ok'"]
CMD ["fairbudget", "app", "--port", "8501", "--no-browser"]
