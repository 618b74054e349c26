/** Builds everything that runs: Electron's main process, its preload, browser mode and the renderer, into dist/. */
import { cpSync, renameSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { fingerprint, markBuilt } from './lib/stale.mjs';

const root = join(import.meta.dirname, '..');
/** Built aside and renamed at the end: nobody ever starts a half-built program. */
const dist = join(root, `.cache/build-${process.pid}`);
/** Native or given by the runtime; all else is bundled, so that the package carries no node_modules but these. */
const EXTERNAL = ['electron', 'better-sqlite3', 'keytar', ...builtinModules, /^node:/];

/** One self-contained file: a sandboxed preload that requires a shared chunk silently doesn't load. */
const nodeEntry = (entry, outDir, fileName, format) =>
  build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: join(root, entry),
      outDir: join(dist, outDir),
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      sourcemap: false,
      rolldownOptions: {
        external: EXTERNAL,
        output: { format, entryFileNames: fileName, codeSplitting: false },
      },
    },
  });

const renderer = () =>
  build({
    root: join(root, 'renderer'),
    configFile: false,
    logLevel: 'warn',
    base: '/',
    plugins: [react()],
    build: {
      outDir: join(dist, 'renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      chunkSizeWarningLimit: 3000,
      // A font as data: in the styles would need font-src data: in the CSP.
      assetsInlineLimit: 0,
    },
  });

const print = fingerprint(root);
await nodeEntry('main/web.ts', 'main', 'web.mjs', 'esm');
await nodeEntry('main/index.ts', 'main', 'index.cjs', 'cjs');
// CommonJS as the entry that starts it: the native module is found the same way in both.
await nodeEntry('main/documents/worker.ts', 'main', 'documentsWorker.cjs', 'cjs');
await nodeEntry('main/documents/bookWorker.ts', 'main', 'bookWorker.cjs', 'cjs');
await nodeEntry('main/sync/rebaseWorker.ts', 'main', 'rebaseWorker.cjs', 'cjs');
await nodeEntry('central/index.ts', 'main', 'central.mjs', 'esm');
await nodeEntry('preload/index.ts', 'preload', 'index.cjs', 'cjs');
await renderer();
cpSync(join(root, 'db/migrations'), join(dist, 'migrations'), { recursive: true });
for (const texts of ['templates', 'notices']) {
  cpSync(join(root, 'assets', texts), join(dist, texts), {
    recursive: true,
    filter: (path) => !path.endsWith('.md'),
  });
}
rmSync(join(root, 'dist'), { recursive: true, force: true });
renameSync(dist, join(root, 'dist'));
markBuilt(root, print);
