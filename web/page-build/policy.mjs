/**
 * The content policy in the page itself, for hosts of files that can add no header. It is the one that `stature serve` sends,
 * less what browsers take from a header alone.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';

const headers = new URL('../../stature/src/stature/headers.toml', import.meta.url);

/** A plugin of Vite's: in front of everything that the policy is for. A page under development needs more, and has none. */
export function policyInThePage() {
  const content = parse(readFileSync(headers, 'utf8')).policy.join('; ');
  return {
    name: 'content-policy',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content }, injectTo: 'head-prepend' },
    ],
  };
}
