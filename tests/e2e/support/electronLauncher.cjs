// The app that sits in the test runtime's own `resources/app` (see scripts/electron-runtime.mjs). An Electron with such a folder
// ignores the app path on its command line, so this does what Electron's default app does: it opens the folder named
// by the first argument that is no switch, and loads `-r FILE` before it, which is how Playwright gets in. The test runtime is older than the shipped one and cannot load our
// better-sqlite3, so that one name leads to the copy built for it, in worker threads too.
const Module = require('node:module');
const path = require('node:path');
const threads = require('node:worker_threads');

const resolveFilename = Module._resolveFilename;
const sqliteForThisRuntime = path.join(__dirname, 'node_modules', 'better-sqlite3');
Module._resolveFilename = function (request, ...rest) {
  const wanted = request === 'better-sqlite3' ? sqliteForThisRuntime : request;
  return resolveFilename.call(this, wanted, ...rest);
};

// A worker starts with an unpatched module loader: it is told to load this file first.
threads.Worker = class extends threads.Worker {
  constructor(file, options = {}) {
    super(file, { ...options, execArgv: ['--require', __filename, ...(options.execArgv ?? [])] });
  }
};

function openApp() {
  const { app } = require('electron');
  const words = process.argv.slice(1);
  const loaderAt = words.indexOf('-r') + 1;
  const loader = loaderAt > 0 ? words.splice(loaderAt, 1)[0] : undefined;
  const named = words.find((word) => !word.startsWith('-'));
  if (!named) {
    process.stderr.write('Name the app folder as the first argument\n');
    process.exit(1);
  }
  const folder = path.resolve(named);
  const manifest = require(path.join(folder, 'package.json'));
  const name = manifest.productName || manifest.name;
  app.setName(name);
  app.setVersion(manifest.version);
  app.setAppPath(folder);
  app.setPath('userData', path.join(app.getPath('appData'), name));
  if (loader) require(loader);
  require(path.join(folder, manifest.main));
}

if (threads.isMainThread) openApp();
