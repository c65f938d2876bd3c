#!/bin/sh
# Prints the base image to write into the Dockerfile: the newest Node 24 on Debian, pinned. Needs Docker with buildx, and the
# internet; could not be run where it was written. Compare with https://github.com/docker-library/repo-info before you take it.
set -eu
version=$(docker run --rm --pull always node:24-trixie-slim node --version | tr -d v)
tag="node:$version-trixie-slim"
digest=$(docker buildx imagetools inspect "$tag" --format '{{.Manifest.Digest}}')
echo "ARG NODE=$tag@$digest"
