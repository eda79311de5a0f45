#!/usr/bin/env bash
# Makes every sentence of the kiosk's voice guidance with espeak-ng, sox and ffmpeg. See README.md.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p clips/zh clips/en
target_db=-20 # RMS of each clip, as loud as the hall's other voice.

finish() { # finish NAME: trim silence, light EQ, equal loudness, soft edges, encode
  local shaped="$work/shaped.wav" level gain
  sox "$work/raw.wav" -r 48000 "$shaped" \
    silence 1 0.005 0.4% reverse silence 1 0.005 0.4% reverse \
    gain -4 highpass 110 equalizer 240 0.9q -1.5 equalizer 3000 0.9q +3 equalizer 7500 1.2q -2 lowpass 10500
  level=$(sox "$shaped" -n stats 2>&1 | awk '/^RMS lev dB/ { print $4 }')
  gain=$(awk -v t="$target_db" -v l="$level" 'BEGIN { print t - l }')
  sox "$shaped" "$work/faded.wav" fade t 0.004 -0 0.012
  ffmpeg -v error -y -i "$work/faded.wav" -af "volume=${gain}dB,alimiter=limit=0.89:level=false" -ac 1 -c:a libopus -b:a 24k -vbr on -application audio \
    -map_metadata -1 -fflags +bitexact -flags:a +bitexact "clips/$1.ogg"
}

# Slower than a call: whoever listens also looks for a button.
zh() { espeak-ng -v cmn-latn-pinyin -s 140 -p 62 -w "$work/raw.wav" "$2" && finish "zh/$1"; }
en() { espeak-ng -v en-gb -s 150 -p 58 -w "$work/raw.wav" "$2" && finish "en/$1"; }

# 请选择要办的事项。有预约，请按"我有预约"。需要帮助，请按"呼叫导办员"。
zh home 'qing3 xuan3 ze2 yao4 ban4 de5 shi4 xiang4. you3 yu4 yue1, qing3 an4 wo3 you3 yu4 yue1. xu1 yao4 bang1 zhu4, qing3 an4 hu1 jiao4 dao3 ban4 yuan2.'
# 请选择具体事项。
zh list 'qing3 xuan3 ze2 ju4 ti3 shi4 xiang4.'
# 请按字母，输入事项的拼音首字母。
zh search 'qing3 an4 zi4 mu3, shu1 ru4 shi4 xiang4 de5 pin1 yin1 shou3 zi4 mu3.'
# 请看要带的材料和预计等候时间。确认后，请按取号。
zh confirm 'qing3 kan4 yao4 dai4 de5 cai2 liao4 he2 yu4 ji4 deng3 hou4 shi2 jian1. que4 ren4 hou4, qing3 an4 qu3 hao4.'
# 请把预约二维码对准扫码口，或者输入八位签到码。
zh check-in 'qing3 ba3 yu4 yue1 er4 wei2 ma3 dui4 zhun3 sao3 ma3 kou3, huo4 zhe3 shu1 ru4 ba1 wei4 qian1 dao4 ma3.'
# 取号成功。请记住屏幕上的号码，取走号票，留意叫号。
zh ticket 'qu3 hao4 cheng2 gong1. qing3 ji4 zhu4 ping2 mu4 shang4 de5 hao4 ma3, qu3 zou3 hao4 piao4, liu2 yi4 jiao4 hao4.'
# 取号成功，但是没有打印号票。请记住屏幕上的号码，或者用手机扫码。
zh ticket-without-paper 'qu3 hao4 cheng2 gong1, dan4 shi4 mei2 you3 da3 yin4 hao4 piao4. qing3 ji4 zhu4 ping2 mu4 shang4 de5 hao4 ma3, huo4 zhe3 yong4 shou3 ji1 sao3 ma3.'
# 已呼叫导办员，请在本机旁稍候。
zh help 'yi3 hu1 jiao4 dao3 ban4 yuan2, qing3 zai4 ben3 ji1 pang2 shao1 hou4.'
# 您还在吗？请按继续。
zh still-there 'nin2 hai2 zai4 ma5? qing3 an4 ji4 xu4.'
# 取号暂停，请到导办台。
zh away 'qu3 hao4 zan4 ting2, qing3 dao4 dao3 ban4 tai2.'
# 今天的取号已结束。
zh closed 'jin1 tian1 de5 qu3 hao4 yi3 jie2 shu4.'

en home 'Please choose what brings you here. If you have booked, press: I have a booking. If you need help, press: Call a guide.'
en list 'Please choose the service.'
en search 'Press letters to type the name of what you need.'
en confirm 'See what to bring, and the expected wait. Then press: Take a ticket.'
en check-in 'Hold the Q R code of your booking to the scanner, or type your eight digit check-in code.'
en ticket 'You have a number. Remember it, take your ticket, and listen for your call.'
en ticket-without-paper 'You have a number, but no ticket was printed. Remember the number on the screen, or scan the code with your phone.'
en help 'A guide has been called. Please wait beside this kiosk.'
en still-there 'Are you still there? Press: Go on.'
en away 'Tickets are paused. Please go to the guide desk.'
en closed 'No more tickets today.'
