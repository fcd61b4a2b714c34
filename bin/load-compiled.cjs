// Loads the compiled package the way `require` does, but with V8's code cache taken when a command has *ended*. Node's
// own cache is taken when a file has just been compiled, so that each function is parsed again, lazily, in every run:
// 30 of 355 ms of processor time for `slipway inspect` on an APK of 18 MB. Plain JavaScript, as it is not compiled.
const fs = require('node:fs');
const { createRequire, getCompileCacheDir, isBuiltin } = require('node:module');
const { dirname, join, resolve } = require('node:path');
const vm = require('node:vm');
const { crc32 } = require('node:zlib');

const wrapper = '(function (exports, require, module, __filename, __dirname, __dynamicImport) { ';
/** Changes with the way in which a kept file is laid out. */
const layout = 1;

/**
 * What the entry file exports, and `keep`, to be called when the command has ended. Kept code is of one command and
 * one installation; it is used only where it is the user's own file, and nothing that fails about it is an error.
 */
exports.loadCompiled = function loadCompiled(entry, command) {
  const place = placeOf(entry, command);
  const kept = place === undefined ? new Map() : readKept(place);
  const loader = createLoader(kept);
  return {
    exports: loader.load(entry),
    keep: () => {
      if (place !== undefined && loader.isStale()) writeKept(place, new Map([...kept, ...loader.compiled()]));
    },
  };
};

function createLoader(kept) {
  const modules = new Map();
  const scripts = new Map();
  let stale = false;
  function load(file) {
    const known = modules.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(file, module);
    const script = new vm.Script(`${wrapper}${sourceOf(file)}\n})`, {
      filename: file,
      columnOffset: -wrapper.length,
      cachedData: kept.get(file),
    });
    if (script.cachedDataRejected !== false) stale = true;
    scripts.set(file, script);
    const run = script.runInThisContext();
    run(module.exports, requireFrom(file, load), module, file, dirname(file), importModule);
    return module.exports;
  }
  return {
    load,
    isStale: () => stale,
    compiled: () => [...scripts].map(([file, script]) => [file, script.createCachedData()]),
  };
}

/** A script has no `import()` of its own but an experimental one, which warns on stderr. */
function sourceOf(file) {
  return fs.readFileSync(file, 'utf8').replace(/(?<![\w.])import\(/g, '__dynamicImport(');
}

/** Packages and files of the user, by name or URL; own chunks are only ever required. */
function importModule(specifier) {
  return import(specifier);
}

/** Own files come through this loader, everything else through Node's. */
function requireFrom(file, load) {
  let foreign;
  return (id) => {
    if (id.startsWith('.')) return load(resolve(dirname(file), id));
    if (isBuiltin(id)) return process.getBuiltinModule(id);
    foreign ??= createRequire(file);
    return foreign(id);
  };
}

/**
 * Where the code of a command is kept: beside Node's own, in a folder of this version of Node and this user. All chunks
 * have the hash of their content in their names; the entry has not, so it is known by the time of its installation.
 */
function placeOf(entry, command = '') {
  const folder = getCompileCacheDir();
  if (folder === undefined || !/^[a-z]{1,16}$/.test(command)) return undefined;
  const { ino, ctimeMs, size } = fs.statSync(entry);
  return { file: join(folder, `slipway-${command}-${ino}`), key: [layout, entry, ctimeMs, size].join(' ') };
}

/**
 * Code by file. The head is JSON and says how long each piece is; the pieces follow, each on a multiple of 8 bytes. V8
 * believes what it is given, so that a file that was damaged on the disk has to be found out here.
 */
function readKept({ file, key }) {
  try {
    const { uid, mode } = fs.statSync(file);
    // In a common folder for temporary files somebody else may have put it there.
    if (process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o022) !== 0)) return new Map();
    const bytes = fs.readFileSync(file);
    const headBytes = bytes.readUInt32LE(0);
    const head = JSON.parse(bytes.toString('utf8', 4, 4 + headBytes));
    const body = bytes.subarray(aligned(4 + headBytes));
    if (head.key !== key || head.crc32 !== crc32(body)) return new Map();
    let end = 0;
    return new Map(
      head.pieces.map(([name, length]) => {
        const start = end;
        end += aligned(length);
        return [name, body.subarray(start, start + length)];
      }),
    );
  } catch {
    return new Map();
  }
}

/** Whole or not at all: other processes may be reading, or writing the same. */
function writeKept({ file, key }, code) {
  const temporary = `${file}.${process.pid}`;
  try {
    const body = Buffer.concat([...code.values()].flatMap(padded));
    const pieces = [...code].map(([name, { length }]) => [name, length]);
    const head = Buffer.from(JSON.stringify({ key, pieces, crc32: crc32(body) }));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(head.length);
    const bytes = Buffer.concat([...padded(Buffer.concat([length, head])), body]);
    fs.mkdirSync(dirname(file), { recursive: true });
    fs.writeFileSync(temporary, bytes, { mode: 0o600, flag: 'wx' });
    fs.renameSync(temporary, file);
  } catch {
    fs.rmSync(temporary, { force: true });
  }
}

function padded(bytes) {
  return [bytes, Buffer.alloc(aligned(bytes.length) - bytes.length)];
}

function aligned(length) {
  return Math.ceil(length / 8) * 8;
}
