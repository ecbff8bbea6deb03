import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayDevice } from '../../src/domain/device.ts';

describe('a device in plain words', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36', 'Windows 电脑，Chrome 浏览器'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0', 'Windows 电脑，Edge 浏览器'],
    ['Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/78.0.3904.108 Safari/537.36 360SE', 'Windows 电脑，360 浏览器'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1', 'iPhone 手机，Safari 浏览器'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.44', 'iPhone 手机，微信'],
    ['Mozilla/5.0 (Linux; Android 14; V2241A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0 Mobile Safari/537.36 wxwork/4.1 MicroMessenger/7.0', '安卓手机，企业微信'],
    ['Mozilla/5.0 (Linux; Android 12; HarmonyOS; ALN-AL00) AppleWebKit/537.36 Chrome/99.0 HuaweiBrowser/14.0 Mobile Safari/537.36', '鸿蒙设备，华为浏览器'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15', '苹果电脑，Safari 浏览器'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Linux 电脑，火狐浏览器'],
    ['curl/8.5.0', '未知设备'],
    ['', '未知设备'],
  ])('%s is %s', (agent, words) => {
    expect(sayDevice(agent)).toBe(words);
  });

  it('never shows a word of what a program says of itself', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (agent) => void expect(sayDevice(`${agent}<b>x`)).not.toContain('<b>x')));
  });
});
