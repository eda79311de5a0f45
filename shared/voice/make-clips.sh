#!/usr/bin/env bash
# Makes every clip of the built-in voice with espeak-ng, sox and ffmpeg. See README.md.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p clips/zh clips/en
target_db=-20 # RMS of each clip: clips of equal loudness can be joined.

finish() { # finish NAME: trim silence, light EQ, equal loudness, soft edges, encode
  local shaped="$work/shaped.wav" level gain
  sox "$work/raw.wav" -r 48000 "$shaped" \
    silence 1 0.005 0.4% reverse silence 1 0.005 0.4% reverse \
    highpass 110 equalizer 240 0.9q -1.5 equalizer 3000 0.9q +3 equalizer 7500 1.2q -2 lowpass 10500
  level=$(sox "$shaped" -n stats 2>&1 | awk '/^RMS lev dB/ { print $4 }')
  gain=$(awk -v t="$target_db" -v l="$level" 'BEGIN { print t - l }')
  sox "$shaped" "$work/faded.wav" fade t 0.004 -0 0.012
  ffmpeg -v error -y -i "$work/faded.wav" -af "volume=${gain}dB,alimiter=limit=0.89:level=false" -ac 1 -c:a libopus -b:a 32k -vbr on -application audio \
    -map_metadata -1 -fflags +bitexact -flags:a +bitexact "clips/$1.ogg"
}

zh() { espeak-ng -v cmn-latn-pinyin -s 160 -p 62 -w "$work/raw.wav" "$2" && finish "zh/$1"; }
en() { espeak-ng -v en-gb -s 170 -p 58 -w "$work/raw.wav" "$2" && finish "en/$1"; }
# Chinese speakers say the Latin letter of a ticket as in English: same throat, a little slower.
zh_letter() { espeak-ng -v en-gb -s 160 -p 46 -w "$work/raw.wav" "$2" && finish "zh/$1"; }

index=0
for syllable in ling2 yi1 er4 san1 si4 wu3 liu4 qi1 ba1 jiu3; do zh "$index" "$syllable"; index=$((index + 1)); done
zh ten shi2
zh hundred bai3
zh thousand qian1
zh please "[[tS;h'i21N_|]]" # the half third tone of a word that goes on
zh number hao4
zh to dao4
zh window 'hao4 chuang1 kou3'

index=0
for word in zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
  sixteen seventeen eighteen nineteen; do en "$index" "$word"; index=$((index + 1)); done
index=20
for word in twenty thirty forty fifty sixty seventy eighty ninety; do en "$index" "$word"; index=$((index + 10)); done
en hundred hundred
en thousand thousand
en and and
en number number
en please 'please go to window'

for letter in A B C D E F G H I J K L M N O P Q R S T U V W X Y Z; do
  zh_letter "$letter" "$letter."
  en "$letter" "$letter."
done

# The chime: two soft bell tones, E5 then C5, a fundamental with two quiet partials, dying away.
bell() {
  sox -n -r 48000 "$work/$1.wav" synth "$3" sine "$2" sine "$(awk -v f="$2" 'BEGIN { print f * 2 }')" \
    sine "$(awk -v f="$2" 'BEGIN { print f * 3.01 }')" remix 1v0.8,2v0.14,3v0.06 fade l 0.006 "$3" "$(awk -v d="$3" 'BEGIN { print d - 0.02 }')"
}
bell high 659.25 0.6
bell low 523.25 0.8
sox -m "$work/high.wav" "|sox $work/low.wav -p pad 0.28" "$work/chime.wav" gain -n -9
ffmpeg -v error -y -i "$work/chime.wav" -ac 1 -c:a libopus -b:a 48k -map_metadata -1 -fflags +bitexact -flags:a +bitexact clips/chime.ogg
