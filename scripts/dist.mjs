// Packs the built app: `npm run dist` for an installer of this platform, `--dir` for the bare folder, `--win`, `--linux`, `--x64`,
// `--arm64` for another. What is packed stands in electron-builder.yml.
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Arch, build, DEFAULT_TARGET, DIR_TARGET, Platform } from 'electron-builder';
import { downloadReachable, genuineElectron, prepareFallback } from './electron-runtime.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const platforms = { win32: Platform.WINDOWS, linux: Platform.LINUX, darwin: Platform.MAC };

/** Reads the command line; throws a TypeError that names an unknown option. */
function readOptions(args) {
  const flags = ['dir', 'win', 'linux', 'x64', 'arm64'];
  const options = Object.fromEntries(flags.map((name) => [name, { type: 'boolean', default: false }]));
  const { values } = parseArgs({ args, options });
  const os = values.win ? 'win32' : values.linux ? 'linux' : process.platform;
  const arch = values.arm64 ? 'arm64' : values.x64 ? 'x64' : process.arch;
  return { dir: values.dir, os, arch };
}

/**
 * Where the Electron to pack comes from: the installed one, electron-builder's own download, or, where neither can be had, the
 * tests' fallback, whose older engine needs its own build of the SQLite module.
 */
async function electronSource({ os, arch }) {
  const forThisMachine = os === process.platform && arch === process.arch;
  const present = await genuineElectron();
  if (forThisMachine && 'distDir' in present) return { electronDist: present.distDir };
  if (await downloadReachable()) return {};
  if (!forThisMachine || os !== 'linux')
    throw new Error(`Electron for ${os} ${arch} can be fetched only with access to the open network`);
  const { distDir, version, modulesDir } = await prepareFallback();
  process.stderr.write(
    `Electron's download is unreachable: packing the tests' Electron ${version}, not for use\n`,
  );
  const fitting = { from: modulesDir, to: 'node_modules', filter: '**/*.{js,json,node}' };
  return {
    electronDist: distDir,
    electronVersion: version,
    afterExtract: ({ appOutDir }) => rm(join(appOutDir, 'resources', 'app'), { recursive: true }),
    linux: { files: ['package.json', '!node_modules/better-sqlite3{,/**/*}', fitting] },
  };
}

/** Packs what `dist/` holds. @returns the paths of the artifacts */
export async function dist(args, projectDir = root) {
  const options = readOptions(args);
  if (!existsSync(join(projectDir, 'dist', 'main', 'index.cjs')))
    throw new Error('There is no build to pack: run npm run build first');
  const platform = platforms[options.os];
  const targets = platform.createTarget(options.dir ? DIR_TARGET : DEFAULT_TARGET, Arch[options.arch]);
  const config = { extends: join(root, 'electron-builder.yml'), ...(await electronSource(options)) };
  return build({ projectDir, targets, config, publish: 'never' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await dist(process.argv.slice(2)).catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
