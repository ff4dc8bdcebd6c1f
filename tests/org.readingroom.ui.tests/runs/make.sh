#!/bin/sh
# Makes the stored run anew: ./make.sh small (ten minutes on two cores). Needs a built checkout and Python 3.
# The phantoms are not stored: the seed gives the same ones wherever they are made. Of the run, what tests do not look at and
# what is of this machine alone is left out: weights, the scores of slices, pictures, and the page of the report.
set -eu
name=$1
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd -P)
top=$here/../../..
work=$(mktemp -d)
trap 'kill $endpoint 2>/dev/null; rm -rf "$work"' EXIT
python3 "$top/tools/python/scripted_endpoint.py" --port 8099 &
endpoint=$!
"$top/readingroom" phantom --out "$work/phantoms" --cases 20 --size small -q
"$top/readingroom" run "$here/$name/$name.yaml" --root phantoms="$work/phantoms" --out "$work/run" -q
cd "$work/run"
rm -rf roots.json slice_scores.csv report/index.html report/patients
find . \( -name '*.png' -o -name '*.tex' -o -name '*.safetensors' -o -name '*.lock' \) -delete
sed -i 's/"os" : "Linux [^"]*"/"os" : "Linux"/' environment.json
rm -rf "${here:?}/$name/run"
cp -r "$work/run" "$here/$name/run"
du -sh "$here/$name/run"
