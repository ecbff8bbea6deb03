/**
 * What a browser says of itself (User-Agent) in plain words: `Windows 电脑，Edge 浏览器`. Only for people to recognise
 * their own devices; it proves nothing.
 */
export function sayDevice(agent: string): string {
  const device = DEVICES.find(([, pattern]) => pattern.test(agent))?.[0];
  const browser = BROWSERS.find(([, pattern]) => pattern.test(agent))?.[0];
  if (device && browser) return `${device}，${browser}`;
  return device ?? browser ?? '未知设备';
}

/** In this order: a later one also fits agents of an earlier one. */
const DEVICES: readonly (readonly [string, RegExp])[] = [
  ['iPhone 手机', /iPhone/],
  ['iPad 平板', /iPad/],
  ['鸿蒙设备', /HarmonyOS|OpenHarmony/],
  ['安卓手机', /Android.*Mobile/],
  ['安卓平板', /Android/],
  ['Windows 电脑', /Windows/],
  ['苹果电脑', /Macintosh|Mac OS X/],
  ['Linux 电脑', /Linux|X11/],
];

const BROWSERS: readonly (readonly [string, RegExp])[] = [
  ['企业微信', /wxwork/],
  ['微信', /MicroMessenger/],
  ['钉钉', /DingTalk/],
  ['支付宝', /AlipayClient/],
  ['QQ 浏览器', /QQBrowser/],
  ['UC 浏览器', /UCBrowser/],
  ['夸克浏览器', /Quark/],
  ['华为浏览器', /HuaweiBrowser|ArkWeb/],
  ['小米浏览器', /MiuiBrowser/],
  ['搜狗浏览器', /MetaSr/],
  ['360 浏览器', /360SE|360EE|QihooBrowser/],
  ['Edge 浏览器', /Edg(?:e|A|iOS)?\//],
  ['Opera 浏览器', /OPR\//],
  ['火狐浏览器', /Firefox\/|FxiOS/],
  ['Chrome 浏览器', /Chrome\/|CriOS/],
  ['Safari 浏览器', /Safari\//],
];
