import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Beside every file of words its compressed twins, made once: the server sends the one that the browser takes. */
export function precompress(): Plugin {
  return {
    name: 'aanzet-precompress',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      for (const file of Object.keys(bundle)) {
        if (dir === undefined || !/\.(?:js|css|html|svg)$/.test(file)) continue;
        const target = path.join(dir, file);
        const content = readFileSync(target);
        writeFileSync(`${target}.br`, brotliCompressSync(content));
        writeFileSync(`${target}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  };
}
