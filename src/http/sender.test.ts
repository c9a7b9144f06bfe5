import { expect, test } from 'vitest'
import { browserOf } from './sender.ts'

const chromium = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0'

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0', 'firefox', 'linux'],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chromium} Safari/537.36`, 'chrome', 'windows'],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chromium} Safari/537.36 Edg/141.0.0.0`, 'edge', 'windows'],
  [`Mozilla/5.0 (Linux; Android 10; K) ${chromium} Mobile Safari/537.36`, 'chrome', 'android'],
  [`Mozilla/5.0 (Linux; Android 15) ${chromium} SamsungBrowser/28.0 Mobile Safari/537.36`, 'samsung', 'android'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Version/18.6 Mobile/15E148 Safari/604.1',
    'safari',
    'ios',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.6 Safari/605.1.15',
    'safari',
    'macos',
  ],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${chromium} Safari/537.36`, 'chrome', 'chrome-os'],
  ['jazari-cli/0.1.0', 'jazari-cli', 'other'],
  ['', 'other', 'other'],
  [`${'x'.repeat(100_000)} Firefox/1`, 'other', 'other'],
])('%s is told by its family and system', (agent, family, system) => {
  expect(browserOf(agent)).toEqual({ family, system })
})
