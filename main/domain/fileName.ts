const LENGTH_MAX = 120;
const ENDING_MAX = 16;

/**
 * A name that is safe to save a sent file under on any system, and to stand in a link: no path, no control or invisible
 * signs (one of them turns «exe.txt» round), not hidden, at most 120 characters with its ending kept.
 */
export function safeFileName(name: string): string {
  const clean = name
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[\\/:*?"<>|]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  if (clean === '') return 'файл';
  if (clean.length <= LENGTH_MAX) return clean;
  const dot = clean.lastIndexOf('.');
  const ending = dot > 0 && clean.length - dot <= ENDING_MAX ? clean.slice(dot) : '';
  const begin = clean.slice(0, LENGTH_MAX - ending.length).replace(/[\s.]+$/, '');
  return `${begin}${ending}`.toWellFormed();
}
