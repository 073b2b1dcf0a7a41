#!/usr/bin/env bash
# Makes the pictures of assets/icon.svg in the sizes that desktops ask for. Run it after drawing on the icon.
# Needs rsvg-convert (package librsvg2-bin) and ImageMagick.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../assets"
mkdir -p icon
for size in 16 24 32 48 64 128 256 512; do
    rsvg-convert --width "$size" --height "$size" icon.svg --output "icon/icon-$size.png"
done
convert icon/icon-{16,24,32,48,64,128,256}.png icon.ico
