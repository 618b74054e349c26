import { describe, expect, it } from 'vitest';
import { UserFacingError } from '../../../main/errors.ts';
import { shellOptions } from '../../../main/shell/options.ts';

const read = (...words: string[]) => shellOptions(['/opt/electron', '--no-sandbox', '/app', ...words], true);

describe('shellOptions', () => {
  it('reads both ways of writing a value', () => {
    expect(read('--data-dir', '/tmp/x', '--today=2025-01-31')).toEqual({
      dataDir: '/tmp/x',
      today: '2025-01-31',
    });
    expect(read('--data-dir=/tmp/a=b')).toEqual({ dataDir: '/tmp/a=b' });
  });

  it('takes --demo with a size and without', () => {
    expect(read('--demo')).toEqual({ demo: 'small' });
    expect(read('--demo', '--no-sandbox')).toEqual({ demo: 'small' });
    expect(read('--demo=chain')).toEqual({ demo: 'chain' });
  });

  it('lets the last one win and leaves Chromium’s switches alone', () => {
    expect(read('--inspect=0', '--demo=small', '--remote-debugging-port=0', '--demo=chain')).toEqual({
      demo: 'chain',
    });
  });

  it('reads nothing in an installed app', () => {
    expect(shellOptions(['/opt/mesto-desk', '--data-dir', '/tmp/x', '--today=nonsense'], false)).toEqual({});
  });

  it.each([
    ['--demo=huge'],
    ['--today=2025-02-30'],
    ['--today=31.01.2025'],
    ['--today'],
    ['--data-dir'],
    ['--data-dir='],
  ])('refuses %s', (word) => expect(() => read(word)).toThrow(UserFacingError));
});
