/** In the order in which they are looked for: most name others as well. */
const browsers = [
  ['edge', /\bEdgA?\//],
  ['opera', /\bOPR\//],
  ['samsung', /\bSamsungBrowser\//],
  ['firefox', /\b(?:Firefox|FxiOS)\//],
  ['chrome', /\b(?:Headless)?(?:Chrome|CriOS|Chromium)\//],
  ['safari', /\bSafari\//],
] as const;
const systems = [
  ['ios', /\b(?:iPhone|iPad|iPod)\b/],
  ['android', /\bAndroid\b/],
  ['windows', /\bWindows\b/],
  ['mac', /\bMac OS X\b/],
  ['linux', /\bLinux\b/],
] as const;

/** `firefox windows`: enough for its owner to know a device again, too little for anybody else. */
export function browserOf(userAgent: string | undefined): string {
  const named = (list: readonly (readonly [string, RegExp])[]): string =>
    list.find(([, shape]) => shape.test(userAgent ?? ''))?.[0] ?? 'other';
  return `${named(browsers)} ${named(systems)}`;
}
