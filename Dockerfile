# The program in a container, for a server or a machine that is not Debian 12:
#
#   docker build --tag dnd .
#   docker run --rm --interactive --tty --volume dnd:/dnd dnd campaign create "The Lost Mine"
#   docker run --rm --interactive --tty --volume dnd:/dnd dnd repl "The Lost Mine"
#
# Worlds, settings and history are in the volume, which is also the user's home.
FROM debian:12 AS build
# These are the lists build_packages and package_packages of cmake/bootstrap.bash.
RUN apt-get update && apt-get install --yes --no-install-recommends \
    g++ cmake ninja-build libcaf-dev libsimdjson-dev libyaml-cpp-dev libpugixml-dev \
    libtoml11-dev libfmt-dev libutf8proc-dev libxxhash-dev libzstd-dev libjemalloc-dev libedit-dev \
    libboost1.74-dev libssl-dev libsqlite3-dev libpq-dev zlib1g-dev prometheus-cpp-dev esbuild \
    dpkg-dev file
WORKDIR /source
COPY CMakeLists.txt CMakePresets.json CHANGELOG.md LICENSE NOTICE ./
COPY cmake cmake
COPY share share
COPY worlds/srd worlds/srd
COPY worlds/Sample worlds/Sample
COPY model model
COPY io io
COPY actors actors
COPY cli cli
COPY benchmarks benchmarks
RUN cmake --preset release -DDND_TESTS=OFF && cmake --build --preset release --target dnd \
    && cpack --preset deb

FROM debian:12-slim
COPY --from=build /source/build/package/dnd_*.deb /tmp/
RUN apt-get update && apt-get install --yes --no-install-recommends /tmp/dnd_*.deb \
    && rm -rf /var/lib/apt/lists/* /tmp/dnd_*.deb \
    && useradd --create-home --home-dir /dnd --shell /usr/sbin/nologin dnd
ENV LANG=C.UTF-8 DND_WORLDS_DIR=/dnd/worlds DND_DATA_DIR=/dnd/data
WORKDIR /dnd
USER dnd
VOLUME /dnd
ENTRYPOINT ["dnd"]
