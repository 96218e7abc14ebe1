# docker build -t polreq . && docker run --rm -v "$PWD":/data polreq trace
FROM python:3.12-slim AS build
COPY . /source
RUN python -m venv /usr/local/polreq \
    && /usr/local/polreq/bin/python -m pip install --no-cache-dir --quiet '/source[fast,import,tui,xlsx]'

FROM python:3.12-slim
COPY --from=build /usr/local/polreq /usr/local/polreq
# Not as root: what is written into the mounted folder belongs to the user of that number.
RUN useradd --create-home --uid 1000 polreq
USER polreq
ENV PATH=/usr/local/polreq/bin:$PATH LANG=C.UTF-8 POLREQ_LANG=zh
WORKDIR /data
ENTRYPOINT ["polreq"]
CMD ["--help"]
